import { correctsPast } from '#modules/calendars'
import type { Reaction } from '#platform/events/index.ts'
import { followCalendar } from './commands/follow.ts'
import { calendarVersionOf } from './queries/calendar-version.ts'

/** Agreements follow their calendars: a change holds from its date on, a correction of the past counts open clocks anew. */
const hearCalendars: Reaction = {
  name: 'sla.calendars',
  on: ['calendar.published'],
  react: async (work, { event, at }) => {
    if (event.type !== 'calendar.published') return
    const published = await calendarVersionOf(work.tx, event.version)
    if (published) await followCalendar(work, event.version, correctsPast(published, at) ? 'retroactive' : 'carry')
  },
}

export const reactions: readonly Reaction[] = [hearCalendars]
