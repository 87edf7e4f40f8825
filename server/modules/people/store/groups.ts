import { randomUUIDv7 } from 'node:crypto'
import type { Updateable } from 'kysely'
import type { NewLevel, NewOrganisation, NewTeam, Permission, RoleName } from '#contract/people.ts'
import type { Tables } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

export async function insertOrganisation({ tx, at }: Work, { name, kind, remark }: NewOrganisation): Promise<string> {
  const id = randomUUIDv7()
  await tx.insertInto('organisation').values({ id, name, kind, remark, added_at: at, last_event_at: at }).execute()
  return id
}

export async function updateOrganisation({ tx, at }: Work, id: string, change: Updateable<Tables['organisation']>): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ ...change, last_event_at: at })
    .where('id', '=', id)
    .execute()
}

/** Answers the first domain that belongs to another organisation, and then changes nothing. */
export async function replaceDomains({ tx }: Work, organisation: string, domains: readonly string[]): Promise<string | undefined> {
  await tx.deleteFrom('organisation_domain').where('organisation_id', '=', organisation).execute()
  if (domains.length === 0) return undefined
  const added = await tx
    .insertInto('organisation_domain')
    .values(domains.map((domain) => ({ domain, organisation_id: organisation })))
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .returning('domain')
    .execute()
  return domains.find((domain) => !added.some((row) => row.domain === domain))
}

export async function insertTeam({ tx, at }: Work, { name, signature }: NewTeam): Promise<string> {
  const id = randomUUIDv7()
  await tx
    .insertInto('team')
    .values({ id, name, signature_ru: signature.ru, signature_en: signature.en, added_at: at, last_event_at: at })
    .execute()
  return id
}

export async function updateTeam({ tx, at }: Work, id: string, change: Updateable<Tables['team']>): Promise<void> {
  await tx
    .updateTable('team')
    .set({ ...change, last_event_at: at })
    .where('id', '=', id)
    .execute()
}

export async function replaceMembers({ tx }: Work, team: string, members: readonly string[]): Promise<void> {
  await tx.deleteFrom('team_member').where('team_id', '=', team).execute()
  if (members.length > 0)
    await tx
      .insertInto('team_member')
      .values(members.map((person_id) => ({ team_id: team, person_id })))
      .execute()
}

export async function replaceLevels({ tx }: Work, team: string, levels: readonly string[]): Promise<void> {
  await tx.deleteFrom('team_level').where('team_id', '=', team).execute()
  if (levels.length > 0)
    await tx
      .insertInto('team_level')
      .values(levels.map((level_id) => ({ team_id: team, level_id })))
      .execute()
}

export async function replaceServed({ tx }: Work, team: string, organisations: readonly string[]): Promise<void> {
  await tx.deleteFrom('team_served').where('team_id', '=', team).execute()
  if (organisations.length > 0)
    await tx
      .insertInto('team_served')
      .values(organisations.map((organisation_id) => ({ team_id: team, organisation_id })))
      .execute()
}

/** Undefined when another level has this code. */
export async function insertLevel(
  { tx, at }: Work,
  { code, name, rank, vendor, mayWriteToRequester }: NewLevel,
): Promise<string | undefined> {
  const added = await tx
    .insertInto('level')
    .values({
      id: randomUUIDv7(),
      code,
      name_ru: name.ru,
      name_en: name.en,
      rank,
      vendor,
      may_write_to_requester: mayWriteToRequester,
      last_event_at: at,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function updateLevel({ tx, at }: Work, id: string, change: Updateable<Tables['level']>): Promise<void> {
  await tx
    .updateTable('level')
    .set({ ...change, last_event_at: at })
    .where('id', '=', id)
    .execute()
}

export async function updateRole({ tx, at }: Work, name: RoleName, permissions: readonly Permission[]): Promise<void> {
  await tx
    .updateTable('role')
    .set({ permissions: [...permissions], last_event_at: at })
    .where('name', '=', name)
    .execute()
}

export async function lockRole(work: Work, name: RoleName): Promise<string> {
  const { id, last_event_at } = await work.tx
    .selectFrom('role')
    .select(['id', 'last_event_at'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow()
  work.notBefore(last_event_at)
  return id
}
