import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/reviews.ts'
import { linkTicket, openTicket, ticketToWork } from '#modules/tickets'
import { NewTicket } from '#contract/ticket-acts.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { checkStaff } from '../major/commands.ts'
import { allowApproving, allowWriting } from './review.ts'
import * as store from './store.ts'

type Body<E extends { readonly body: { readonly _zod: { readonly input: unknown; readonly output: unknown } } }> = Value<E['body']>

export async function writeReview(
  work: Work,
  ref: string,
  { version, document }: Body<typeof contract.writeReview>,
): Promise<{ version: number }> {
  const { id } = await ticketToWork(work, ref)
  const kept = await store.lockReview(work, id)
  allowWriting(kept.state)
  if (kept.version !== version) throw new Refusal('incidents.review-changed')
  await store.saveDocument(work, id, version + 1, document)
  work.record(id, { type: 'review.written', version: version + 1 })
  return { version: version + 1 }
}

export async function approveReview(work: Work, ref: string): Promise<void> {
  const { id } = await ticketToWork(work, ref)
  const { state, document } = await store.lockReview(work, id)
  allowApproving(state, document)
  await store.saveState(work, id, 'approved')
  work.record(id, { type: 'review.approved' })
}

export async function publishReview(work: Work, ref: string): Promise<void> {
  const { id } = await ticketToWork(work, ref)
  if ((await store.lockReview(work, id)).state !== 'approved') throw new Refusal('incidents.review-not-approved')
  await store.saveState(work, id, 'published')
  work.record(id, { type: 'review.published' })
}

export async function takeReviewBack(work: Work, ref: string): Promise<void> {
  const { id } = await ticketToWork(work, ref)
  const { state } = await store.lockReview(work, id)
  if (state !== 'approved' && state !== 'published') throw new Refusal('incidents.review-not-approved')
  await store.saveState(work, id, 'draft')
  work.record(id, { type: 'review.taken-back' })
}

/** Actions are agreed before and after the review is approved: they live on their own. */
export async function agreeAction(work: Work, ref: string, body: Body<typeof contract.agreeAction>): Promise<{ id: string }> {
  const { id } = await ticketToWork(work, ref)
  await store.lockReview(work, id)
  await checkStaff(work, body.owner)
  const action = await store.insertAction(work, id, body)
  work.record(id, { type: 'review.action-agreed', action, owner: body.owner, due: body.due })
  return { id: action }
}

export async function moveAction(work: Work, action: string, { owner, due }: Body<typeof contract.moveAction>): Promise<void> {
  const { ticket, row } = await actionToWork(work, action)
  if (owner !== row.owner) await checkStaff(work, owner)
  await store.updateAction(work, action, { owner_id: owner, due, reminded_at: null })
  work.record(ticket, { type: 'review.action-moved', action, owner, due })
}

export async function endAction(work: Work, action: string, { dropped }: Body<typeof contract.endAction>): Promise<void> {
  const { ticket } = await actionToWork(work, action)
  await store.updateAction(work, action, { done_at: work.at, dropped_reason: dropped ?? null })
  work.record(ticket, { type: dropped === undefined ? 'review.action-done' : 'review.action-dropped', action })
}

export async function ticketAction(work: Work, action: string): Promise<{ id: string; number: number }> {
  const { ticket, row } = await actionToWork(work, action)
  if (row.task !== null) throw new Refusal('incidents.action-ticketed')
  const given = {
    title: row.text.slice(0, 300),
    text: row.text,
    kind: 'request',
    channel: 'desk',
    requester: { person: row.owner },
    assignToMe: false,
  }
  const task = await openTicket(work, NewTicket.parse(given))
  await linkTicket(work, task.id, { other: ticket, type: 'follows' })
  await store.updateAction(work, action, { task_id: task.id })
  work.record(ticket, { type: 'review.action-ticketed', action, ticket: task.id })
  return task
}

/** An open action of a major incident that the actor works: its ticket is locked first. */
async function actionToWork(work: Work, action: string): Promise<{ ticket: string; row: store.Action }> {
  const found = await work.tx.selectFrom('review_action').select('ticket_id').where('id', '=', action).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  const { id: ticket } = await ticketToWork(work, found.ticket_id)
  const row = await store.lockAction(work, action)
  if (row.ended) throw new Refusal('incidents.action-ended')
  return { ticket, row }
}
