import { Banner, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { Difference } from './model.ts'
import { dateWords, dayWords, intervalsWords, weekdayWords } from './words.ts'

type WeekLine = Difference['week'][number]
type DateLine = Difference['dates'][number]

/** What will change: the zone, days of the ordinary week, and dates. */
export function Differences({ difference: { timezone, week, dates } }: { difference: Difference }) {
  const { t, language } = useSpeech()
  const hours = (id: 'before' | 'after') => ({ id, title: t(`calendars.${id}`) })
  const weekColumns: readonly Column<WeekLine>[] = [
    { id: 'day', title: t('calendars.weekday'), isRowHeader: true, render: ({ weekday }) => weekdayWords(language, weekday) },
    { ...hours('before'), render: ({ before }) => intervalsWords(t, before) },
    { ...hours('after'), render: ({ after }) => intervalsWords(t, after) },
  ]
  const dateColumns: readonly Column<DateLine>[] = [
    { id: 'date', title: t('calendars.date'), isRowHeader: true, render: ({ date }) => dateWords(language, date) },
    { ...hours('before'), render: ({ before }) => dayWords(t, before) },
    { ...hours('after'), render: ({ after }) => dayWords(t, after) },
  ]
  if (timezone === null && week.length === 0 && dates.length === 0) return <Banner>{t('calendars.no-changes')}</Banner>
  return (
    <>
      {timezone !== null && <Banner kind="near">{t('calendars.zone-changes', timezone)}</Banner>}
      {week.length > 0 && (
        <Table label={t('calendars.week-changes')} columns={weekColumns} rows={week} rowId={({ weekday }) => weekday} empty={null} />
      )}
      {dates.length > 0 && (
        <>
          <p>{t('calendars.dates-change', { count: dates.length })}</p>
          <Table label={t('calendars.dates-changes')} columns={dateColumns} rows={dates} rowId={({ date }) => date} empty={null} />
        </>
      )}
    </>
  )
}
