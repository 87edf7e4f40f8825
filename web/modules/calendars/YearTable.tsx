import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner, IconButton, Section, Skeleton, Table, type Column } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import styles from './Calendars.module.css'
import type { Year } from './model.ts'
import { monthWords } from './words.ts'

type YearTableProps = {
  calendar: string
  version: 'draft' | undefined
  /** Differs whenever the draft is another, or another version is published: then the year is asked anew. */
  stamp: string
  year: number
  onYear: (year: number) => void
  /** What else is shown of the year. */
  children: (year: Year) => ReactNode
}

type Line = { id: string; name: string; days: number; ms: number }

/** Working days and hours of a year by month. */
export function YearTable({ calendar, version, stamp, year, onYear, children }: YearTableProps) {
  const { t, language, format } = useSpeech()
  const words = useProblemWords()
  const query = version === undefined ? {} : { version }
  const { data, error } = useQuery({
    queryKey: ['GET /calendars/:id/years/:year', calendar, year, version, stamp],
    queryFn: ({ signal }) => call('GET /calendars/:id/years/:year', { params: { id: calendar, year: String(year) }, query }, signal),
  })
  const columns: readonly Column<Line>[] = [
    { id: 'month', title: t('calendars.month'), isRowHeader: true, render: ({ name }) => name },
    { id: 'days', title: t('calendars.working-days'), align: 'end', render: ({ days }) => format.number(days) },
    { id: 'hours', title: t('calendars.working-hours'), align: 'end', render: ({ ms }) => format.number(ms / 3_600_000) },
  ]
  const months = (data?.months ?? []).map(({ month, ...sums }) => ({ id: String(month), name: monthWords(language, month), ...sums }))
  const whole = { id: 'year', name: t('calendars.whole-year'), days: data?.days ?? 0, ms: data?.ms ?? 0 }
  return (
    <>
      <Section
        title={t('calendars.year', { year: String(year) })}
        aside={
          <span className={styles.acts}>
            <IconButton
              size="small"
              label={t('calendars.year-before')}
              icon={<ChevronLeft aria-hidden />}
              onPress={() => onYear(year - 1)}
            />
            <IconButton
              size="small"
              label={t('calendars.year-after')}
              icon={<ChevronRight aria-hidden />}
              onPress={() => onYear(year + 1)}
            />
          </span>
        }
      >
        {error !== null && <Banner kind="late">{words(error)}</Banner>}
        {data === undefined ? (
          error === null && <Skeleton label={t('common.loading')} lines={12} />
        ) : (
          <Table
            label={t('calendars.year', { year: String(year) })}
            columns={columns}
            rows={[...months, whole]}
            rowId={({ id }) => id}
            empty={null}
          />
        )}
      </Section>
      {data !== undefined && children(data)}
    </>
  )
}
