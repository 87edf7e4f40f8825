import type { NewUpdate } from '#contract/updates.ts'
import { readRules, ticketToWork } from '#modules/tickets'
import { allow, isPerson, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { releaseUpdate } from '../adapters/job-types.ts'
import { approverOf } from '../plan.ts'
import { mayApprove } from '../policy.ts'
import { incidentOf } from '../queries/incident.ts'
import { planOf } from '../queries/plans.ts'
import { type Held, changeUpdate, insertUpdate, lockUpdate, ticketOfUpdate } from '../store/updates.ts'
import { checkNext, checkUpdate } from '../update.ts'

/** Answers the ticket. */
export async function writeUpdate(work: Work, ref: string, update: NewUpdate): Promise<string> {
  const { id: ticket } = await ticketToWork(work, ref)
  const incident = await incidentOf(work.tx, ticket)
  if (incident.kind !== 'incident') throw new Refusal('updates.not-an-incident')
  checkUpdate(update, work.at)
  const plan = await planOf(work.tx, incident)
  const asks = approverOf(plan, incident.communicator, personOf(work.actor))
  const { ru, en } = update.words
  const release_at = await releaseMoment(work)
  const id = await insertUpdate(work, {
    ticket_id: ticket,
    happened_ru: ru.happened,
    happened_en: en.happened,
    meaning_ru: ru.meaning,
    meaning_en: en.meaning,
    doing_ru: ru.doing,
    doing_en: en.doing,
    next_at: update.last ? null : update.next,
    last: update.last,
    plan_id: plan.id,
    circles: plan.circles,
    people: plan.people,
    template: plan.template,
    wording: plan.wording,
    state: asks === null ? 'held' : 'asked',
    author_id: personOf(work.actor),
    written_at: work.at,
    approver_id: asks,
    release_at: asks === null ? release_at : null,
  })
  work.record(ticket, { type: 'update.written', update: id, asks })
  if (asks === null) work.later(releaseUpdate, { update: id }, release_at)
  return ticket
}

/** Answers the ticket. */
export async function approveUpdate(work: Work, id: string): Promise<string> {
  const held = await updateToWork(work, id)
  settleOnly(held, 'asked')
  allow(mayApprove(work.actor, held))
  checkNext(held.next, work.at)
  const release_at = await releaseMoment(work)
  await changeUpdate(work, id, { state: 'held', approved_by: personOf(work.actor), release_at })
  work.record(held.ticket, { type: 'update.approved', update: id })
  work.later(releaseUpdate, { update: id }, release_at)
  return held.ticket
}

/** Answers the ticket. */
export async function returnUpdate(work: Work, id: string, reason: string): Promise<string> {
  const held = await updateToWork(work, id)
  settleOnly(held, 'asked')
  allow(mayApprove(work.actor, held))
  await changeUpdate(work, id, { state: 'returned', return_reason: reason })
  work.record(held.ticket, { type: 'update.returned', update: id })
  return held.ticket
}

/** Before it leaves, by whoever works on the incident: what goes to a thousand people anybody may stop. Answers the ticket. */
export async function takeBackUpdate(work: Work, id: string): Promise<string> {
  const held = await updateToWork(work, id)
  settleOnly(held, 'held', 'asked')
  if (held.state === 'asked') allow(isPerson(work.actor, held.author) || mayApprove(work.actor, held))
  await changeUpdate(work, id, { state: 'undone' })
  work.record(held.ticket, { type: 'update.taken-back', update: id })
  return held.ticket
}

async function updateToWork(work: Work, id: string): Promise<Held> {
  await ticketToWork(work, await ticketOfUpdate(work.tx, id))
  return lockUpdate(work, id)
}

function settleOnly({ state }: Held, ...states: readonly string[]): void {
  if (!states.includes(state)) throw new Refusal('updates.settled')
}

const releaseMoment = async ({ tx, at }: Work): Promise<Temporal.Instant> => at.add({ seconds: (await readRules(tx)).undoSeconds })
