import type { Answer } from '../../platform/api.ts'

export type Summary = Answer<'GET /calendars'>['items'][number]
export type CalendarCard = Answer<'GET /calendars/:id'>
export type Plan = CalendarCard['versions'][number]['plan']
export type WorkingHours = Extract<Plan, { timezone: string }>
export type Hours = NonNullable<WorkingHours['weekly'][Weekday]>[number]
export type Difference = Answer<'GET /calendars/:id/draft/difference'>
export type DayHours = Difference['dates'][number]['before']
export type Year = Answer<'GET /calendars/:id/years/:year'>

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export const ways = ['intersect', 'union', 'minus'] as const
export type Way = (typeof ways)[number]

export const isHours = (plan: Plan): plan is WorkingHours => 'weekly' in plan

/** How a plan puts calendars together, and which. */
export function composition(plan: Exclude<Plan, WorkingHours>): { way: Way; parts: readonly string[] } {
  if ('intersect' in plan) return { way: 'intersect', parts: plan.intersect }
  return 'union' in plan ? { way: 'union', parts: plan.union } : { way: 'minus', parts: plan.minus }
}

export function composed(way: Way, parts: readonly string[]): Plan {
  if (way === 'intersect') return { intersect: [...parts] }
  return way === 'union' ? { union: [...parts] } : { minus: [...parts] }
}

/** What is edited: the draft, or what a draft would begin with. */
export const planOf = ({ draft, versions }: CalendarCard): Plan | undefined => draft?.plan ?? versions[0]?.plan

type Rule = NonNullable<WorkingHours['dayOverrides']>[number]
/** One date as people enter it; `holiday` is one that we bring, whose name was left as it is. */
type DatedDay = { date: string; name: string; holiday?: string | undefined; hours: Hours[] | null }

const dateOf = (entry: string | { date: string }) => (typeof entry === 'string' ? entry : entry.date)

/** The plan with other words for one date: `hours` are its own, none of them a day off, null a holiday. */
export function withDay(plan: WorkingHours, { date, name, holiday, hours }: DatedDay): WorkingHours {
  const rest = withoutDay(plan, date)
  const label = name.trim() === '' ? {} : { label: name.trim() }
  const named = holiday === undefined ? label : { holiday }
  if (hours === null) return { ...rest, holidays: byDate([...(rest.holidays ?? []), { date, ...named }]) }
  const rule: Rule = { date, ...label, intervals: hours }
  return { ...rest, dayOverrides: byDate([...(rest.dayOverrides ?? []), rule]) }
}

/** The plan in which a date follows the week again. */
export function withoutDay(plan: WorkingHours, date: string): WorkingHours {
  const others = <E extends string | { date: string }>(entries: readonly E[] | undefined) =>
    (entries ?? []).filter((entry) => dateOf(entry) !== date)
  return {
    ...plan,
    holidays: others(plan.holidays),
    extraWorkingDays: others(plan.extraWorkingDays),
    dayOverrides: others(plan.dayOverrides),
  }
}

const byDate = <E extends string | { date: string }>(entries: readonly E[]): E[] =>
  entries.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
