import type { setAbsence as Set } from '#contract/absences.ts'
import type { Value } from '#contract/endpoint.ts'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { leadsBack, overlaps } from '../absence.ts'
import { maySetAbsence } from '../policy.ts'
import { absenceById, absencesAfter } from '../queries/absences.ts'
import { standingOf } from '../queries/standing.ts'
import { teamsOf } from '../queries/teams.ts'
import { insertAbsence, lockAbsences, shortenAbsence } from '../store/absences.ts'
import { lockPerson } from './lock.ts'

/** Somebody will be away, and another inherits his queue and his notices. One may not come back to oneself through others who are away too. */
export async function setAbsence(work: Work, { person, substitute, from, to }: Value<(typeof Set)['body']>): Promise<string> {
  const { leftAt, permissions, teams } = await lockPerson(work, person)
  allow(maySetAbsence(work.actor, { id: person, teams: teams.map(({ id }) => id) }))
  if (leftAt !== null || !permissions.has('ticket.work')) throw new Refusal('not-found')
  if (Temporal.Instant.compare(to, from) <= 0) throw new Refusal('people.absence-backwards')
  if (Temporal.Instant.compare(to, work.at) <= 0) throw new Refusal('people.absence-over')
  if (substitute === person) throw new Refusal('people.substitute-himself')
  if (substitute !== null && !(await works(work, substitute))) throw new Refusal('people.substitute-not-staff')
  await lockAbsences(work)
  const known = await absencesAfter(work.tx, work.at)
  const added = { person, substitute, from: from.epochMilliseconds, to: to.epochMilliseconds }
  if (overlaps(known, added)) throw new Refusal('people.absence-overlaps')
  if (leadsBack(known, added)) throw new Refusal('people.substitute-loop')
  const absence = await insertAbsence(work, { person, substitute, from, to })
  work.record(person, { type: 'person.absence-set', absence, substitute, from: from.toString(), to: to.toString() })
  return absence
}

async function works({ tx }: Work, person: string): Promise<boolean> {
  const standing = await standingOf(tx, person)
  return standing?.leftAt === null && standing.permissions.has('ticket.work')
}

/** One that has begun ends now, one that has not is called off. */
export async function endAbsence(work: Work, id: string): Promise<void> {
  const known = await absenceById(work.tx, id)
  if (!known) throw new Refusal('not-found')
  await lockPerson(work, known.person)
  allow(maySetAbsence(work.actor, { id: known.person, teams: await teamsOf(work.tx, known.person) }))
  const found = await absenceById(work.tx, id)
  if (!found || Temporal.Instant.compare(found.to, work.at) <= 0) throw new Refusal('people.absence-over')
  await shortenAbsence(work, id)
  work.record(known.person, { type: 'person.absence-ended', absence: id })
}
