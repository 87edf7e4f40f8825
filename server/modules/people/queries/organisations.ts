import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Value } from '#contract/endpoint.ts'
import type { listOrganisations } from '#contract/people-acts.ts'
import type { Organisation, OrganisationKind } from '#contract/people.ts'
import { type Actor, may } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { domainsOf } from '../address.ts'
import { mayEditHouse, mayEditOrganisation, mayRead } from '../policy.ts'

interface Row {
  id: string
  name: string
  kind: z.output<typeof OrganisationKind>
  remark: string
  domains: string[]
  people: number
}

const columns = sql`o.id, o.name, o.kind, o.remark,
  (select coalesce(json_agg(d.domain order by d.domain), '[]') from organisation_domain d where d.organisation_id = o.id) as domains,
  (select count(*)::integer from person p where p.organisation_id = o.id and p.left_at is null) as people`

const clientOf = ({ id, kind }: Pick<Row, 'id' | 'kind'>): string | null => (kind === 'client' ? id : null)

const shown = (actor: Actor, row: Row): Organisation => ({
  ...row,
  may: { edit: row.kind === 'client' ? mayEditOrganisation(actor, { client: row.id }) : mayEditHouse(actor) },
})

function visible(actor: Actor): RawBuilder<boolean> {
  if (!may(actor, 'person.read')) return sql`false`
  if (actor.kind !== 'person' || actor.serves === null) return sql`true`
  return sql`(o.kind <> 'client' or o.id = any(${actor.serves}::uuid[]))`
}

const Place = z.tuple([z.string(), z.uuid()])

export async function organisations(db: Reader, actor: Actor, { q, kind, limit, cursor }: Value<(typeof listOrganisations)['query']>) {
  const place = readCursor(cursor, Place)
  const like = q === undefined ? undefined : `%${q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const conditions = [
    visible(actor),
    ...(kind === undefined ? [] : [sql`o.kind = ${kind}`]),
    ...(like === undefined
      ? []
      : [
          sql`(search_form(o.name) like search_form(${like}) or exists (select from organisation_domain d where d.organisation_id = o.id and d.domain ilike ${like}))`,
        ]),
    ...(place ? [sql`(o.name collate people_order, o.id) > (${place[0]} collate people_order, ${place[1]}::uuid)`] : []),
  ]
  const page = await rows(
    db,
    sql<Row>`select ${columns} from organisation o where ${sql.join(conditions, sql` and `)} order by o.name collate people_order, o.id limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(page, limit, ({ name, id }) => [name, id])
  return { items: items.map((row) => shown(actor, row)), next }
}

export async function organisationById(db: Reader, actor: Actor, id: string): Promise<Organisation> {
  const [row] = await rows(db, sql<Row>`select ${columns} from organisation o where o.id = ${id}`)
  if (!row || !mayRead(actor, { client: clientOf(row) })) throw new Refusal('not-found')
  return shown(actor, row)
}

/** The organisation whose mail domain, or a parent of it, the address is in; public domains belong to nobody. */
export async function organisationOfAddress(db: Reader, address: string): Promise<string | undefined> {
  const candidates = domainsOf(address)
  if (candidates.length === 0) return undefined
  const found = await db.selectFrom('organisation_domain').select(['domain', 'organisation_id']).where('domain', 'in', candidates).execute()
  return candidates.map((candidate) => found.find(({ domain }) => domain === candidate)).find((row) => row !== undefined)?.organisation_id
}

/** The support provider itself: there is always exactly one. */
export const provider = async (db: Reader): Promise<string> =>
  (await db.selectFrom('organisation').select('id').where('kind', '=', 'provider').executeTakeFirstOrThrow()).id
