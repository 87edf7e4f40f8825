/** A state's production calendar laid over the hours of a desk, and what that changes. */
import type { CalendarChange, DayRule, Holiday, WorkingHours } from '#contract/calendars.ts'
import { changedDates } from './changes.ts'
import { dayOf, weekdayOf } from './local-date.ts'

export interface ProductionDay {
  readonly date: string
  /** `short`: an hour shorter, and working even on a weekend; `working`: an ordinary day on a weekend. */
  readonly kind: 'off' | 'short' | 'working'
  /** The message that names the holiday, or its name as the file gives it. */
  readonly holiday?: string
  readonly label?: string
  readonly movedFrom?: string
}
export interface ProductionYear {
  readonly year: number
  readonly days: readonly ProductionDay[]
}

/** The draft: rules of the year are replaced, other years and the week stay; `changes` lists the dates whose hours or names differ. */
export function withProductionYear(hours: WorkingHours, production: ProductionYear): { draft: WorkingHours; changes: CalendarChange[] } {
  const ofYear = (date: string) => date.startsWith(`${production.year}-`)
  const others = <T>(rules: readonly T[] | undefined, date: (rule: T) => string) => (rules ?? []).filter((rule) => !ofYear(date(rule)))
  const off = production.days.filter((day) => day.kind === 'off')
  const short = production.days.filter((day) => day.kind !== 'off')
  const draft: WorkingHours = {
    ...hours,
    holidays: [...others(hours.holidays, (entry) => (typeof entry === 'string' ? entry : entry.date)), ...off.map(holidayOf)],
    extraWorkingDays: others(hours.extraWorkingDays, (rule) => rule.date),
    dayOverrides: [...others(hours.dayOverrides, (rule) => rule.date), ...short.map((day) => workingRule(day, off))],
  }
  return { draft, changes: changedDates(hours, draft, [production.year]) }
}

function holidayOf({ date, holiday, label, movedFrom }: ProductionDay): Holiday {
  return { date, ...(holiday && { holiday }), ...(label && { label }), ...(movedFrom && !holiday && { holiday: 'moved-day-off' }) }
}

/** A working weekend day has the hours of the day that is off in its place; Friday's where the calendar does not say which. */
function workingRule(day: ProductionDay, off: readonly ProductionDay[]): DayRule {
  const own = weekdayOf(dayOf(day.date))
  const instead = off.find((other) => other.movedFrom === day.date)
  const weekend = own === 'sat' || own === 'sun'
  const like = instead ? weekdayOf(dayOf(instead.date)) : weekend ? 'fri' : own
  return { date: day.date, like, ...(day.kind === 'short' && { shorterByMinutes: 60 }) }
}
