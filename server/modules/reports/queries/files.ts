import type { Language } from '#contract/common.ts'
import { t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Say } from '../say.ts'

/** A report that somebody can keep. */
export interface ReportFile {
  readonly body: Buffer
  readonly type: string
  readonly name: string
}

export const wordsIn =
  (language: Language): Say =>
  (key, values) => {
    const [file = '', ...rest] = key.split('.')
    return t(language, file, rest.join('.'), values)
  }

export function checkZone(at: Temporal.Instant, zone: string): void {
  try {
    at.toZonedDateTimeISO(zone)
  } catch {
    throw new Refusal('reports.unknown-zone')
  }
}
