import { randomUUIDv7 } from 'node:crypto'
import { type Updateable, sql } from 'kysely'
import type { AddressKind, RoleName } from '#contract/people.ts'
import type { Tables } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

/** One at a time: whoever adds this address waits for another who adds it just now. */
export async function lockAddress({ tx }: Work, kind: AddressKind, value: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${kind} ${value}`}, 0))`.execute(tx)
}

/** Whoever takes the administrator's role from somebody waits for another who does so just now. */
export async function lockAdministrators({ tx }: Work): Promise<void> {
  await tx.selectFrom('role').select('name').where('name', '=', 'administrator').forUpdate().execute()
}

export async function insertPerson(
  { tx, at }: Work,
  person: {
    id: string
    name: string
    organisation_id: string | null
    language: 'ru' | 'en'
    time_zone: string
    vip: boolean
    remark: string
  },
): Promise<void> {
  await tx
    .insertInto('person')
    .values({ ...person, added_at: at, last_event_at: at })
    .execute()
}

export async function updatePerson({ tx, at }: Work, id: string, change: Updateable<Tables['person']>): Promise<void> {
  await tx
    .updateTable('person')
    .set({ ...change, last_event_at: at })
    .where('id', '=', id)
    .execute()
}

/** The first address of a kind is the preferred one. */
export async function insertAddress({ tx }: Work, person: string, kind: AddressKind, value: string): Promise<string> {
  const id = randomUUIDv7()
  const first = await tx
    .selectFrom('address')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst()
  await tx.insertInto('address').values({ id, person_id: person, kind, value, is_primary: !first }).execute()
  return id
}

/** The eldest of the rest becomes the preferred one when that one goes. */
export async function deleteAddress(work: Work, person: string, id: string): Promise<void> {
  const gone = await work.tx
    .deleteFrom('address')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning(['kind', 'is_primary'])
    .executeTakeFirst()
  if (!gone) throw new Refusal('not-found')
  if (!gone.is_primary) return
  const next = await work.tx
    .selectFrom('address')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', gone.kind)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (next) await work.tx.updateTable('address').set({ is_primary: true }).where('id', '=', next.id).execute()
}

export async function preferAddressRow({ tx }: Work, person: string, id: string): Promise<void> {
  const row = await tx.selectFrom('address').select('kind').where('id', '=', id).where('person_id', '=', person).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  await tx.updateTable('address').set({ is_primary: false }).where('person_id', '=', person).where('kind', '=', row.kind).execute()
  await tx.updateTable('address').set({ is_primary: true }).where('id', '=', id).execute()
}

export async function replaceRoles({ tx }: Work, person: string, roles: readonly RoleName[]): Promise<void> {
  await tx.deleteFrom('person_role').where('person_id', '=', person).execute()
  if (roles.length > 0)
    await tx
      .insertInto('person_role')
      .values(roles.map((role) => ({ person_id: person, role })))
      .execute()
}
