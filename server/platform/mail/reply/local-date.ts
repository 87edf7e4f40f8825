/** Dates as mail programs write them for people ("вт, 3 мар. 2026 г. в 10:15"); `zone` holds where they name none. */
import { readDate } from '../date.ts'

const months: readonly RegExp[] = [
  /^(?:jan|янв|gen|ene|sty|led|січ)/iu,
  /^(?:feb|фев|fév|lut|úno|лют)/iu,
  /^(?:mar|мар|mär|mrz|maa|бер|bře)/iu,
  /^(?:apr|апр|avr|abr|kwi|dub|кві)/iu,
  /^(?:may|мая|май|mai|mag|mei|maj|kvě|тра)/iu,
  /^(?:jun|июн|juin|giu|cze|чер)/iu,
  /^(?:jul|июл|juil|lug|lip|лип)/iu,
  /^(?:aug|авг|aoû|ago|sie|srp|сер)/iu,
  /^(?:sep|сен|set|wrz|zář|вер)/iu,
  /^(?:oct|окт|okt|ott|out|paź|říj|жов)/iu,
  /^(?:nov|ноя|lis|лис)/iu,
  /^(?:dec|дек|dez|déc|dic|gru|pro|гру)/iu,
]

export function readLocalDate(source: string, zone: string): Temporal.Instant | undefined {
  const text = source.replace(/\s+/g, ' ').trim()
  const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?(?![\p{L}]))?/iu.exec(text)
  const day = dayOf(clock ? text.replace(clock[0], ' ') : text)
  if (!clock || !day) return readDate(text)
  const [, hour = '0', minute = '0', second = '0', half = ''] = clock
  const offset = /(?:GMT|UTC)?\s?([+-]\d{2}):?(\d{2})/.exec(text.slice(clock.index + clock[0].length))
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  try {
    const local = Temporal.PlainDateTime.from(
      { ...day, hour: hours, minute: Number(minute), second: Number(second) },
      { overflow: 'reject' },
    )
    return local.toZonedDateTime(offset ? `${offset[1]}:${offset[2]}` : zone).toInstant()
  } catch {
    return undefined
  }
}

type Day = { year: number; month: number; day: number }

function dayOf(text: string): Day | undefined {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const dotted = /(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/.exec(text)
  if (dotted) return { year: fullYear(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }
  const slashed = /(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/.exec(text)
  if (slashed) return { year: fullYear(slashed[3]), month: Number(slashed[1]), day: Number(slashed[2]) }
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text)?.[1]
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(text)?.[1]
  const words = text.match(/\p{L}{3,}/gu) ?? []
  // The weekday stands before the month, and "Mar" is also "martedì": the word beside the day is the month.
  const beside =
    day === undefined ? undefined : /(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}{3,})|(\p{L}{3,})\.?\s+\d{1,2}(?!\d)/u.exec(text)
  const month = [beside?.[1], beside?.[2], ...words]
    .map((word) => months.findIndex((pattern) => pattern.test(word ?? '')) + 1)
    .find((found) => found > 0)
  return year === undefined || day === undefined || month === undefined ? undefined : { year: Number(year), month, day: Number(day) }
}

const fullYear = (digits = '') => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))
