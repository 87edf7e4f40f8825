import { useQuery } from '@tanstack/react-query'
import { Banner, KeyValue, Skeleton } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'

const counts = ['earlier', 'later', 'late'] as const

/** Whether publishing from this date on changes or corrects, and which promises of open tickets would move. */
export function Trial({ calendar, from }: { calendar: string; from: string }) {
  const { t, format, language } = useSpeech()
  const { data, isError } = useQuery({
    ...ask('GET /calendars/:id/draft/trial', { params: { id: calendar }, query: { from } }),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
  // What is wrong with the draft itself is said when it is published.
  if (isError) return null
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={3} />
  const { isCorrection, agreements, changed, tickets, clocks } = data
  // Nothing counts by it: whatever it says, nothing is changed or corrected.
  if (agreements.length === 0) return <p>{t('calendars.no-agreements')}</p>
  return (
    <>
      <Banner kind={isCorrection ? 'near' : 'info'}>{t(isCorrection ? 'calendars.is-correction' : 'calendars.is-change')}</Banner>
      <p>{t('calendars.agreements-follow', { names: format.list(agreements.map((names) => names[language])) })}</p>
      <p role="status">{t('sla.trial', { changed, tickets })}</p>
      <KeyValue rows={counts.map((name) => ({ term: t(`sla.trial.${name}`), value: format.number(clocks[name]) }))} />
    </>
  )
}
