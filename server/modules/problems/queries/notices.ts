import { sql } from 'kysely'
import type { Permission } from '#contract/people.ts'
import { standingOf } from '#modules/people'
import { workedBy } from '#modules/tickets'
import type { PersonActor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

const leads: Permission = 'ticket.close-unconfirmed'

export interface FoundRecurrence {
  readonly words: readonly string[]
  readonly incidents: number
  /** Who leads, and may work on every incident of it. */
  readonly people: readonly string[]
}

/** What a notice of a recurrence says and to whom; undefined when somebody has decided on it already. */
export async function foundRecurrence(db: Reader, id: string): Promise<FoundRecurrence | undefined> {
  const [found] = await rows<{ words: string[]; incidents: number }>(
    db,
    sql`select words, (select count(*)::int from recurrence_ticket where recurrence_id = r.id) as incidents from recurrence r
      where id = ${id} and state = 'proposed'`,
  )
  if (!found) return undefined
  const candidates = await rows<{ id: string }>(
    db,
    sql`select distinct p.id from person p join person_role r on r.person_id = p.id and r.role in ('lead', 'manager') where p.left_at is null order by p.id`,
  )
  const people: string[] = []
  for (const person of candidates) {
    const actor = await actorOf(db, person.id)
    if (actor.permissions.has(leads) && (await mayWorkOnAll(db, actor, id))) people.push(person.id)
  }
  return { ...found, people }
}

async function actorOf(db: Reader, id: string): Promise<PersonActor> {
  const standing = await standingOf(db, id)
  if (!standing) throw new Error(`no person ${id}`)
  const { permissions, organisation, teams, serves } = standing
  return {
    kind: 'person',
    id,
    permissions,
    organisation: organisation?.id ?? null,
    teams: teams.map((team) => team.id),
    serves,
    by: 'link',
  }
}

async function mayWorkOnAll(db: Reader, actor: PersonActor, recurrence: string): Promise<boolean> {
  const [found] = await rows<{ all: boolean }>(
    db,
    sql`select coalesce(bool_and(coalesce(${workedBy(actor, 't')}, false)), false) as all from recurrence_ticket m join ticket t on t.id = m.ticket_id
      where m.recurrence_id = ${recurrence}`,
  )
  return found?.all === true
}

/** An improvement that is late still. */
export async function lateImprovement(db: Reader, id: string): Promise<{ what: string; due: string } | undefined> {
  const [found] = await rows<{ what: string; due: string }>(
    db,
    sql`select w.text as what, i.due_on::text as due from improvement i join text_version w on w.id = i.what_id
      where i.id = ${id} and i.state in ('accepted', 'doing')`,
  )
  return found
}
