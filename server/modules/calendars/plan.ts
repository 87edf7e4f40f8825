/** A calendar as people write it down: hours of its own, or other calendars put together. */
import type { CalendarPlan } from '#contract/calendar-acts.ts'
import type { Calendar, WorkingHours } from '#contract/calendars.ts'

export const isHours = (plan: CalendarPlan): plan is WorkingHours => 'weekly' in plan

export function partsOf(plan: CalendarPlan): string[] {
  if ('intersect' in plan) return plan.intersect
  if ('union' in plan) return plan.union
  return 'minus' in plan ? plan.minus : []
}

/** The plan with its parts filled in. */
export function filledIn(plan: CalendarPlan, part: (id: string) => Calendar): Calendar {
  if ('intersect' in plan) return { intersect: plan.intersect.map(part) }
  if ('union' in plan) return { union: plan.union.map(part) }
  return 'minus' in plan ? { minus: plan.minus.map(part) } : plan
}

/** The zone of a calendar's dates: of its first part, where it is made of others. */
export function zoneOf(calendar: Calendar): string {
  if ('weekly' in calendar) return calendar.timezone
  const [first] = 'intersect' in calendar ? calendar.intersect : 'union' in calendar ? calendar.union : calendar.minus
  return first ? zoneOf(first) : 'UTC'
}
