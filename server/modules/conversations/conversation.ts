import { type Audience, type Channel, ConversationEvent } from '#contract/conversations.ts'
import type { Happened } from './happened.ts'

type Instant = Temporal.Instant

/** What the log alone decides about a conversation. */
export interface ConversationFold {
  readonly channel: Channel
  readonly audience: Audience
  readonly begun_at: Instant
  readonly last_event_at: Instant
}

const columns = ['channel', 'audience', 'begun_at', 'last_event_at'] as const
const ours: ReadonlySet<string> = new Set(ConversationEvent.options.map(({ shape }) => shape.type.value))

export function applyToConversation(row: ConversationFold | undefined, { at, event }: Happened): ConversationFold | undefined {
  if (event.type === 'conversation.begun') return { channel: event.channel, audience: event.audience, begun_at: at, last_event_at: at }
  return row && { ...row, last_event_at: later(row.last_event_at, at) }
}

/** A letter may be entered later than it came: the last moment never goes back. */
const later = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) >= 0 ? a : b)

const conversationOf = ({ subject, event }: Happened): string | undefined => (ours.has(event.type) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const conversationFold = { table: 'conversation', columns, of: conversationOf, apply: applyToConversation } as const
