import type { AppEvent } from '#contract/events.ts'

interface Happened {
  readonly subject: string
  readonly event: AppEvent
}
interface CalendarFold {
  readonly active: boolean
}

function apply(row: CalendarFold | undefined, { event }: Happened): CalendarFold | undefined {
  if (event.type === 'calendar.retired') return { active: false }
  return event.type === 'calendar.restored' || event.type === 'calendar.added' ? { active: true } : (row ?? { active: true })
}

export const calendarFold = {
  table: 'calendar',
  columns: ['active'],
  of: ({ subject, event }: Happened): string | undefined => (event.type.startsWith('calendar.') ? subject : undefined),
  apply,
} as const
