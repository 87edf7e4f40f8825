import * as z from 'zod'
import { Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { TeamId } from './people.ts'
import { Impact, Urgency } from './ticket-words.ts'

export const ResolutionCode = z.object({ id: z.uuid(), names: Names, active: z.boolean(), rank: z.int() })
export const listResolutionCodes = endpoint({
  method: 'GET',
  path: '/resolution-codes',
  summary: 'Resolution codes',
  access: 'ticket.work',
  result: z.object({ items: z.array(ResolutionCode) }),
})
export const saveResolutionCode = endpoint({
  method: 'PUT',
  path: '/resolution-codes/:id',
  summary: 'Add or change a resolution code',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: z.object({ names: Names, active: z.boolean().default(true), rank: z.int().default(100) }),
  result: ResolutionCode,
})

/** matrix[impact][urgency] → priority. */
export const PriorityMatrix = z.record(Impact, z.record(Urgency, z.int().min(1).max(5)))
export type PriorityMatrix = z.infer<typeof PriorityMatrix>
export const getMatrix = endpoint({
  method: 'GET',
  path: '/settings/priority-matrix',
  summary: 'Impact × urgency → priority',
  access: 'ticket.work',
  result: PriorityMatrix,
})
export const setMatrix = endpoint({
  method: 'PUT',
  path: '/settings/priority-matrix',
  summary: 'Set the priority matrix',
  access: 'settings.edit',
  body: PriorityMatrix,
  result: PriorityMatrix,
})

export const TicketSettings = z.object({
  /** Working days after an unanswered "is it fixed?" until the ticket closes by itself. */
  closeAfterWorkingDays: z.int().min(1).max(60).default(3),
  /** Days in which a reply to a closed ticket still reopens it; later it makes a new, linked one. */
  reopenWindowDays: z.int().min(0).max(365).default(7),
  /** Seconds in which a sent message can be taken back. */
  undoSeconds: z.int().min(0).max(120).default(10),
  /** Working days between the two reminders while we wait for the requester. */
  remindAfterWorkingDays: z.int().min(1).max(30).default(2),
  ratingPauseDays: z.int().min(0).max(365).default(14),
  /** A step of priority above the matrix, never to the highest, where a VIP asks or is affected. */
  raiseForVip: z.boolean().default(true),
  /** A step of priority above the matrix where the service is critical. */
  raiseForCritical: z.boolean().default(true),
  firstTeam: TeamId.nullable().default(null),
})
export type TicketSettings = z.infer<typeof TicketSettings>
export const getTicketSettings = endpoint({
  method: 'GET',
  path: '/settings/tickets',
  summary: 'Rules of tickets',
  access: 'ticket.work',
  result: TicketSettings,
})
export const setTicketSettings = endpoint({
  method: 'PUT',
  path: '/settings/tickets',
  summary: 'Set the rules of tickets',
  access: 'settings.edit',
  body: TicketSettings,
  result: TicketSettings,
})
