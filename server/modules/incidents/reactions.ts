import type { Reaction } from '#platform/events/index.ts'
import { reactions as children } from './children/reactions.ts'
import { propose } from './major/reactions.ts'
import { fallDue } from './reviews/reactions.ts'

export const reactions: readonly Reaction[] = [propose, ...children, fallDue]
