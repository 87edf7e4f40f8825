import type { CorrectionKind, askExemption as asking, decideExemption as deciding } from '#contract/corrections.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Correction, correctTicket, correctionOf, readableTicket, ticketToJudge, ticketToWork, mayCorrect } from '#modules/tickets'
import { type Actor, allow, isPerson } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Change } from '../corrections.ts'
import { changesWith } from '../queries/corrections.ts'
import * as store from '../store/corrections.ts'

interface Said {
  readonly kind: CorrectionKind
  readonly startedAt?: Temporal.Instant | undefined
  readonly wait?: string | undefined
}

function correctionFrom({ kind, startedAt, wait }: Said): Correction {
  if (kind === 'start' && startedAt) return { kind, startedAt }
  if (kind === 'pause' && wait !== undefined) return { kind, wait }
  throw new Refusal('tickets.correction-incomplete')
}

/** What a correction would make of the clocks. Writes nothing. */
export async function tryCorrection(db: Reader, actor: Actor, ref: string, said: Said, at: Temporal.Instant): Promise<Change[]> {
  // What is not his to see is not found, whatever he says of it.
  await readableTicket(db, actor, ref)
  const { ticket, event } = await correctionOf(db, actor, ref, correctionFrom(said), at)
  return changesWith(db, ticket, event, at)
}

/** Corrects a fact. The clocks follow the log; what they said before is kept with the act. */
export async function correct(work: Work, ref: string, { reason, ...said }: Said & { reason: string }): Promise<Change[]> {
  await readableTicket(work.tx, work.actor, ref)
  const { ticket, event } = await correctTicket(work, ref, correctionFrom(said), reason)
  const changes = await changesWith(work.tx, ticket, event, work.at)
  await store.insertRestatements(work, ticket, { because: said.kind, reason }, changes)
  return changes
}

export async function askExemption(work: Work, ref: string, { metric, scope, reason }: Value<(typeof asking)['body']>): Promise<string> {
  const { id: ticket } = await ticketToWork(work, ref)
  const of = { ticket, metric, scope }
  if (!(await store.isBreached(work, of))) throw new Refusal('exemption.no-breach')
  const id = await store.insertExemption(work, of, reason)
  work.record(id, { type: 'exemption.asked', ...of })
  return id
}

/** Nobody decides what he asked for himself. */
export async function decideExemption(work: Work, id: string, { approved, note }: Value<(typeof deciding)['body']>): Promise<void> {
  const { askedBy, approved: before, ...of } = await store.lockExemption(work, id)
  allow(mayCorrect(work.actor, await ticketToJudge(work.tx, work.actor, of.ticket)))
  if (before !== null) throw new Refusal('exemption.decided-already')
  if (askedBy === null || isPerson(work.actor, askedBy)) throw new Refusal('exemption.own')
  await store.decideExemption(work, id, approved, note)
  work.record(id, { type: approved ? 'exemption.granted' : 'exemption.declined', ...of })
}
