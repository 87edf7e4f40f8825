import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { listPeople } from '#contract/people-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Address, AddressKind, OrganisationChip, Person, PersonChip, RoleName, TeamChip } from '#contract/people.ts'
import type { Language } from '#contract/common.ts'
import { type Actor, may } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayChangeTeams, mayEditPerson, mayRead, mayRule } from '../policy.ts'
import { type RoleBook, isStaff, permissionsOf } from '../role.ts'
import { normal } from './normal.ts'
import { roleBook } from './roles.ts'
import { found } from './search.ts'

interface Row {
  id: string
  name: string
  language: Language
  time_zone: string
  vip: boolean
  remark: string
  left_at: Temporal.Instant | null
  organisation: OrganisationChip | null
  addresses: z.output<typeof Address>[]
  roles: RoleName[]
  teams: TeamChip[]
}

const columns = sql`p.id, p.name, p.language, p.time_zone, p.vip, p.remark, p.left_at,
  (select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) from organisation o where o.id = p.organisation_id) as organisation,
  (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'primary', a.is_primary)
    order by a.kind, a.is_primary desc, a.value), '[]') from address a where a.person_id = p.id) as addresses,
  (select coalesce(json_agg(r.name order by r.rank), '[]') from person_role pr join role r on r.name = pr.role where pr.person_id = p.id) as roles,
  (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name collate people_order), '[]')
    from team_member m join team t on t.id = m.team_id where m.person_id = p.id) as teams`

const clientOf = (organisation: OrganisationChip | null): string | null => (organisation?.kind === 'client' ? organisation.id : null)

function shown(actor: Actor, book: RoleBook, { time_zone: timeZone, left_at: leftAt, ...row }: Row): Person {
  const ruled = { client: clientOf(row.organisation), permissions: permissionsOf(row.roles, book) }
  const edit = mayEditPerson(actor, ruled)
  return { ...row, timeZone, leftAt, may: { edit, setRoles: mayRule(actor, ruled), setTeams: edit && mayChangeTeams(actor) } }
}

/** The people `p` that this actor may read: the same answer as `mayRead`. */
export function visiblePeople(actor: Actor): RawBuilder<boolean> {
  if (!may(actor, 'person.read')) return sql`false`
  if (actor.kind !== 'person' || actor.serves === null) return sql`true`
  return sql`(p.organisation_id is null or exists (select from organisation seen
    where seen.id = p.organisation_id and (seen.kind <> 'client' or seen.id = any(${actor.serves}::uuid[]))))`
}

const Place = z.tuple([z.string(), z.uuid()])

export async function people(db: Reader, actor: Actor, asked: Value<(typeof listPeople)['query']>) {
  const { q, organisation, staff, left, team, limit, cursor } = asked
  const book = await roleBook(db)
  const place = readCursor(cursor, Place)
  const conditions = [
    visiblePeople(actor),
    left ? sql`p.left_at is not null` : sql`p.left_at is null`,
    ...(organisation === undefined ? [] : [sql`p.organisation_id = ${organisation}`]),
    ...(team === undefined ? [] : [sql`exists (select from team_member m where m.person_id = p.id and m.team_id = ${team})`]),
    ...(staff === undefined ? [] : [staff ? hasRole(staffRoles(book)) : sql`not ${hasRole(staffRoles(book))}`]),
    ...(q === undefined ? [] : await found(db, q)),
    ...(place ? [sql`(p.name collate people_order, p.id) > (${place[0]} collate people_order, ${place[1]}::uuid)`] : []),
  ]
  const page = await rows(
    db,
    sql<Row>`select ${columns} from person p where ${sql.join(conditions, sql` and `)} order by p.name collate people_order, p.id limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(page, limit, ({ name, id }) => [name, id])
  return { items: items.map((row) => shown(actor, book, row)), next }
}

const staffRoles = (book: RoleBook): RoleName[] => [...book.keys()].filter((role) => isStaff(permissionsOf([role], book)))
const hasRole = (roles: readonly RoleName[]) =>
  sql`exists (select from person_role pr where pr.person_id = p.id and pr.role = any(${roles}::text[]))`

/** One person as this actor may see him; otherwise it is as if there were no such person. */
export async function personById(db: Reader, actor: Actor, id: string): Promise<Person> {
  const [row] = await rows(db, sql<Row>`select ${columns} from person p where p.id = ${id}`)
  if (!row || !mayRead(actor, { client: clientOf(row.organisation) })) throw new Refusal('not-found')
  return shown(actor, await roleBook(db), row)
}

/** `text` as people or letters write it; undefined when it is nobody's. */
export async function findPersonByAddress(db: Reader, kind: AddressKind, text: string): Promise<string | undefined> {
  const value = normal(kind, text)
  if (value === undefined) return undefined
  const found = await db.selectFrom('address').select('person_id').where('kind', '=', kind).where('value', '=', value).executeTakeFirst()
  return found?.person_id
}

/** Addresses of a kind, the preferred one first. */
export const addressesOf = async (db: Reader, person: string, kind: AddressKind): Promise<string[]> =>
  (
    await db
      .selectFrom('address')
      .select('value')
      .where('person_id', '=', person)
      .where('kind', '=', kind)
      .orderBy('is_primary', 'desc')
      .orderBy('value')
      .execute()
  ).map(({ value }) => value)

/** People of no organisation who have an address in one of the domains or below. */
export const homelessOf = async (db: Reader, domains: readonly string[]): Promise<{ person: string; address: string }[]> =>
  rows(
    db,
    sql<{
      person: string
      address: string
    }>`select distinct on (p.id) p.id as person, a.value as address from person p join address a on a.person_id = p.id
      where p.organisation_id is null and a.kind = 'email'
        and exists (select from unnest(${domains}::text[]) domain where a.value like '%@' || domain or a.value like '%.' || domain)
      order by p.id, a.value`,
  )

/** All who may work tickets, in the order of their names. */
export async function staff(db: Reader): Promise<PersonChip[]> {
  const book = await roleBook(db)
  const workers = [...book.keys()].filter((role) => permissionsOf([role], book).has('ticket.work'))
  return rows(
    db,
    sql<PersonChip>`select p.id, p.name from person p where p.left_at is null and ${hasRole(workers)} order by p.name collate people_order, p.id`,
  )
}
