/** What another book would do to open clocks, group by group: clocks of tickets with the same facts and the same terms take the same turn. */
import { metricsOf } from '#contract/agreements.ts'
import type { Metric } from '#contract/sla.ts'
import type { Act } from './hearing.ts'
import type { Happening } from './happening.ts'
import { type Line, promised, retarget } from './line.ts'
import { type Facts, chosenOf } from './match.ts'
import { type AgreementVersion, type Book, type ClockName, targetOf, termsName } from './version.ts'

/** Who promises what to a ticket with these facts: a key is a metric with its place. */
export type Promises = ReadonlyMap<string, AgreementVersion>

export const keyOf = ({ metric, scope }: ClockName): string => `${metric} ${scope}`

export function promisesOf(book: Book, facts: Facts, at: number): Promises {
  const held = new Map<string, AgreementVersion>()
  const hold = (metric: Metric, scope: string, version: AgreementVersion | null) => {
    if (version && targetOf(version, metric)) held.set(keyOf({ metric, scope }), version)
  }
  const chosen = (kind: 'sla' | 'ola' | 'uc') => {
    const offer = chosenOf(book.offers, kind, facts, at)
    return { version: (offer && book.versions.get(offer.version)) ?? null, byTeam: (offer?.match.teams.length ?? 0) > 0 }
  }
  const client = chosen('sla').version
  for (const metric of metricsOf.sla) hold(metric, '', client)
  const level = chosen('ola')
  hold('level', (level.byTeam ? facts.team : facts.level) ?? '', level.version)
  if (facts.vendor !== null) hold('vendor', facts.vendor, chosen('uc').version)
  return held
}

/**
 * Something is promised that was not, or at another place: whether a clock begins then, and what it has used, only the log of the ticket says.
 * Of a level that is no longer promised too, for its place is named by who promises it.
 */
export const asksTheLog = (before: Promises, after: Promises): boolean =>
  [...after.keys()].some((key) => !before.has(key)) || [...before.keys()].some((key) => key.startsWith('level ') && !after.has(key))

/** Clocks that stand alike: of one place, under one version and priority. */
export interface Standing extends ClockName {
  readonly version: AgreementVersion
  readonly priority: number
  /** For whom their tickets wait. */
  readonly waitingOn: string | null
}

/** What these clocks would hear at the turn: nothing, that they are withdrawn, or other terms. */
export function heardAtTurn(
  versions: Book['versions'],
  standing: Standing,
  after: Promises,
  priority: number,
  at: number,
): readonly Happening[] {
  const { metric, scope, version, waitingOn } = standing
  const next = after.get(keyOf(standing))
  if (!next) return [{ type: 'cancelled', at, reason: 'agreement' }]
  const given = promised(next, metric, { at, priority })
  const target = targetOf(version, metric)
  if (!given || !target) return []
  const line: Line = { metric, scope, target, terms: termsName(version.id, standing.priority), history: [] }
  const wait: Act | null = waitingOn === null || waitingOn === 'hold' ? null : { type: 'waiting', at, reason: waitingOn, cause: '' }
  retarget(line, given, { wait, versions })
  return line.history
}
