import type { AppEvent } from '#contract/events.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Happened } from './happened.ts'

type Instant = Temporal.Instant

/** What the log alone decides about a message. */
export interface MessageFold {
  readonly conversation_id: string
  readonly direction: 'in' | 'out' | 'internal'
  readonly author_id: string | null
  readonly automatic: boolean
  readonly at: Instant
  readonly delivery: 'received' | 'kept' | 'held' | 'sent' | 'failed' | 'undone'
  readonly undo_until: Instant | null
  readonly failure_code: string | null
}

const columns = ['conversation_id', 'direction', 'author_id', 'automatic', 'at', 'delivery', 'undo_until', 'failure_code'] as const

type MessageEvent = Extract<AppEvent, { type: `message.${string}` }>
const isOfMessage = (event: AppEvent): event is MessageEvent => event.type.startsWith('message.')
const messageOf = ({ event }: Happened): string | undefined => (isOfMessage(event) ? event.message : undefined)

export function applyToMessage(row: MessageFold | undefined, { subject, at, event }: Happened): MessageFold | undefined {
  if (!isOfMessage(event)) return row
  switch (event.type) {
    case 'message.received':
      return { ...entry(subject, at, event), direction: 'in', automatic: event.automatic, delivery: 'received', undo_until: null }
    case 'message.kept':
      return { ...entry(subject, at, event), direction: event.direction, automatic: false, delivery: 'kept', undo_until: null }
    case 'message.written':
      return {
        ...entry(subject, at, event),
        direction: 'out',
        automatic: event.automatic,
        delivery: 'held',
        undo_until: Temporal.Instant.from(event.sendAt),
      }
    case 'message.taken-back':
      return row && { ...row, delivery: 'undone' }
    case 'message.sent':
      return row && { ...row, delivery: 'sent', failure_code: null }
    case 'message.failed':
      return row && { ...row, delivery: 'failed', failure_code: event.code }
    case 'message.retried':
      return row && { ...row, delivery: 'held', undo_until: Temporal.Instant.from(event.sendAt), failure_code: null }
    case 'message.moved':
      return row && { ...row, conversation_id: event.to }
  }
}

const entry = (conversation: string, at: Instant, { author }: { author: string | null }) => ({
  conversation_id: conversation,
  author_id: author,
  at,
  failure_code: null,
})

export const messageFold = { table: 'message', columns, of: messageOf, apply: applyToMessage } as const

/** A message on its way: the fold, and whether somebody is carrying it out right now. */
export interface Underway extends MessageFold {
  readonly id: string
  readonly sending_at: Instant | null
}

export function takeBack(message: Underway, at: Instant): { type: 'message.taken-back'; message: Underway['id'] } {
  const open = message.delivery === 'held' && message.sending_at === null && message.undo_until !== null
  if (!open || Temporal.Instant.compare(at, message.undo_until) >= 0) throw new Refusal('conversations.already-sent')
  return { type: 'message.taken-back', message: message.id }
}

/** It may be carried out (again after a crash of the carrier), unless it was taken back or has left. */
export const maySend = (message: Underway): boolean => message.delivery === 'held'

/** A message that was given up may be tried again by hand. */
export function retry(message: Underway, sendAt: Instant) {
  if (message.delivery !== 'failed') throw new Refusal('conversations.not-failed')
  return { type: 'message.retried', message: message.id, sendAt: sendAt.toString() } as const
}
