import * as z from 'zod'
import { Names } from './common.ts'

export const TicketId = z.uuid()
export type TicketId = z.infer<typeof TicketId>

export const Kind = z.enum(['request', 'incident', 'problem', 'change'])
export type Kind = z.infer<typeof Kind>

export const Status = z.enum(['new', 'in-work', 'waiting', 'resolved', 'closed'])
export type Status = z.infer<typeof Status>

/** `hold`: put aside by us until a date; it stops no client's clock. */
export const WaitingOn = z.enum(['requester', 'vendor', 'approval', 'part', 'hold'])
export type WaitingOn = z.infer<typeof WaitingOn>

/** How far it reaches: one person, a group, a whole organisation. */
export const Impact = z.enum(['person', 'group', 'organisation'])
export type Impact = z.infer<typeof Impact>
/** Can wait, hinders, work has stopped. */
export const Urgency = z.enum(['low', 'normal', 'high'])
export type Urgency = z.infer<typeof Urgency>

/** Why a priority stands above what the matrix says: who asks or is affected is a VIP; the service is critical. */
export const Raise = z.enum(['vip', 'critical-service'])
export type Raise = z.infer<typeof Raise>

export const LinkType = z.enum(['follows', 'duplicates', 'related', 'split-from', 'task-of', 'caused-by', 'blocks', 'part-of'])
export type LinkType = z.infer<typeof LinkType>

export const ClosedHow = z.enum(['confirmed', 'silence', 'thanks', 'agent', 'merged', 'spam', 'duplicate', 'verified'])
export type ClosedHow = z.infer<typeof ClosedHow>

/** A ticket by its id or its number, as people write it. */
export const TicketRef = z.string().regex(/^(#?\d{1,12}|[0-9a-f-]{36})$/i)

/** What the level had to try: made, or the remark says why not. `text` is there where a card is read. */
export const Tried = z.object({ check: z.uuid(), made: z.boolean(), remark: z.string().max(2_000), text: Names.optional() })

export const HandOver = z.object({
  done: z.string(),
  ruledOut: z.string(),
  evidence: z.string(),
  question: z.string(),
  tried: z.array(Tried).max(100).optional(),
})

/** A number as vendors give them: a word or two. */
export const VendorCase = z.string().trim().min(1).max(60)
