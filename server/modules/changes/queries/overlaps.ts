import type { Change } from '#contract/changes.ts'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import { namesOf } from './names.ts'

/** What a change touches: what it names, and what its ticket is about. */
export const servicesOf = sql<string[]>`array_remove(array_append(c.services, t.service_id), null)`
export const assetsOf = sql<string[]>`array_remove(array_append(c.assets, t.asset_id), null)`

/** It may still be carried out, or is being: neither rolled back nor over. */
export const isAhead = sql<boolean>`c.rolled_back_at is null and t.status not in ('resolved', 'closed') and t.merged_into_id is null`

interface Row {
  readonly number: number
  readonly title: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly services: string[]
  readonly assets: string[]
}

/** Other changes that this actor may see, whose window meets that of this one and which touch the same. */
export async function overlapsOf(db: Reader, actor: Actor, change: string): Promise<Change['overlaps']> {
  const found = await rows<Row>(
    db,
    sql`with mine as (select c.id, c.from_at, c.to_at, ${servicesOf} as services, ${assetsOf} as assets from change c join ticket t on t.id = c.id where c.id = ${change})
      select t.number, title.text as title, c.from_at as "from", c.to_at as "to",
        array(select unnest(${servicesOf}) intersect select unnest(mine.services)) as services,
        array(select unnest(${assetsOf}) intersect select unnest(mine.assets)) as assets
      from mine join change c on c.id <> mine.id and c.from_at < mine.to_at and c.to_at > mine.from_at
      join ticket t on t.id = c.id join text_version title on title.id = t.title_id
      where ${isAhead} and (${servicesOf} && mine.services or ${assetsOf} && mine.assets) and ${visibleTo(actor, 't')}
      order by c.from_at, t.number limit 20`,
  )
  const names = await namesOf(db, { services: found.flatMap(({ services }) => services), assets: found.flatMap(({ assets }) => assets) })
  return found.map(({ number, title, from, to, services, assets }) => ({
    ticket: { number, title },
    window: { from, to },
    services: names.services(services),
    assets: names.assets(assets),
  }))
}
