import type { ClockEvent } from '#contract/clock-steps.ts'
import { holdTickets, markEscalated, moveToTeam } from '#modules/tickets'
import type { Work } from '#platform/work.ts'
import { workingTimeOf } from '../queries/agreements.ts'
import { chainById } from '../queries/chains.ts'
import { standingOfTicket, toldByChain, toldByStep } from '../queries/recipients.ts'
import { clockEventOf, stepOf } from '../queries/steps.ts'
import { isStopped, tellOf } from '../store/notices.ts'
import { takeStep } from './job-types.ts'

/** Does what agreements and chains say of an event of a ticket's clock. A ticket that is over by then asks for nothing any more. */
export async function takeStepOf(work: Work, ticket: string, event: string): Promise<void> {
  const reached = await clockEventOf(work.tx, event)
  await holdTickets(work, [ticket])
  if (!(await standingOfTicket(work.tx, ticket))?.open) return
  if (reached?.type === 'clock.threshold-reached') await byAgreement(work, ticket, event, reached)
  if (reached?.type === 'clock.chain-reached') await byChain(work, ticket, event, reached)
}

type Event<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>

async function byAgreement(work: Work, ticket: string, event: string, reached: Event<'clock.threshold-reached'>): Promise<void> {
  const step = await stepOf(work.tx, reached)
  if (!step) return
  // Whoever had it is told too: he is looked up before it is moved.
  const people = await toldByStep(work.tx, ticket, step.tell)
  if (step.reassign !== null) await moveToTeam(work, ticket, step.reassign)
  if (step.mark) await markEscalated(work, ticket)
  await tellOf(work, ticket, event, null, people)
}

/** Within the recipient's working time: outside of it, as soon as it begins. */
async function byChain(work: Work, ticket: string, event: string, reached: Event<'clock.chain-reached'>): Promise<void> {
  const chain = await chainById(work.tx, reached.chain)
  const step = chain?.steps.find(({ id }) => id === reached.step)
  if (!chain?.active || !step || (await isStopped(work, ticket, chain.id))) return
  const hours = step.hours === null ? undefined : await workingTimeOf(work.tx, step.hours)
  const now = work.at.epochMilliseconds
  const opening = hours?.nextOpening(now)
  if (opening !== undefined && opening > now) {
    work.later(takeStep, { ticket, event }, Temporal.Instant.fromEpochMilliseconds(opening))
    return
  }
  await tellOf(work, ticket, event, chain.id, await toldByChain(work.tx, ticket, step.to, work.at))
}
