/** One clock: its rules, what happened, what it says. */
import type { ClockRules, Metric } from '#contract/sla.ts'
import { idle } from '../clock.ts'
import type { Happening } from '../happening.ts'
import { read, warnAt } from '../reading.ts'
import { fold } from '../step.ts'
import { targetMs } from '../terms.ts'
import { agreementOf, instantText, minutes, promised } from './vector-values.ts'
import type { ClockVector } from './vectors-format.ts'

const metrics: Record<ClockVector['metric'], Metric> = {
  resolution: 'resolution',
  first_response: 'firstResponse',
  next_response: 'nextResponse',
  periodic_update: 'periodicUpdate',
}

const states = { idle: 'not_started', running: 'running', paused: 'paused', stopped: 'stopped', cancelled: 'cancelled' }

export function evaluateClock(vector: ClockVector): Record<string, unknown> {
  const terms = termsOf(vector)
  const agreement = agreementOf(rulesOf(vector), terms)
  const happenings = vector.events.toSorted((a, b) => a.at - b.at).flatMap((event) => happeningsOf(event, [...terms.keys()][0] ?? ''))
  const readAt = (at: number) => {
    const clock = fold(
      agreement,
      idle,
      happenings.filter((happening) => happening.at <= at),
    )
    return { clock, reading: read(agreement, clock, at) }
  }
  const { clock, reading } = readAt(vector.asOf)
  const first = [...terms.values()][0]
  const zone = (terms.get(reading.terms) ?? first)?.calendar.timezone ?? 'UTC'
  const unopened = first && clock.terms === '' ? targetMs(first, vector.asOf) : 0
  const moment = (at: number | null) => instantText(at, zone)
  const warn = (name: string, at: ReturnType<typeof warnAt>) => [name, moment(typeof at === 'number' ? at : null)]
  return {
    dueAt: moment(reading.dueAt),
    elapsedMinutes: minutes(reading.elapsedMs),
    elapsedBusinessMinutesAt: Object.fromEntries(
      (vector.sampleAt ?? []).map((at) => [at, minutes(readAt(Temporal.Instant.from(at).epochMilliseconds).reading.elapsedMs)]),
    ),
    breached: reading.breached,
    breachedAt: moment(reading.breachedAt),
    everBreached: reading.everBreached,
    state: states[reading.state],
    remainingMinutes: minutes(reading.remainingMs + unopened),
    cycles: reading.cycles.map((cycle) => ({
      startedAt: moment(cycle.startedAt),
      dueAt: moment(cycle.dueAt),
      stoppedAt: moment(cycle.stoppedAt),
      elapsedMinutes: minutes(cycle.elapsedMs),
      breached: cycle.breached,
    })),
    warnAt: Object.fromEntries([
      ...(vector.options?.warnPercent ?? []).map((percent) => warn(`${percent}%`, warnAt(agreement, clock, { percent }))),
      ...(vector.options?.warnBeforeMinutes ?? []).map((before) =>
        warn(`-${before}m`, warnAt(agreement, clock, { before: before * 60_000 })),
      ),
    ]),
    ...(reading.calendarNeverOpens && { error: 'calendar_never_opens' }),
  }
}

function termsOf(vector: ClockVector): ReturnType<typeof promised> {
  if (vector.calendars && vector.policies) return promised(vector.calendars, vector.policies)
  if (!vector.calendar || vector.targetMinutes === undefined)
    throw new Error('neither calendar with targetMinutes nor calendars with policies')
  return promised({ only: vector.calendar }, { only: { calendar: 'only', targetMinutes: vector.targetMinutes } })
}

function rulesOf({ metric, options = {} }: ClockVector): ClockRules {
  const pausable = options.pausable ?? metric === 'resolution'
  return {
    metric: metrics[metric],
    pauses: pausable && (options.pauseReasons ?? true),
    reopen: options.reopen ?? 'continue',
    retarget: options.retarget ?? 'carry',
  }
}

type Event = ClockVector['events'][number]

function happeningsOf(event: Event, firstPolicy: string): Happening[] {
  const { at } = event
  const wait: Happening = { type: 'waiting', at, ...(event.reason !== undefined && { reason: event.reason }) }
  switch (event.type) {
    case 'created': {
      const opened: Happening = { type: 'opened', at, terms: event.policy ?? firstPolicy }
      return [
        opened,
        ...(event.state === 'paused' ? [wait] : []),
        ...(event.state === 'resolved' ? [{ type: 'resolved', at } as const] : []),
      ]
    }
    case 'paused':
      return [wait]
    case 'resumed':
    case 'resolved':
    case 'reopened':
      return [{ type: event.type, at }]
    case 'first_response':
    case 'agent_reply':
      return [{ type: 'responded', at }]
    case 'customer_reply':
      return [{ type: 'requesterWrote', at }]
    case 'priority_changed':
    case 'policy_changed':
      if (event.policy === undefined) throw new Error(`${event.type} without a policy`)
      return [{ type: 'retargeted', at, terms: event.policy, ...(event.mode && { mode: event.mode }) }]
    default:
      return []
  }
}
