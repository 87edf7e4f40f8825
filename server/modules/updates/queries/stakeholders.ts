import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Stakeholders, listUpdateLetters } from '#contract/updates.ts'
import { visiblePeople } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { reachOf } from '../recipients.ts'
import { candidatesOf } from './candidates.ts'
import { incidentOf } from './incident.ts'
import { planOf } from './plans.ts'

/** Which of these people the actor may see, and of whom. */
async function seen(db: Reader, actor: Actor, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string | null>> {
  const found = await rows<{ id: string; organisation: string | null }>(
    db,
    sql`select p.id, o.name as organisation from person p left join organisation o on o.id = p.organisation_id
      where p.id = any(${ids.filter((id) => id !== null)}::uuid[]) and ${visiblePeople(actor)}`,
  )
  return new Map(found.map(({ id, organisation }) => [id, organisation]))
}

/** Whom the next update reaches, and who has stopped them: by name only those of clients whom the reader serves. */
export async function stakeholdersOf(db: Reader, actor: Actor, ticket: string): Promise<Value<typeof Stakeholders>> {
  const plan = await planOf(db, await incidentOf(db, ticket))
  const candidates = await candidatesOf(db, ticket, plan.people)
  const { recipients } = reachOf(candidates, plan.circles)
  const kept = await rows<{ id: string; key: string; follows: boolean }>(
    db,
    sql`select id, coalesce(person_id::text, address) as key, follows from stakeholder where ticket_id = ${ticket}`,
  )
  const rowOf = new Map(kept.map((one) => [one.key, one]))
  const quiet = new Map(candidates.filter(({ stopped }) => stopped).map((one) => [one.person ?? one.address ?? '', one]))
  const all = [
    ...recipients.map((one) => ({ ...one, stopped: false, circle: one.circle })),
    ...[...quiet.values()].map((one) => ({ ...one, circle: null })),
  ]
  const visible = await seen(
    db,
    actor,
    all.map(({ person }) => person),
  )
  const items = all.flatMap(({ person, address, name, language, circle, stopped }) => {
    if (person !== null && !visible.has(person)) return []
    const row = rowOf.get(person ?? '') ?? rowOf.get(address ?? '')
    return [
      {
        id: row?.id ?? null,
        name,
        address,
        language,
        circle,
        organisation: person === null ? null : (visible.get(person) ?? null),
        follows: row?.follows ?? false,
        stopped,
      },
    ]
  })
  return { items, hidden: all.length - items.length }
}

type Letters = Value<(typeof listUpdateLetters)['result']>

/** Letters that did not leave, or may have left twice. */
export async function doubtful(db: Reader, actor: Actor, update: string): Promise<Letters> {
  const found = await rows<Letters['items'][number] & { person: string | null }>(
    db,
    sql`select l.id, coalesce(p.name, s.name) as name, l.address, l.state, l.uncertain, l.failure, s.person_id as person
      from update_letter l join stakeholder s on s.id = l.stakeholder_id left join person p on p.id = s.person_id
      where l.update_id = ${update} and (l.uncertain or l.state = 'failed' or l.failure is not null) order by l.state, l.id`,
  )
  const visible = await seen(
    db,
    actor,
    found.map(({ person }) => person),
  )
  const items = found.filter(({ person }) => person === null || visible.has(person))
  return { items, hidden: found.length - items.length }
}
