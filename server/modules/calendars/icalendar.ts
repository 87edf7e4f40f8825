/** Whole days of an iCalendar file (RFC 5545): holidays as calendars on the web publish them. */
import type { Holiday } from '#contract/calendars.ts'
import { dateOf } from './local-date.ts'
import { icalDate, yearly } from './recurrence.ts'

interface Property {
  readonly name: string
  readonly value: string
}
interface Days {
  readonly holidays: Holiday[]
  /** Names of entries that are no whole days, or repeat in a way that is not understood. */
  readonly passedOver: string[]
}

/** Longer ones are no holidays, and would fill the calendar by a slip of the pen. */
const longestHoliday = 60

/** Undefined when the text is no iCalendar. Rules without an end are followed to the end of `lastYear`. */
export function readIcalendar(text: string, lastYear: number): Days | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0] ?? '')) return undefined
  const names = new Map<number, string>()
  const passedOver: string[] = []
  for (const event of eventsOf(lines)) {
    if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') continue
    const summary = plainText(valueOf(event, 'SUMMARY') ?? '')
    const dates = datesOf(event, lastYear)
    if (!dates) passedOver.push(summary)
    for (const date of dates ?? []) names.set(date, joinedNames(names.get(date), summary))
  }
  const holidays = [...names]
    .toSorted(([a], [b]) => a - b)
    .map(([date, label]): Holiday => ({ date: dateOf(date), ...(label && { label }) }))
  return { holidays, passedOver }
}

const joinedNames = (before: string | undefined, name: string): string =>
  before && name && !before.split(' · ').includes(name) ? `${before} · ${name}` : before || name

/** Properties of each VEVENT; what stands deeper (alarms) is left out. */
function eventsOf(lines: readonly string[]): Property[][] {
  const events: Property[][] = []
  const path: string[] = []
  for (const line of lines) {
    const [, name = '', value = ''] = /^([\w-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line) ?? []
    const upper = name.toUpperCase()
    if (upper === 'BEGIN') {
      path.push(value.trim().toUpperCase())
      if (path.at(-1) === 'VEVENT') events.push([])
    } else if (upper === 'END') path.pop()
    else if (path.at(-1) === 'VEVENT') events.at(-1)?.push({ name: upper, value: value.trim() })
  }
  return events
}

const valuesOf = (event: readonly Property[], wanted: string): string[] =>
  event.filter(({ name }) => name === wanted).map(({ value }) => value)
const valueOf = (event: readonly Property[], wanted: string): string | undefined => valuesOf(event, wanted)[0]

/** Day numbers; undefined when it is no whole day or its rule is not understood. */
function datesOf(event: readonly Property[], lastYear: number): number[] | undefined {
  const start = icalDate(valueOf(event, 'DTSTART') ?? '')
  const length = start === undefined ? undefined : lengthOf(event, start)
  if (start === undefined || length === undefined) return undefined
  const rules = valuesOf(event, 'RRULE')
  const repeated = rules.length === 0 ? [start] : rules.map((rule) => yearly(rule, start, lastYear))
  const listed = (name: string) => valuesOf(event, name).flatMap((list) => list.split(',').map((text) => icalDate(text.slice(0, 8))))
  const starts = [...repeated.flat(), ...listed('RDATE')]
  const excluded = new Set(listed('EXDATE'))
  if (starts.includes(undefined) || excluded.has(undefined)) return undefined
  return starts
    .filter((date) => date !== undefined && !excluded.has(date))
    .flatMap((date) => Array.from({ length }, (_, i) => (date ?? 0) + i))
}

/** In days; the end is not included. One day where nothing is said. */
function lengthOf(event: readonly Property[], start: number): number | undefined {
  const end = valueOf(event, 'DTEND')
  const last = end === undefined ? undefined : icalDate(end)
  if (end !== undefined && last === undefined) return undefined
  const [, count = '', unit = ''] = /^P(\d+)([DW])$/i.exec(valueOf(event, 'DURATION') ?? 'P1D') ?? []
  const length = last === undefined ? Number(count) * (unit.toUpperCase() === 'W' ? 7 : 1) : Math.max(1, last - start)
  return length >= 1 && length <= longestHoliday ? length : undefined
}

const plainText = (text: string): string =>
  text
    .replaceAll(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
    .trim()
    .slice(0, 300)
