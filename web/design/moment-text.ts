/** Moments as people type them: "14:30", "24.11", "24.11.2026 9:05", "2026-11-24 09:05", "+2:30", "-2:30". */

type Day = { year: number; month: number; day: number }

const clock = /(?:^|[\sT,])(\d{1,2})[:.](\d{2})$/
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const dotted = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?(?=$|[\s,])/
const off = /^([+−-])(\d{1,3})(?::(\d{2}))?$/

/** Where a moment lies that is not said whole. */
export type Towards = 'ahead' | 'past'

/**
 * Reads a moment. What is not said comes from `now`: a time alone is the nearest one ahead (or past), a day alone ends at `timeOfDay`,
 * a day without its year is the nearest ahead (or past). Day before month, as in Russia and Britain. Undefined when it cannot be read.
 */
export function readMoment(
  text: string,
  now: Temporal.PlainDateTime,
  { towards = 'ahead', timeOfDay = '18:00' }: { towards?: Towards | undefined; timeOfDay?: string | undefined } = {},
): Temporal.PlainDateTime | undefined {
  const typed = text.trim()
  const [, sign, hours, rest = 0] = off.exec(typed) ?? []
  if (hours !== undefined)
    return minutes(now.add(Temporal.Duration.from({ hours: Number(hours), minutes: Number(rest) })[sign === '+' ? 'abs' : 'negated']()))
  const day = readDay(typed, now, towards)
  const said = day === undefined ? typed : typed.slice(day.length)
  const time = clock.exec(said)
  if (day === undefined && time?.index !== 0) return undefined
  if (time === null && said.trim() !== '') return undefined
  const at = time === null ? timeOfDay : `${String(time[1]).padStart(2, '0')}:${String(time[2])}`
  const known = day?.day ?? { year: now.year, month: now.month, day: now.day }
  const found = made(known, at)
  if (found === undefined || day !== undefined) return found
  const order = Temporal.PlainDateTime.compare(found, now)
  if (towards === 'past') return order > 0 ? found.subtract({ days: 1 }) : found
  return order < 0 ? found.add({ days: 1 }) : found
}

function readDay(text: string, now: Temporal.PlainDateTime, towards: Towards): { day: Day; length: number } | undefined {
  const whole = iso.exec(text)
  if (whole !== null) return { day: { year: Number(whole[1]), month: Number(whole[2]), day: Number(whole[3]) }, length: whole[0].length }
  const short = dotted.exec(text)
  // "14.30" alone is a time in Russia when no such month exists
  if (short === null || (short[3] === undefined && Number(short[2]) > 12)) return undefined
  const day = { year: year(short[3], now), month: Number(short[2]), day: Number(short[1]) }
  const order = day.month - now.month || day.day - now.day
  const years = short[3] !== undefined ? 0 : towards === 'past' && order > 0 ? -1 : towards === 'ahead' && order < 0 ? 1 : 0
  return { day: { ...day, year: day.year + years }, length: short[0].length }
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
