import * as z from 'zod'
import { UnattendedBecause } from './assignment.ts'
import { Instant, PageQuery, pageOf } from './common.ts'
import { Channel } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { LevelChip, OrganisationChip, PersonChip, TeamChip } from './people.ts'
import { Metric } from './sla.ts'
import { ClosedHow, Kind, Status, TicketId, WaitingOn } from './ticket-words.ts'

/**
 * `unassigned`: open, nobody has taken it and no vendor has it. `mine`: open, I am the assignee, stand in
 * for him, or help. `requester-answered`: the requester wrote last,
 * also after a solution. `due-within-hour`: open, a promise falls due within the hour or has passed. `wait-expired`: still waits, its date has
 * come. `to-verify`: a solution waits for a check, or for a second person, and I am not the first. `returned`: sent back by another level to me or my team (for who is in no team, to anybody). `open`: somebody has work to do.
 */
export const ViewName = z.enum([
  'unassigned',
  'mine',
  'requester-answered',
  'due-within-hour',
  'wait-expired',
  'returned',
  'to-verify',
  'open',
  'all',
])
export type ViewName = z.infer<typeof ViewName>

/** The nearest promise of a ticket, as a list shows it. */
export const NearestClock = z.object({
  metric: Metric,
  state: z.enum(['running', 'paused', 'met', 'missed']),
  dueAt: Instant.nullable(),
  /** Working milliseconds left (negative when late), and the share of the target used, 0…1 and beyond. */
  leftMs: z.int(),
  used: z.number(),
})

export const TicketRow = z.object({
  id: TicketId,
  number: z.int(),
  title: z.string(),
  kind: Kind,
  status: Status,
  waitingOn: WaitingOn.nullable(),
  waitUntil: Instant.nullable(),
  priority: z.int(),
  requester: PersonChip,
  organisation: OrganisationChip.nullable(),
  level: LevelChip,
  team: TeamChip.nullable(),
  assignee: PersonChip.nullable(),
  owner: PersonChip.nullable(),
  requesterAnswered: z.boolean(),
  returned: z.boolean(),
  /** Nobody of its team could be given it. */
  unattended: UnattendedBecause.nullable(),
  openedAt: Instant,
  changedAt: Instant,
  clock: NearestClock.nullable(),
})

const Priority = z.enum(['1', '2', '3', '4', '5']).transform(Number)

/**
 * `missed`: missed, or overdue and still open. `stopped`: met or missed. A period is that of the stop; of what is overdue, that of its due
 * moment; of what was cancelled, that of the cancelling.
 */
export const ClockVerdict = z.enum(['met', 'missed', 'stopped', 'cancelled', 'running', 'paused'])
export type ClockVerdict = z.infer<typeof ClockVerdict>
/** `resolution:missed` */
const ClockKind = z
  .string()
  .transform((text) => text.split(':'))
  .pipe(z.tuple([Metric, ClockVerdict]))

/** Several values, separated by commas: any of them. */
const anyOf = <S extends z.core.$ZodType<unknown, string>>(value: S) =>
  z
    .string()
    .max(4_000)
    .transform((text) => [...new Set(text.split(',').map((word) => word.trim()))])
    .pipe(z.array(value).min(1).max(100))

/** What a report of levels is cut by, and which of several values counts: what it was first, last, or any. */
export const CutBy = z.enum(['impact', 'org', 'product', 'team'])
export type CutBy = z.infer<typeof CutBy>
export const CutOf = z.enum(['first', 'last', 'any'])
export type CutOf = z.infer<typeof CutOf>
/** `impact:first:High`; of an organisation, service or team its id, `none` where there is none. */
const JourneyCut = z
  .string()
  .max(300)
  .transform((text) => /^(\w+):(\w+):(.*)$/su.exec(text) ?? [])
  .transform(([, by, of, value]) => ({ by, of, value }))
  .pipe(z.object({ by: CutBy, of: CutOf, value: z.string() }))
export type JourneyCut = z.output<typeof JourneyCut>

/**
 * A fact of a ticket's way. `first-only`: no level but the first touched it. `first-contact`: resolved there without a hand-over, a question back, a
 * second word of the requester, or a reopening. `ping-pong`: went back to the team before the last.
 */
const Journey = z.enum([
  'resolved',
  'never-resolved',
  'first-only',
  'first-contact',
  'handed-over',
  'never-handed-over',
  'ping-pong',
  'reopened',
])

