import type { Answer } from '../../platform/api.ts'
import type { Formats } from '../../platform/i18n.ts'

export type AvailabilityMonth = Answer<'GET /reports/availability'>['items'][number]

/** Cut, never rounded up: 99.9996 % is not "100 %". */
export const percentWords = (format: Formats, percent: number): string =>
  `${format.number(Math.floor(percent * 1000 + 1e-6) / 1000, { maximumFractionDigits: 3 })} %`

export const promiseWords = (format: Formats, percent: number): string => `${format.number(percent, { maximumFractionDigits: 6 })} %`

/** Minutes to the hundredth, cut downwards: what is below nothing never reads as nothing. */
export const minuteWords = (format: Formats, ms: number): string =>
  format.number(Math.floor(ms / 600 + 1e-6) / 100, { maximumFractionDigits: 2 })

export const burnWords = (format: Formats, burn: number | null): string =>
  burn === null ? '—' : format.number(burn, { maximumFractionDigits: burn < 10 ? 2 : 0 })

export function monthWords(language: string, month: string): string {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    first.toZonedDateTime('UTC').epochMilliseconds,
  )
}
