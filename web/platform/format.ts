import type { Language } from './translate.ts'

/** How an instant is said: `short` "24 Nov, 14:30", `full` with weekday and year, `weekday` "Tue 24 Nov, 14:30", `time` "14:30", `day` "Tue 24 Nov". */
export type InstantStyle = 'short' | 'full' | 'weekday' | 'time' | 'day'

const styles: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Formats = {
  language: Language
  zone: string
  /** An ISO instant of the contract, in the person's zone. */
  instant: (instant: string, style?: InstantStyle) => string
  /** Milliseconds in words with the two largest units, "1 h 12 min"; the sign is not said. */
  duration: (ms: number) => string
  /** Working time in words: "27 h 10 min". Never days: a working day is not 24 hours. */
  hours: (ms: number) => string
  /** Working time for a dense column: "1:12", "−0:12", "27:10". */
  timer: (ms: number) => string
  number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** "12 minutes ago", "in 3 hours", "yesterday". */
  relative: (instant: string, from: Temporal.Instant) => string
  list: (parts: readonly string[]) => string
}

export function formats(language: Language, zone: string): Formats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
  const made = new Map<InstantStyle, Intl.DateTimeFormat>()
  const dateFormat = (style: InstantStyle) => {
    const known = made.get(style) ?? new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: zone })
    made.set(style, known)
    return known
  }
  const words = new Intl.DurationFormat(locale, { style: 'short' })
  // a duration of nothing would otherwise be said with no words at all
  const moment = new Intl.DurationFormat(locale, { style: 'short', minutesDisplay: 'always' })
  const say = (parts: Parts) => (parts.minutes === 0 ? moment : words).format(parts)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale)
  return {
    language,
    zone,
    instant: (instant, style = 'short') => dateFormat(style).format(Temporal.Instant.from(instant).epochMilliseconds),
    duration: (ms) => say(twoLargest(Math.abs(ms))),
    hours: (ms) => say(hoursAndMinutes(Math.abs(ms))),
    timer,
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    relative: (instant, from) => relative.format(...nearest(Temporal.Instant.from(instant).epochMilliseconds - from.epochMilliseconds)),
    list: (parts) => list.format(parts),
  }
}

type Parts = { days?: number; hours?: number; minutes?: number }

function twoLargest(ms: number): Parts {
  const days = Math.floor(ms / day)
  if (days === 0) return hoursAndMinutes(ms)
  const hours = Math.floor((ms % day) / hour)
  return hours > 0 ? { days, hours } : { days }
}

function hoursAndMinutes(ms: number): Parts {
  const [hours, minutes] = [Math.floor(ms / hour), Math.floor((ms % hour) / minute)]
  if (hours === 0) return { minutes }
  return minutes > 0 ? { hours, minutes } : { hours }
}

function timer(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minute)
  return `${ms < 0 ? '−' : ''}${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`
}

function nearest(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(ms)
  if (size < hour) return [Math.round(ms / minute), 'minute']
  if (size < day) return [Math.round(ms / hour), 'hour']
  if (size < 30 * day) return [Math.round(ms / day), 'day']
  if (size < 365 * day) return [Math.round(ms / (30 * day)), 'month']
  return [Math.round(ms / (365 * day)), 'year']
}
