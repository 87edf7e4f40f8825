import type { CutBy, CutOf } from '#contract/worklists.ts'

export type Query = Record<string, string>

export interface LevelScope {
  readonly from: string
  readonly to: string
  readonly structure: string | undefined
  readonly organisation?: string | undefined
  readonly service?: string | undefined
  readonly kind?: string | undefined
  readonly narrow?: string | undefined
}

/** The list of all tickets that a report of levels speaks of: those that came in during the period. */
export function levelBase({ from, to, ...more }: LevelScope): Query {
  const given = Object.entries(more).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return { view: 'all', openedFrom: from, openedTo: to, ...Object.fromEntries(given) }
}

export const cutOf = (base: Query, by: CutBy, of: CutOf, value: string): Query => ({ ...base, cut: `${by}:${of}:${value}` })

/** The facts of a way that the report counts, each the `journey` of a list. */
export const counted = [
  'resolved',
  'first-only',
  'first-contact',
  'handed-over',
  'never-handed-over',
  'ping-pong',
  'reopened',
  'never-resolved',
] as const

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What two sets of stretches of one ticket have in common; each set is in order and does not overlap itself. */
export function common(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return some.flatMap((a) =>
    others.flatMap((b) => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)]
      return from < to ? [{ from, to }] : []
    }),
  )
}
