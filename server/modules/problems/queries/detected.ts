import type { Actor } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { detect, reachMs, tellingOf } from '../radar/index.ts'
import { incidentsBetween } from './incident-rows.ts'
import { heardOf, namedIn, toldWords, writtenOf } from '../telling.ts'

/** What looks like one problem, and why. */
export interface Recurrence {
  readonly began: string
  readonly last: string
  /** Too little speaks for it yet, and it may go on. */
  readonly early: boolean
  /** When the radar would first have told of it. */
  readonly noticed: string
  /** What its incidents have in common, most telling first; words as people wrote them. */
  readonly words: readonly string[]
  readonly service: string | null
  readonly asset: string | null
  readonly category: string | null
  /** At its strongest: how many there were in a stretch, how many the time since `since` made one expect, and how likely that is by chance. */
  readonly unusual: {
    readonly incidents: number
    readonly expected: number
    readonly before: number
    readonly since: string
    readonly chance: number
  }
  /** Hours from report to resolution (or until now), and the people who reported or suffered. */
  readonly cost: { readonly hours: number; readonly people: number }
  readonly tickets: readonly { readonly id: string; readonly number: number; readonly title: string; readonly at: string }[]
}

/** The recurrences among the incidents of a period, held against all that came before it. */
export async function recurrences(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<Recurrence[]> {
  const past = from.subtract({ milliseconds: reachMs })
  const found = await incidentsBetween(db, actor, { from: past, to })
  const told = found.map(toldWords)
  const incidents = found.map((row, n) => heardOf(row, told[n] ?? []))
  const momentOf = (n: number) => found[n]?.at ?? from
  const { found: clusters, nameOf } = detect(incidents)
  return clusters
    .map((cluster) => ({
      ...cluster,
      inside: [...cluster.members].filter((n) => Temporal.Instant.compare(momentOf(n), from) >= 0).sort((a, b) => a - b),
    }))
    .filter(({ inside }) => inside.length > 0)
    .map(({ inside, profile, finding, noticed, confirmed }) => {
      const tickets = inside.flatMap((n) => found[n] ?? [])
      const telling = tellingOf(profile, 12).map(nameOf)
      const hours = tickets.reduce((sum, row) => sum + (row.until ?? at).epochMilliseconds - row.at.epochMilliseconds, 0) / 3_600_000
      return {
        began: momentOf(inside[0] ?? 0).toString(),
        last: momentOf(inside.at(-1) ?? 0).toString(),
        early: !confirmed,
        noticed: momentOf(noticed).toString(),
        words: telling.flatMap((feature) =>
          writtenOf(
            feature,
            inside.map((n) => told[n] ?? []),
          ),
        ),
        service: namedIn(telling, 'service'),
        asset: namedIn(telling, 'asset'),
        category: namedIn(telling, 'category'),
        unusual: {
          incidents: finding.members.length,
          expected: finding.expected,
          before: finding.before,
          since: Temporal.Instant.fromEpochMilliseconds(finding.since).toString(),
          chance: finding.chance,
        },
        cost: { hours: Math.round(Math.max(0, hours) * 10) / 10, people: new Set(tickets.map(({ person }) => person)).size },
        tickets: tickets.map(({ id, number, title, at: came }) => ({ id, number, title, at: came.toString() })),
      }
    })
    .sort((a, b) => Number(a.early) - Number(b.early) || b.tickets.length - a.tickets.length || a.began.localeCompare(b.began))
}
