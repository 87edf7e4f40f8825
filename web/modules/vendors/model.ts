import type { Answer } from '../../platform/api.ts'

export type Vendor = Answer<'GET /vendors'>['items'][number]

/** What is typed between commas. */
export const listed = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** "14:05, Tue" where the vendor is. */
export const timeThere = (language: string, zone: string, now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toLocaleString(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
