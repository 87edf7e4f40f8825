import { type RawBuilder, sql } from 'kysely'
import type { Absence, Away as AwayShape, listAbsences } from '#contract/absences.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Absent, standIn, stoodIn } from '../absence.ts'
import { maySetAbsence } from '../policy.ts'
import { personChips } from './chips.ts'
import { teamsOf } from './teams.ts'

export type Away = Value<typeof AwayShape>
interface Row {
  id: string
  person: string
  substitute: string | null
  from: Temporal.Instant
  to: Temporal.Instant
}

const absencesWhere = (db: Reader, condition: RawBuilder<boolean>): Promise<Row[]> =>
  rows(
    db,
    // One who has left stands in for nobody.
    sql`select id, person_id as person, (select s.id from person s where s.id = substitute_id and s.left_at is null) as substitute,
        from_at as "from", to_at as "to" from absence
      where to_at > from_at and ${condition} order by from_at, id`,
  )
const absentOf = ({ person, substitute, from, to }: Row): Absent => ({
  person,
  substitute,
  from: from.epochMilliseconds,
  to: to.epochMilliseconds,
})

/** All that are not over at a moment, the later ones too. */
export const absencesAfter = async (db: Reader, at: Temporal.Instant): Promise<Absent[]> =>
  (await absencesWhere(db, sql`to_at > ${at}`)).map(absentOf)
const absencesAt = (db: Reader, at: Temporal.Instant): Promise<Row[]> => absencesWhere(db, sql`from_at <= ${at} and to_at > ${at}`)

/** Who does the work of a person now: he himself where he is here; null where nobody does. */
export async function standInFor(db: Reader, person: string, at: Temporal.Instant): Promise<string | null> {
  return standIn((await absencesAt(db, at)).map(absentOf), person, at.epochMilliseconds)
}

/** Those who are away now and for whom this person stands in. */
export async function stoodInBy(db: Reader, person: string, at: Temporal.Instant): Promise<string[]> {
  return stoodIn((await absencesAt(db, at)).map(absentOf), person, at.epochMilliseconds)
}

/** Of these people those who are away now. */
export async function awayOf(db: Reader, people: readonly (string | null)[], at: Temporal.Instant): Promise<Away[]> {
  const away = await absencesAt(db, at)
  const found = away.filter(({ person }) => people.includes(person))
  if (found.length === 0) return []
  const absences = away.map(absentOf)
  const ends = found.map((one) => ({ ...one, standIn: standIn(absences, one.person, at.epochMilliseconds) }))
  const chips = await personChips(
    db,
    ends.flatMap((one) => [one.person, one.standIn]),
  )
  return ends.flatMap((one) => {
    const person = chips.get(one.person)
    return person ? [{ person, until: one.to, standIn: chips.get(one.standIn ?? '') ?? null }] : []
  })
}

type List = Value<(typeof listAbsences)['result']>

/** Of one person or of all, those that are not over; `maySet`: the reader may add one (of himself, where nobody is named). */
export async function absencesShown(db: Reader, actor: Actor, person: string | undefined, at: Temporal.Instant): Promise<List> {
  const found = await absencesWhere(db, sql`to_at > ${at} and (${person ?? null}::uuid is null or person_id = ${person ?? null}::uuid)`)
  const about = person ?? personOf(actor)
  return {
    items: await shown(db, actor, found, at),
    maySet: about !== null && maySetAbsence(actor, { id: about, teams: await teamsOf(db, about) }),
  }
}

export async function absenceShown(db: Reader, actor: Actor, id: string, at: Temporal.Instant): Promise<Value<typeof Absence>> {
  const [found] = await shown(db, actor, await absencesWhere(db, sql`id = ${id}`), at)
  if (!found) throw new Refusal('not-found')
  return found
}

export async function absenceById(db: Reader, id: string): Promise<Row | undefined> {
  const [found] = await absencesWhere(db, sql`id = ${id}`)
  return found
}

async function shown(db: Reader, actor: Actor, found: readonly Row[], at: Temporal.Instant): Promise<Value<typeof Absence>[]> {
  const chips = await personChips(
    db,
    found.flatMap(({ person, substitute }) => [person, substitute]),
  )
  return Promise.all(
    found.map(async ({ id, person, substitute, from, to }) => ({
      id,
      person: chips.get(person) ?? { id: person, name: '' },
      substitute: chips.get(substitute ?? '') ?? null,
      from,
      to,
      may: {
        end: Temporal.Instant.compare(to, at) > 0 && maySetAbsence(actor, { id: person, teams: await teamsOf(db, person) }),
      },
    })),
  )
}
