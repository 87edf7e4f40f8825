import type { RecurrenceEvent, RecurrenceState } from '#contract/recurrences.ts'
import type { AppEvent } from '#contract/events.ts'

/** The columns of a recurrence that the log decides. The radar's own opinion of it (words, how unusual) is counted anew as incidents come. */
export interface RecurrenceFold {
  readonly state: RecurrenceState
  readonly early: boolean
  readonly found_at: Temporal.Instant
  readonly problem_id: string | null
  readonly decided_at: Temporal.Instant | null
  readonly reason_id: string | null
  readonly returns_at: number | null
}

/** A dismissed one comes back when it has twice the incidents it had, and at least four more. */
export const returnsAt = (incidents: number): number => Math.max(incidents * 2, incidents + 4)

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}
const isOf = (event: AppEvent): event is RecurrenceEvent => event.type.startsWith('recurrence.')

function apply(row: RecurrenceFold | undefined, { at, event }: Happened): RecurrenceFold | undefined {
  if (!isOf(event)) return row
  const open = { early: false, problem_id: null, decided_at: null, reason_id: null, returns_at: null }
  switch (event.type) {
    case 'recurrence.sensed':
      return { ...open, state: 'proposed', early: true, found_at: at }
    case 'recurrence.proposed':
      return { ...open, state: 'proposed', found_at: row?.found_at ?? at }
    case 'recurrence.proposed-again':
      return row && { ...row, ...open, state: 'proposed' }
    case 'recurrence.accepted':
    case 'recurrence.merged':
      return (
        row && {
          ...row,
          ...open,
          state: event.type === 'recurrence.accepted' ? 'accepted' : 'merged',
          problem_id: event.problem,
          decided_at: at,
        }
      )
    case 'recurrence.dismissed':
      return row && { ...row, ...open, state: 'dismissed', decided_at: at, reason_id: event.reason, returns_at: event.returnsAt }
  }
}

const columns = ['state', 'early', 'found_at', 'problem_id', 'decided_at', 'reason_id', 'returns_at'] as const
const of = ({ subject, event }: Happened): string | undefined => (isOf(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const recurrenceFold = { table: 'recurrence', columns, of, apply } as const
