/** `week`: any day of it; left out: this week. */
export const weekSearch = ({ week }: Record<string, unknown>): { week?: string } =>
  typeof week === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(week) ? { week } : {}

/** The Monday of a week, on the reader's calendar. */
export function mondayOf(week: string | undefined, zone: string): Temporal.PlainDate {
  const day = week === undefined ? Temporal.Now.plainDateISO(zone) : Temporal.PlainDate.from(week)
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** Half-open, in the reader's zone. */
export const boundsOf = (monday: Temporal.PlainDate, zone: string): { from: string; to: string } => ({
  from: monday.toZonedDateTime(zone).toInstant().toString(),
  to: monday.add({ days: 7 }).toZonedDateTime(zone).toInstant().toString(),
})

/** Whether a window touches a day. */
export function isOn(day: Temporal.PlainDate, zone: string, window: { from: string; to: string }): boolean {
  const [from, to] = [day.toZonedDateTime(zone).toInstant(), day.add({ days: 1 }).toZonedDateTime(zone).toInstant()]
  return Temporal.Instant.compare(window.from, to) < 0 && Temporal.Instant.compare(window.to, from) > 0
}
