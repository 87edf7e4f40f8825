import * as z from 'zod'
import { Instant, PageQuery, pageOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelChip, OrganisationChip, PersonChip, TeamChip } from './people.ts'
import { Kind, Status, TicketId, WaitingOn } from './ticket-words.ts'

export const ViewName = z.enum(['unassigned', 'mine', 'requester-answered', 'due-within-hour', 'wait-expired', 'returned', 'open', 'all'])
export type ViewName = z.infer<typeof ViewName>

/** The nearest promise of a ticket, as a list shows it. */
export const NearestClock = z.object({
  metric: z.string(),
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
  openedAt: Instant,
  changedAt: Instant,
  clock: NearestClock.nullable(),
})

const list = z.string().max(2_000)
/** Filters take several values, separated by commas. */
export const TicketFilter = z.object({
  view: ViewName.default('open'),
  status: list.optional(),
  kind: list.optional(),
  priority: list.optional(),
  level: list.optional(),
  team: list.optional(),
  assignee: list.optional(),
  organisation: list.optional(),
  requester: list.optional(),
  service: list.optional(),
  waiting: list.optional(),
  channel: list.optional(),
  /** Words of the title or messages, a number, or an address. */
  q: z.string().max(300).optional(),
  openedFrom: Instant.optional(),
  openedTo: Instant.optional(),
  closedFrom: Instant.optional(),
  closedTo: Instant.optional(),
  resolvedFrom: Instant.optional(),
  resolvedTo: Instant.optional(),
  /** `resolution:missed` and the like: tickets with such a clock. */
  clock: z.string().max(60).optional(),
})

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'Tickets, filtered and sorted',
  access: 'ticket.work',
  query: PageQuery.extend(TicketFilter.shape).extend({ sort: z.enum(['due', 'newest', 'oldest', 'changed', 'priority']).default('due') }),
  result: pageOf(TicketRow),
})
export const countViews = endpoint({
  method: 'GET',
  path: '/views',
  summary: 'The seeded views with their counts',
  access: 'ticket.work',
  result: z.object({
    views: z.array(z.object({ view: ViewName, count: z.int() })),
    teams: z.array(z.object({ team: TeamChip, count: z.int() })),
  }),
})
