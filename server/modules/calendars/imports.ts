/** Holidays of a file laid over the hours of a desk. */
import type { Holiday, WorkingHours } from '#contract/calendars.ts'
import { readIcalendar } from './icalendar.ts'
import { withProductionYear } from './production.ts'
import { readProductionXml } from './production-xml.ts'
import { russianYears } from './russia.ts'

interface Imported {
  readonly hours: WorkingHours
  readonly years: number[]
  readonly passedOver: string[]
}

/** Yearly holidays without an end are written down for so many years ahead. */
const yearsAhead = 5

/** A production calendar replaces the dates of its year; an iCalendar adds holidays. Undefined when the text is neither. */
export function withFile(hours: WorkingHours, text: string, thisYear: number): Imported | undefined {
  const production = readProductionXml(text)
  if (production) return { hours: withProductionYear(hours, production).draft, years: [production.year], passedOver: [] }
  const read = readIcalendar(text, thisYear + yearsAhead)
  if (!read) return undefined
  const years = new Set(read.holidays.map(({ date }) => Number(date.slice(0, 4))))
  return { hours: withHolidays(hours, read.holidays), years: [...years], passedOver: read.passedOver }
}

/** What has a name keeps it, so that the same file changes nothing the second time. */
function withHolidays(hours: WorkingHours, holidays: readonly Holiday[]): WorkingHours {
  const named = new Map<string, Holiday>()
  for (const entry of hours.holidays ?? []) {
    const holiday = typeof entry === 'string' ? { date: entry } : entry
    named.set(holiday.date, holiday)
  }
  for (const holiday of holidays) {
    const { label, holiday: message } = named.get(holiday.date) ?? {}
    if (!label && !message) named.set(holiday.date, holiday)
  }
  return { ...hours, holidays: [...named.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** A year of the Russian production calendar as Opora brings it; undefined: it brings no such year. */
export function withShipped(hours: WorkingHours, year: number): Imported | undefined {
  const production = russianYears.find((one) => one.year === year)
  return production && { hours: withProductionYear(hours, production).draft, years: [year], passedOver: [] }
}
