type Instant = Temporal.Instant

const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(.+))?$/
const offset = /(Z|[+-]\d{2}(:?\d{2})?)$/i

/** A moment as logs write it: ISO 8601, or `31.12.2012 10:00`; without an offset it is of the zone. Undefined: it is no moment, or it needs a zone. */
export function momentOf(text: string, zone: string | undefined): Instant | undefined {
  const iso = text.trim().replace(russian, (_, day: string, month: string, year: string, time: string | undefined) => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return time === undefined ? date : `${date} ${time}`
  })
  const timed = iso.replace(/^(\d{4}-\d{2}-\d{2})[ T]+(\d):/, '$1T0$2:')
  try {
    if (/\d:\d{2}/.test(timed) && offset.test(timed)) return whole(Temporal.Instant.from(timed))
    return zone === undefined ? undefined : whole(Temporal.PlainDateTime.from(timed).toZonedDateTime(zone).toInstant())
  } catch {
    return undefined
  }
}

/** The log keeps milliseconds. */
const whole = (at: Instant): Instant => Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds)
