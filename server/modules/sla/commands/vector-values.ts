/** How a file of vectors writes amounts, moments and promises. */
import { compile, type WorkingTime } from '#modules/calendars'
import type { Calendar } from '#contract/calendars.ts'
import type { ClockRules } from '#contract/sla.ts'
import type { Agreement, Terms } from '../terms.ts'

/** Milliseconds as minutes, rounded to six places. */
export function minutes(ms: number): number {
  return rounded(ms / 60_000)
}

export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}

export function instantText(at: number | null, timezone: string): string | null {
  if (at === null) return null
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toString({ timeZoneName: 'never' })
}

type Promises = Record<string, { calendar: string; targetMinutes: number }>

/** Compiles the calendars once; the terms also say in which zone to write their moments. */
export function promised(calendars: Record<string, Calendar>, promises: Promises): Map<string, Terms & { calendar: WorkingTime }> {
  const compiled = new Map(Object.entries(calendars).map(([name, calendar]) => [name, compile(calendar)]))
  return new Map(
    Object.entries(promises).map(([name, promise]) => {
      const calendar = compiled.get(promise.calendar)
      if (!calendar) throw new Error(`no calendar ${promise.calendar}`)
      return [name, { calendar, target: { kind: 'duration', ms: Math.round(promise.targetMinutes * 60_000) } }]
    }),
  )
}

export function agreementOf(rules: ClockRules, terms: ReadonlyMap<string, Terms>): Agreement {
  return {
    rules,
    terms(name) {
      const found = terms.get(name)
      if (!found) throw new Error(`no policy ${name}`)
      return found
    },
  }
}
