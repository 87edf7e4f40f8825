import type { Entry } from './entries.ts'

/** What a log amounts to: counted in the file and in the house, and the two must agree. */
export interface Figures {
  readonly cases: number
  /** Changes of team from one entry to the next. */
  readonly handOvers: number
  /** Entries that wait for the requester and are followed by another. */
  readonly waits: number
  readonly reopened: number
  readonly neverResolved: number
  /** Cases that a level has touched, by its code. */
  readonly touched: Readonly<Record<string, number>>
  /** Cases that no level but the first has touched. */
  readonly firstOnly: number
}

export function figuresOf(cases: readonly (readonly Entry[])[], levels: readonly string[]): Figures {
  const count = (is: (entries: readonly Entry[]) => boolean) => cases.filter(is).length
  const touches = (code: string) => (entries: readonly Entry[]) => entries.some((entry) => entry.levels.includes(code))
  const later = levels.slice(1)
  return {
    cases: cases.length,
    handOvers: steps(cases, (before, after) => before.team !== after.team),
    waits: steps(cases, (before) => before.meaning === 'waits-requester'),
    reopened: count((entries) => overs(entries).some((over, at, all) => !over && all[at - 1] === true)),
    neverResolved: count((entries) => !overs(entries).includes(true)),
    touched: Object.fromEntries(levels.map((code) => [code, count(touches(code))])),
    firstOnly: count((entries) => !later.some((code) => touches(code)(entries))),
  }
}

const steps = (cases: readonly (readonly Entry[])[], is: (before: Entry, after: Entry) => boolean): number =>
  cases.reduce((sum, entries) => sum + entries.filter((after, at) => entries[at - 1] && is(entries[at - 1] ?? after, after)).length, 0)

/** Entry by entry: is the case resolved or closed after it? */
function overs(entries: readonly Entry[]): boolean[] {
  const found: boolean[] = []
  for (const { meaning } of entries)
    found.push(meaning === 'same' ? (found.at(-1) ?? false) : meaning === 'resolved' || meaning === 'closed')
  return found
}

/** Pairs of figures, those of the levels each on its own, in the order in which they are told. */
export const compared = (file: Figures, house: Figures): { figure: string; level?: string; file: number; house: number }[] => [
  ...(['cases', 'handOvers', 'waits', 'reopened', 'neverResolved', 'firstOnly'] as const).map((figure) => ({
    figure,
    file: file[figure],
    house: house[figure],
  })),
  ...Object.entries(file.touched).map(([level, count]) => ({ figure: 'touched', level, file: count, house: house.touched[level] ?? 0 })),
]
