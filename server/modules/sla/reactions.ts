import { correctsPast } from '#modules/calendars'
import type { Reaction } from '#platform/events/index.ts'
import { followChains } from './commands/chains.ts'
import { followCalendar } from './commands/follow.ts'
import { takeStep } from './commands/job-types.ts'
import { calendarVersionOf } from './queries/calendar-version.ts'
import { stepOf } from './queries/steps.ts'

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

/** What clocks come to becomes what agreements and chains say, each in a job of its own: it locks its ticket. */
const takeSteps: Reaction = {
  name: 'sla.steps',
  on: ['clock.threshold-reached', 'clock.chain-reached'],
  react: async (work, { id, subject, event }) => {
    if (event.type === 'clock.chain-reached' || (event.type === 'clock.threshold-reached' && (await stepOf(work.tx, event))))
      work.later(takeStep, { ticket: subject, event: id })
  },
}

/** Tickets count on other levels now, and other chains hold for them. */
const hearLevels: Reaction = { name: 'sla.levels', on: ['level.merged', 'level.split', 'level.restored'], react: followChains }

export const reactions: readonly Reaction[] = [hearCalendars, takeSteps, hearLevels]
