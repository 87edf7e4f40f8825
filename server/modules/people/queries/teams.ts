import { sql } from 'kysely'
import type { Level, OrganisationChip, PersonChip, Team } from '#contract/people.ts'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayRead } from '../policy.ts'

/** Those that are levels now: not merged into another, and not made by a split that is undone. */
export async function levels(db: Reader): Promise<Level[]> {
  const merged = await rows(db, sql<{ id: string }>`select id from level where level_now(id, null) <> id`)
  const gone = new Set(merged.map(({ id }) => id))
  return (await everyLevel(db)).filter(({ id }) => !gone.has(id))
}

async function everyLevel(db: Reader): Promise<Level[]> {
  const found = await db.selectFrom('level').selectAll().orderBy('rank').orderBy('code').execute()
  return found.map(({ id, code, name_ru, name_en, rank, vendor, may_write_to_requester }) => ({
    id,
    code,
    name: { ru: name_ru, en: name_en },
    rank,
    vendor,
    mayWriteToRequester: may_write_to_requester,
  }))
}

export async function levelById(db: Reader, id: string): Promise<Level> {
  const found = (await everyLevel(db)).find((level) => level.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

/** Where tickets begin: the level of the lowest rank. */
export async function firstLevel(db: Reader): Promise<Level> {
  const [first] = await levels(db)
  if (!first) throw new Error('there is no support level')
  return first
}

interface TeamRow {
  id: string
  name: string
  signature_ru: string
  signature_en: string
  levels: string[]
  members: PersonChip[]
  serves: OrganisationChip[]
}

export async function teams(db: Reader, id: string | null = null): Promise<Team[]> {
  const found = await rows(
    db,
    sql<TeamRow>`
    select t.id, t.name, t.signature_ru, t.signature_en,
      (select coalesce(json_agg(l.id order by l.rank, l.code), '[]') from level l where l.id in (
        select level_now(tl.level_id, tl.team_id) from team_level tl where tl.team_id = t.id)) as levels,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate people_order, p.id), '[]')
        from team_member m join person p on p.id = m.person_id where m.team_id = t.id and p.left_at is null) as members,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) order by o.name collate people_order, o.id), '[]')
        from team_served s join organisation o on o.id = s.organisation_id where s.team_id = t.id) as serves
    from team t where ${id}::uuid is null or t.id = ${id}::uuid
    order by t.name collate people_order, t.id`,
  )
  return found.map(({ signature_ru, signature_en, ...team }) => ({ ...team, signature: { ru: signature_ru, en: signature_en } }))
}

/** As this actor may see them: whoever does not set teams up learns no more of their clients than he may read. */
export async function teamsFor(db: Reader, actor: Actor): Promise<Team[]> {
  const sees = ({ id: client }: OrganisationChip) => may(actor, 'settings.edit') || mayRead(actor, { client })
  return (await teams(db)).map((team) => ({ ...team, serves: team.serves.filter(sees) }))
}

export async function teamById(db: Reader, id: string): Promise<Team> {
  const [found] = await teams(db, id)
  if (!found) throw new Refusal('not-found')
  return found
}

/** Teams of a person, by id. */
export const teamsOf = async (db: Reader, person: string): Promise<string[]> =>
  (await db.selectFrom('team_member').select('team_id').where('person_id', '=', person).orderBy('team_id').execute()).map(
    ({ team_id }) => team_id,
  )

/** Everybody in it, those who left too. */
export const membersOf = async (db: Reader, team: string): Promise<string[]> =>
  (await db.selectFrom('team_member').select('person_id').where('team_id', '=', team).orderBy('person_id').execute()).map(
    ({ person_id }) => person_id,
  )
