import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { visibleTo } from '#modules/tickets'
import { type Incident, detect, featuresOf, reachMs, tellingOf, wordsOf } from './radar/index.ts'

/** What looks like one problem, and why. */
export interface Recurrence {
  readonly began: string
  readonly last: string
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

interface Row {
  readonly id: string
  readonly number: number
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant | null
  readonly title: string
  readonly text: string | null
  readonly person: string
  readonly service: string | null
  readonly asset: string | null
  readonly category: string | null
}

/** How much of a text is read: what it is about stands at its beginning. */
const readLength = 1_000

/** The recurrences among the incidents of a period, held against all that came before it. */
export async function recurrences(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<Recurrence[]> {
  const past = from.subtract({ milliseconds: reachMs })
  const found = await rows(
    db,
    sql<Row>`select t.id, t.number, t.started_at as at, t.resolved_at as until, title.text as title, told.text as text,
        coalesce(t.affected_id, t.requester_id) as person, t.service_id as service, t.asset_id as asset, t.category_id as category
      from ticket t join text_version title on title.id = t.title_id
      left join lateral (select left(m.text, ${readLength}::int) as text from ticket_conversation c join message m on m.conversation_id = c.conversation_id
        where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1) told on true
      where t.kind = 'incident' and t.started_at >= ${past} and t.started_at < ${to} and ${visibleTo(actor, 't')}
        and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))
      order by t.started_at, t.number`,
  )
  const told = found.map((row) => wordsOf(`${row.title}\n${row.text ?? ''}`))
  const incidents = found.map(({ id, at: came, service, asset, category }, n): Incident => ({
    id,
    at: came.epochMilliseconds,
    features: featuresOf({ words: told[n]?.map(({ term }) => term) ?? [], service, asset, category }),
  }))
  const momentOf = (n: number) => found[n]?.at ?? from
  const { found: clusters, nameOf } = detect(incidents)
  return clusters
    .map((cluster) => ({
      ...cluster,
      inside: [...cluster.members].filter((n) => Temporal.Instant.compare(momentOf(n), from) >= 0).sort((a, b) => a - b),
    }))
    .filter(({ inside }) => inside.length > 0)
    .map(({ inside, profile, finding, noticed }) => {
      const tickets = inside.flatMap((n) => found[n] ?? [])
      const telling = tellingOf(profile, 12).map(nameOf)
      const named = (kind: string) => telling.find((feature) => feature.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? null
      const hours = tickets.reduce((sum, row) => sum + (row.until ?? at).epochMilliseconds - row.at.epochMilliseconds, 0) / 3_600_000
      return {
        began: momentOf(inside[0] ?? 0).toString(),
        last: momentOf(inside.at(-1) ?? 0).toString(),
        noticed: momentOf(noticed).toString(),
        words: telling.flatMap((feature) =>
          writtenOf(
            feature,
            inside.map((n) => told[n] ?? []),
          ),
        ),
        service: named('service'),
        asset: named('asset'),
        category: named('category'),
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
    .sort((a, b) => b.tickets.length - a.tickets.length || a.began.localeCompare(b.began))
}

/** A word as most wrote it; nothing for a service, an asset, a category. */
function writtenOf(feature: string, texts: readonly (readonly { readonly term: string; readonly written: string }[])[]): string[] {
  const counts = new Map<string, number>()
  for (const words of texts)
    for (const { term, written } of words) if (term === feature) counts.set(written, (counts.get(written) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? [most[0]] : []
}
