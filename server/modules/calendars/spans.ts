/** Why a stretch of a calendar is open or closed. */
import type { CalendarSpan, NotableDay } from '#contract/calendars.ts'
import type { Interval } from './intervals.ts'
import { dateOf, day } from './local-date.ts'
import type { Source } from './source.ts'
import { offsetAt } from './zone.ts'

/** Cuts `[from, to)` by `open`: every stretch that touches it, with the one before and the one after where there are such. */
export function spansOf(source: Source, open: readonly Interval[], from: number, to: number): CalendarSpan[] {
  const spans: CalendarSpan[] = []
  let closes = -Infinity
  for (const stretch of [...open, { from: Infinity, to: Infinity }]) {
    const gap = clip({ from: closes, to: stretch.from }, from, to)
    if (gap) spans.push({ ...gap, open: false, ...whyClosed(source, gap, closes, stretch.from) })
    const hours = clip(stretch, from, to)
    if (hours) spans.push({ ...hours, open: true, because: 'hours', days: specialDays(source, hours) })
    closes = stretch.to
  }
  return spans
}

function clip(stretch: Interval, from: number, to: number): Interval | undefined {
  const cut = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }
  return cut.from < cut.to ? cut : undefined
}

function whyClosed(source: Source, gap: Interval, closes: number, opens: number): Pick<CalendarSpan, 'because' | 'days'> {
  const wall = (at: number) => at + offsetAt(source.timezone, at)
  // A date counts as a day off when it lies wholly between closing and opening, even where `gap` shows only a part of it.
  const firstWhole = closes === -Infinity ? -Infinity : Math.ceil(wall(closes) / day)
  const lastWhole = opens === Infinity ? Infinity : Math.floor(wall(opens) / day) - 1
  const days: NotableDay[] = []
  for (let date = Math.floor(wall(gap.from) / day); date <= Math.floor((wall(gap.to) - 1) / day); date++) {
    if (date >= firstWhole && date <= lastWhole) days.push(source.note(date) ?? { date: dateOf(date), kind: 'off' })
  }
  if (opens === Infinity) return { because: 'neverOpens', days: [] }
  if (days.length > 0) return { because: 'daysOff', days }
  const sameDate = closes !== -Infinity && Math.floor(wall(closes) / day) === Math.floor(wall(opens) / day)
  return { because: sameDate ? 'break' : 'outsideHours', days }
}

function specialDays(source: Source, hours: Interval): NotableDay[] {
  const wall = (at: number) => at + offsetAt(source.timezone, at)
  const days: NotableDay[] = []
  for (let date = Math.floor(wall(hours.from) / day); date <= Math.floor((wall(hours.to) - 1) / day); date++) {
    const note = source.note(date)
    if (note?.kind === 'special') days.push(note)
  }
  return days
}
