import type { Reaction } from '#platform/events/index.ts'
import { reactions as children } from './children/reactions.ts'
import { propose } from './major/reactions.ts'

export const reactions: readonly Reaction[] = [propose, ...children]
