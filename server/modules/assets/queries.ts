import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Asset, listAssets } from '#contract/assets.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Actor } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayEdit, mayKnock, mayRead } from './policy.ts'

type Row = Omit<Asset, 'may'> & { clients: string[] }

const columns = sql`a.id, a.name, a.kind, a.serial, a.inventory, a.remark, a.retired_at as "retiredAt",
  case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as person,
  case when o.id is null then null else json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) end as organisation,
  array(select c.id from organisation c where c.kind = 'client' and c.id in (o.id, p.organisation_id)) as clients`
const tables = sql`asset a left join person p on p.id = a.person_id left join organisation o on o.id = a.organisation_id`

const shown = (actor: Actor, { clients, ...asset }: Row): Asset => ({ ...asset, may: { edit: mayEdit(actor, { clients }) } })

/** The assets that this actor may read: the same answer as `mayRead`. */
export function visibleAssets(actor: Actor): RawBuilder<boolean> {
  if (!mayKnock(actor)) return sql`false`
  if (actor.kind !== 'person' || actor.serves === null) return sql`true`
  return sql`not exists (select from organisation c where c.kind = 'client' and c.id in (o.id, p.organisation_id)
    and not c.id = any(${actor.serves}::uuid[]))`
}

const Place = z.tuple([z.string(), z.uuid()])

export async function assets(db: Reader, actor: Actor, asked: Value<(typeof listAssets)['query']>) {
  const { q = '', kind, person, organisation, retired, limit, cursor } = asked
  const place = readCursor(cursor, Place)
  const conditions = [
    visibleAssets(actor),
    retired ? sql`a.retired_at is not null` : sql`a.retired_at is null`,
    ...(kind === undefined ? [] : [sql`a.kind = ${kind}`]),
    ...(person === undefined ? [] : [sql`a.person_id = ${person}`]),
    ...(organisation === undefined ? [] : [sql`coalesce(a.organisation_id, p.organisation_id) = ${organisation}`]),
    ...q.trim().split(/\s+/).filter(Boolean).slice(0, 8).map(named),
    ...(place ? [sql`(a.name collate people_order, a.id) > (${place[0]} collate people_order, ${place[1]}::uuid)`] : []),
  ]
  const found = await rows(
    db,
    sql<Row>`select ${columns} from ${tables} where ${sql.join(conditions, sql` and `)} order by a.name collate people_order, a.id limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(found, limit, ({ name, id }) => [name, id])
  return { items: items.map((row) => shown(actor, row)), next }
}

function named(word: string): RawBuilder<unknown> {
  const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`(search_form(a.name || ' ' || a.serial || ' ' || a.inventory) like search_form(${like}) or search_form(p.name) like search_form(${like})
    or search_form(o.name) like search_form(${like}))`
}

/** One asset as this actor may see it; otherwise it is as if there were none. */
export async function assetById(db: Reader, actor: Actor, id: string): Promise<Asset> {
  const [row] = await rows(db, sql<Row>`select ${columns} from ${tables} where a.id = ${id}`)
  if (!row || !mayRead(actor, row)) throw new Refusal('not-found')
  return shown(actor, row)
}

/** Client organisations of an owner and of who uses it. */
export async function clientsOf(
  db: Reader,
  { person, organisation }: { person: string | null; organisation: string | null },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from organisation where kind = 'client'
      and (id = ${organisation}::uuid or id = (select organisation_id from person where id = ${person}::uuid))`,
  )
  return found.map(({ id }) => id)
}
