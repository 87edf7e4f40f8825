/** Moments as people type them: "14:30", "24.11", "24.11.2026 9:05", "2026-11-24 09:05", "+2:30". */

type Day = { year: number; month: number; day: number }

const clock = /(?:^|[\sT,])(\d{1,2})[:.](\d{2})$/
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const dotted = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?(?=$|[\s,])/
const ahead = /^\+(\d{1,3})(?::(\d{2}))?$/

/**
 * Reads a moment. What is not said comes from `now`: a time alone is the nearest one ahead, a day alone ends at `endOfDay`,
 * a day without its year is the nearest ahead. Day before month, as in Russia and Britain. Undefined when it cannot be read.
 */
export function readMoment(text: string, now: Temporal.PlainDateTime, endOfDay = '18:00'): Temporal.PlainDateTime | undefined {
  const typed = text.trim()
  const later = ahead.exec(typed)
  if (later !== null) return minutes(now.add({ hours: Number(later[1]), minutes: Number(later[2] ?? 0) }))
  const day = readDay(typed, now)
  const rest = day === undefined ? typed : typed.slice(day.length)
  const time = clock.exec(rest)
  if (day === undefined && time?.index !== 0) return undefined
  if (time === null && rest.trim() !== '') return undefined
  const at = time === null ? endOfDay : `${String(time[1]).padStart(2, '0')}:${String(time[2])}`
  const known = day?.day ?? { year: now.year, month: now.month, day: now.day }
  const found = made(known, at)
  if (found === undefined || day !== undefined || Temporal.PlainDateTime.compare(found, now) >= 0) return found
  return found.add({ days: 1 })
}

function readDay(text: string, now: Temporal.PlainDateTime): { day: Day; length: number } | undefined {
  const whole = iso.exec(text)
  if (whole !== null) return { day: { year: Number(whole[1]), month: Number(whole[2]), day: Number(whole[3]) }, length: whole[0].length }
  const short = dotted.exec(text)
  // "14.30" alone is a time in Russia when no such month exists
  if (short === null || (short[3] === undefined && Number(short[2]) > 12)) return undefined
  const day = { year: year(short[3], now), month: Number(short[2]), day: Number(short[1]) }
  const passed = short[3] === undefined && (day.month < now.month || (day.month === now.month && day.day < now.day))
  return { day: passed ? { ...day, year: day.year + 1 } : day, length: short[0].length }
}

function year(text: string | undefined, now: Temporal.PlainDateTime): number {
  if (text === undefined) return now.year
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function made(day: Day, at: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toPlainDateTime(Temporal.PlainTime.from(at))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const minutes = (moment: Temporal.PlainDateTime) => moment.round({ smallestUnit: 'minute', roundingMode: 'floor' })
