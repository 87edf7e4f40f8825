/** An update from its writing until it has left. */
import type { AppEvent } from '#contract/events.ts'
import type { NewUpdate, UpdateEvent } from '#contract/updates.ts'
import type { UpdateState } from '#contract/update-words.ts'
import { Refusal } from '#platform/refusal.ts'

/** Something is said in at least one language, wholly; and unless it is the last, by when the next comes. */
export function checkUpdate({ words, next, last }: NewUpdate, now: Temporal.Instant): void {
  const parts = [words.ru, words.en]
  const isHalf = parts.some(({ happened, meaning, doing }) => happened === '' && meaning + doing !== '')
  if (isHalf || parts.every(({ happened }) => happened === '')) throw new Refusal('updates.nothing-said')
  checkNext(last ? null : next, now)
  if (!last && next === null) throw new Refusal('updates.next-missing')
}

/** What is promised lies ahead, also when an approver has taken his time. */
export function checkNext(next: Temporal.Instant | null, now: Temporal.Instant): void {
  if (next !== null && Temporal.Instant.compare(next, now) <= 0) throw new Refusal('updates.next-past')
}

interface UpdateFold {
  readonly ticket_id: string
  readonly state: UpdateState
}

interface Happened {
  readonly subject: string
  readonly event: AppEvent
}
type Moving = Extract<UpdateEvent, { update: string }>
const isMoving = (event: AppEvent): event is Moving => event.type.startsWith('update.') && 'update' in event

function apply(row: UpdateFold | undefined, { subject, event }: Happened): UpdateFold | undefined {
  if (!isMoving(event)) return row
  switch (event.type) {
    case 'update.written':
      return { ticket_id: subject, state: event.asks === null ? 'held' : 'asked' }
    case 'update.approved':
      return row && { ...row, state: 'held' }
    case 'update.returned':
      return row && { ...row, state: 'returned' }
    case 'update.taken-back':
      return row && { ...row, state: 'undone' }
    case 'update.sent':
      return row && { ...row, state: 'sent' }
    case 'update.delivered':
    case 'update.letter-returned':
      return row
  }
}

const of = ({ event }: Happened): string | undefined => (isMoving(event) ? event.update : undefined)

/** For the law: rows = replay of the log. */
export const updateFold = { table: 'incident_update', columns: ['ticket_id', 'state'], of, apply } as const
