import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Metric } from './sla.ts'
import { TicketRef, WaitingOn } from './ticket-words.ts'

/** Moments inside an explanation are epoch milliseconds: there are many, and they are drawn, not read. */
const Moment = z.int()

export const ClockSegment = z.object({
  from: Moment,
  to: Moment,
  kind: z.enum(['open', 'closed', 'paused', 'stopped']),
  ms: z.int(),
  runningTotal: z.int(),
  because: z.enum(['hours', 'break', 'outsideHours', 'daysOff', 'neverOpens', 'waiting', 'resolved', 'answered', 'left']),
  days: z.array(
    z.object({
      date: z.string(),
      kind: z.enum(['weekend', 'holiday', 'off', 'special']),
      label: z.string().optional(),
      holiday: z.string().optional(),
    }),
  ),
  reason: z.string().optional(),
  future: z.boolean(),
})

/** Where a ticket was while time was used. */
const Holder = z.object({ level: Names.nullable(), team: Names.nullable(), vendor: Names.nullable(), waitingOn: WaitingOn.nullable() })

export const TicketClock = z.object({
  metric: Metric,
  /** The level, team or vendor whose time it counts, by id and by name; empty of promises to the requester. */
  scope: z.string(),
  place: Names.nullable(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'cancelled']),
  agreement: Names,
  calendar: Names,
  timeZone: z.string(),
  priority: z.int(),
  targetMs: z.int(),
  elapsedMs: z.int(),
  /** Working time left; negative when late. */
  leftMs: z.int(),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  breachedAt: Instant.nullable(),
  everBreached: z.boolean(),
  stoppedAt: Instant.nullable(),
  /** Of a breach: who had the ticket when it became late, and who used the target; shares in ten-thousandths that sum to 10,000. */
  blame: z.object({ crossed: Holder, shares: z.array(Holder.extend({ ms: z.int(), share: z.int() })) }).nullable(),
  explanation: z.object({
    segments: z.array(ClockSegment),
    overdue: z.array(ClockSegment),
    /** Of the sentence on top: stretches worth telling, and how many were left out of the middle. */
    parts: z.array(ClockSegment),
    omitted: z.int(),
    withoutPausesDueAt: Instant.nullable(),
    pausedMs: z.int(),
  }),
})

export const getTicketClocks = endpoint({
  method: 'GET',
  path: '/tickets/:ref/clocks',
  summary: 'The promises running on a ticket, and why each is due when it is',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: z.object({ at: Instant, clocks: z.array(TicketClock) }),
  refusals: ['not-found'],
})