/**
 * What an auditor asks about. `lowered`: late by one target, kept by a later, milder one. `reopenedSoon`: within a day of being resolved. `setByHand`:
 * a priority against the matrix. `startedEarlier`: the start of a call or visit was set back. `calledOff`: closed as spam or duplicate; `unchecked`: one of them that fell
 * into the sample and that no lead has looked at. `pausedLate`: paused with less than a tenth of the target left. `pausedAfterAnswer`: paused for the
 * requester who had answered and was not answered. `corrected`: a start or a pause was corrected in the period.
 */
export const IntegritySignal = z.enum([
  'lowered',
  'reopenedSoon',
  'setByHand',
  'startedEarlier',
  'calledOff',
  'unchecked',
  'pausedLate',
  'pausedAfterAnswer',
  'corrected',
])
export type IntegritySignal = z.infer<typeof IntegritySignal>

/** Which tickets: all that is given must hold. Ranges are half-open. `me`, `mine` and `none` stand for ids. */
export const TicketFilter = z.object({
  view: ViewName.default('all'),
  status: anyOf(Status).optional(),
  kind: anyOf(Kind).optional(),
  priority: anyOf(Priority).optional(),
  level: anyOf(z.uuid()).optional(),
  team: anyOf(z.union([z.uuid(), z.enum(['mine', 'none'])])).optional(),
  assignee: anyOf(z.union([z.uuid(), z.enum(['me', 'none'])])).optional(),
  owner: anyOf(z.union([z.uuid(), z.enum(['me', 'none'])])).optional(),
  organisation: anyOf(z.union([z.uuid(), z.literal('none')])).optional(),
  requester: anyOf(z.uuid()).optional(),
  service: anyOf(z.union([z.uuid(), z.literal('none')])).optional(),
  category: anyOf(z.union([z.uuid(), z.literal('none')])).optional(),
  waiting: anyOf(WaitingOn).optional(),
  channel: anyOf(Channel).optional(),
  closedHow: anyOf(ClosedHow).optional(),
  /** A number, words of the title, the resolution or messages, a name or address of the requester, a name of the organisation. */
  q: z.string().max(300).optional(),
  openedFrom: Instant.optional(),
  openedTo: Instant.optional(),
  resolvedFrom: Instant.optional(),
  resolvedTo: Instant.optional(),
  closedFrom: Instant.optional(),
  closedTo: Instant.optional(),
  /** Reopened, rated at least once in the period. */
  reopenedFrom: Instant.optional(),
  reopenedTo: Instant.optional(),
  ratedFrom: Instant.optional(),
  ratedTo: Instant.optional(),
  /** Tickets with such a clock: `resolution:missed`; in the period, where one is given. */
  clock: anyOf(ClockKind).optional(),
  clockFrom: Instant.optional(),
  clockTo: Instant.optional(),
  /** Of these levels (or teams) only. */
  clockScope: anyOf(z.uuid()).optional(),
  journey: z.string().pipe(Journey).optional(),
  /** Levels that worked on it; from a level (or `in`) to a level; who sent it where it came back from at once. */
  touched: anyOf(z.uuid()).optional(),
  /** Were on any of these levels for a while. */
  stayed: anyOf(z.uuid()).optional(),
  /** Waited for any of these at least once. */
  waited: anyOf(WaitingOn).optional(),
  passed: z.string().max(80).optional(),
  sentBy: z.string().max(80).optional(),
  cut: JourneyCut.optional(),
  narrow: JourneyCut.optional(),
  /** Levels as they were at that moment; left out: as they are. */
  structure: Instant.optional(),
  signal: anyOf(IntegritySignal).optional(),
  signalFrom: Instant.optional(),
  signalTo: Instant.optional(),
})
export type TicketFilter = z.output<typeof TicketFilter>

export const TicketSort = z.enum(['due', 'newest', 'oldest', 'changed', 'priority'])
export type TicketSort = z.infer<typeof TicketSort>

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'Tickets, filtered and sorted',
  access: 'ticket.work',
  query: PageQuery.extend(TicketFilter.shape).extend({ sort: TicketSort.default('due') }),
  result: pageOf(TicketRow),
  refusals: ['unknown-cursor'],
})
export const countViews = endpoint({
  method: 'GET',
  path: '/views',
  summary: 'How many tickets each view holds (but for the view of all), and how many are open in each team',
  access: 'ticket.work',
  result: z.object({
    views: z.array(z.object({ view: ViewName, count: z.int() })),
    teams: z.array(z.object({ team: TeamChip, count: z.int() })),
  }),
})
