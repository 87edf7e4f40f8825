import { useSpeech, type Formats, type T } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import type { Row } from './model.ts'

/** Where the ticket is now, whose it is, what was promised: one to three sentences in the requester's words. */
export function useStateWords(): (row: Row) => string {
  const { t, format, language } = useSpeech()
  const now = useNow()
  return (row) => [where(t, format, row, row.worksOnIt[language]), promised(t, format, row, now)].filter((part) => part !== '').join(' ')
}

function where(t: T, format: Formats, { state, answers, waitUntil }: Row, line: string): string {
  const who = answers?.name
  switch (state) {
    case 'accepted':
      return who === undefined ? t('portal.now.accepted') : t('portal.now.accepted-by', { who })
    case 'in-work':
      return who === undefined ? t('portal.now.in-work', { line }) : t('portal.now.in-work-by', { line, who })
    case 'waits-for-you':
      return waitUntil === null
        ? t('portal.now.waits-for-you')
        : t('portal.now.waits-for-you-until', { until: format.instant(waitUntil, 'day') })
    case 'waits-for-others':
      return who === undefined ? t('portal.now.waits-for-others') : t('portal.now.waits-for-others-by', { who })
    case 'put-aside':
      return waitUntil === null ? t('portal.now.put-aside') : t('portal.now.put-aside-until', { until: format.instant(waitUntil, 'day') })
    case 'check-it':
      return t('portal.now.check-it')
    case 'done':
      return t('portal.now.done')
  }
}

/** A promise that has passed is not repeated as if it held: we say that we are late. */
function promised(t: T, format: Formats, { promise, state }: Row, now: Temporal.Instant): string {
  if (promise === null || state === 'waits-for-you') return ''
  const to = Temporal.Instant.from(promise.to)
  if (Temporal.Instant.compare(to, now) < 0) return t(`portal.late.${promise.what}`)
  const when = isToday(to, now, format.zone)
    ? t('portal.today-at', { time: format.instant(promise.to, 'time') })
    : format.instant(promise.to)
  return t(`portal.promise.${promise.what}`, { when })
}

const isToday = (at: Temporal.Instant, now: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDate().equals(now.toZonedDateTimeISO(zone).toPlainDate())
