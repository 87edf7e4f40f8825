import type { Manner } from './corpus.ts'
import { office } from './office.ts'
import { plant } from './plant.ts'
import { invented } from './world.ts'

const usual = { days: 200, incidents: 10_000, problems: 30, size: [8, 40], spread: [2, 30], english: 0.3, world: office } as const

/** Desks that differ in how people write, what is filled in and how the work comes. */
export const corpora: readonly (readonly [string, Omit<Manner, 'seed'>])[] = [
  ['office', usual],
  ['plant', { ...usual, world: plant }],
  ['invented words', { ...usual, world: invented(77) }],
  ['short titles', { ...usual, short: true }],
  ['one form', { ...usual, form: true }],
  ['slips', { ...usual, slips: 0.1 }],
  ['both languages', { ...usual, english: 0.5, mixed: true }],
  ['English', { ...usual, english: 1 }],
  ['seasons', { ...usual, seasons: true }],
  ['one service', { ...usual, oneService: true, filled: [1, 0, 0] }],
  ['nothing filled in', { ...usual, filled: [0, 0, 0] }],
  ['short, nothing', { ...usual, short: true, filled: [0, 0, 0], world: plant }],
  ['small desk', { ...usual, incidents: 1_500, problems: 10, size: [6, 20] }],
  ['slow problems', { ...usual, size: [8, 16], spread: [30, 60] }],
  ['outbreaks', { ...usual, size: [20, 120], spread: [1, 3] }],
]
