import type { ClockEvent } from '#contract/clock-steps.ts'
import { holdFreeTickets } from '#modules/tickets'
import type { Work } from '#platform/work.ts'
import { dueTimers, fireTimers, takeTurn } from '../store/timers.ts'
import { chainOf, warningOf } from '../timers.ts'

const batch = 500

type Reached = Omit<Extract<ClockEvent, { type: 'clock.breached' }>, 'type'>

/**
 * Fires the earliest timers whose moment has passed; answers how many. Their tickets are held, so that nothing that happens to one in this
 * moment comes before it; a ticket that is being changed is left for the next look. A breach is strictly later than the due moment.
 */
export async function fireTimersOf(work: Work, now: Temporal.Instant): Promise<number> {
  await takeTurn(work.tx)
  const due = await dueTimers(work.tx, now, batch)
  const until = due.at(-1)?.at
  if (!until) return 0
  const tickets = await holdFreeTickets(
    work,
    due.map(({ ticket }) => ticket),
  )
  const fired = tickets.length === 0 ? [] : await fireTimers(work.tx, tickets, until, work.at)
  for (const { ticket, threshold, at, ...clock } of fired) {
    const reached = { ...clock, reachedAt: at.toString() }
    work.record(ticket, eventOf(threshold, reached))
  }
  return fired.length
}

function eventOf(threshold: string, reached: Reached): ClockEvent {
  const ofChain = chainOf(threshold)
  if (ofChain) return { type: 'clock.chain-reached', ...reached, ...ofChain }
  const when = warningOf(threshold)
  return when ? { type: 'clock.threshold-reached', ...reached, when } : { type: 'clock.breached', ...reached }
}
