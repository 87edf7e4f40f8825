/** One clock for each support level or vendor, all folding the same life of a ticket. */
import type { ClockRules } from '#contract/sla.ts'
import { idle } from '../clock.ts'
import type { Happening } from '../happening.ts'
import { read } from '../reading.ts'
import { fold } from '../step.ts'
import { agreementOf, instantText, minutes, promised } from './vector-values.ts'
import type { LevelsVector } from './vectors-format.ts'

type Event = LevelsVector['events'][number]

export function evaluateLevels(vector: LevelsVector): Record<string, unknown> {
  const terms = promised(vector.calendars, vector.levels)
  const events = vector.events.filter((event) => event.at <= vector.asOf).toSorted((a, b) => a.at - b.at)
  const visits = visited(events)
  const levels = [...terms].map(([level, { calendar }]) => {
    const agreement = agreementOf(rulesOf(vector, level), terms)
    const clock = fold(
      agreement,
      idle,
      events.flatMap((event) => happeningsOf(event, level)),
    )
    const reading = read(agreement, clock, vector.asOf)
    const here = clock.stoppedBy !== 'left'
    const reached = reading.elapsedMs >= reading.targetMs
    return [
      level,
      {
        visits: visits.filter((visit) => visit === level).length,
        elapsedMinutes: minutes(reading.elapsedMs),
        dueAt: here || reached ? instantText(reading.dueAt, calendar.timezone) : null,
        breached: reading.breached,
      },
    ] as const
  })
  return { levels: Object.fromEntries(levels) }
}

/** The levels the ticket came to, in order; staying where it is is no visit. */
function visited(events: readonly Event[]): string[] {
  const levels = events.map((event) => event.level).filter((level) => level !== undefined)
  return levels.filter((level, i) => level !== levels[i - 1])
}

/** A vendor's clock runs whatever the ticket waits for. */
function rulesOf({ events, options = {} }: LevelsVector, level: string): ClockRules {
  const isVendor = events.some((event) => event.type === 'vendor_started' && event.level === level)
  return {
    metric: isVendor ? 'vendor' : 'level',
    scope: level,
    pauses: (options.pausable ?? !isVendor) && (options.pauseReasons ?? true),
    reopen: options.reopen ?? 'continue',
    reentry: options.reentry ?? 'accumulate',
  }
}

function happeningsOf(event: Event, terms: string): Happening[] {
  const { at } = event
  const wait: Happening = { type: 'waiting', at, ...(event.reason !== undefined && { reason: event.reason }) }
  const scope = event.level === undefined ? {} : { scope: event.level }
  switch (event.type) {
    case 'created':
      return [
        { type: 'opened', at, terms, ...scope },
        ...(event.state === 'paused' ? [wait] : []),
        ...(event.state === 'resolved' ? [{ type: 'resolved', at } as const] : []),
      ]
    case 'level_changed':
    case 'vendor_started':
      return event.level === undefined ? [] : [{ type: 'entered', at, scope: event.level }]
    case 'paused':
      return [wait]
    case 'resumed':
    case 'resolved':
    case 'reopened':
      return [{ type: event.type, at }]
    default:
      return []
  }
}
