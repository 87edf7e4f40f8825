import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Banner, BarChart, LevelChip, Link, Priority, Section, SegmentedControl, Skeleton, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { barsOf, priorityOf } from '../tickets/priority.ts'
import { Counted, hrefOf } from './Counted.tsx'
import styles from './Report.module.css'

type Report = Answer<'GET /reports/first'>
type Promised = Report['clocks'][number]
type OpenBy = Report['openBy'][number]

const spans = ['7', '30', '90'] as const
const totals = ['opened', 'resolved', 'confirmed', 'silent', 'reopened', 'open'] as const

/** Tickets in, out and open, and how promises were kept. Every number opens its tickets. */
export function FirstReport() {
  const { t } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { days } = useSearch({ from: '/desk/reports' })
  const period = useMemo(() => periodOf(Number(days)), [days])
  const { data, error } = useQuery(ask('GET /reports/first', { query: period }))
  return (
    <section className={styles.page} aria-labelledby="report-title">
      <title>{`${t('reports.title')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="report-title" className={styles.title}>
          {t('reports.title')}
        </h1>
        <Link href={`/reports/levels?days=${days}`}>{t('reports.levels-title')}</Link>
        <Link href="/reports/compliance">{t('reports.compliance.open')}</Link>
        <Link href="/reports/availability">{t('sla.availability')}</Link>
        <Link href="/reports/problems">{t('problems.problems')}</Link>
        <SegmentedControl
          label={t('reports.period')}
          value={days}
          options={spans.map((id) => ({ id, label: t(`reports.days-${id}`) }))}
          onChange={(span) => go(`/reports?days=${span}`)}
        />
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? error === null && <Skeleton label={t('common.loading')} lines={12} /> : <Figures report={data} />}
    </section>
  )
}

/** Whole days of the reader's zone, today included. */
function periodOf(days: number): { from: string; to: string; zone: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const tomorrow = Temporal.Now.zonedDateTimeISO(zone).startOfDay().add({ days: 1 })
  return { from: tomorrow.subtract({ days }).toInstant().toString(), to: tomorrow.toInstant().toString(), zone }
}

function Figures({ report }: { report: Report }) {
  const { t, format } = useSpeech()
  const { average, figure } = report.satisfaction
  return (
    <>
      <dl className={styles.totals}>
        {totals.map((name) => (
          <div key={name} className={styles.total}>
            <dt>{t(`reports.${name}`)}</dt>
            <dd>
              <Counted figure={report[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <BarChart
        title={t('reports.by-day')}
        pointsTitle={t('reports.by-day')}
        series={[
          { id: 'opened', label: t('reports.opened'), kind: 'neutral' },
          { id: 'resolved', label: t('reports.resolved'), kind: 'met' },
        ]}
        points={report.days.map(({ day, opened, resolved }) => ({
          id: day,
          label: day.slice(5).split('-').toReversed().join('.'),
          values: { opened: opened.count, resolved: resolved.count },
          hrefs: { opened: hrefOf(opened), resolved: hrefOf(resolved) },
        }))}
        format={format.number}
      />
      <Section title={t('reports.promises')}>
        <Promises report={report} />
        <p className={styles.rule}>{t('reports.rule')}</p>
      </Section>
      <Section title={t('reports.open-by')}>
        <OpenTable rows={report.openBy} />
      </Section>
      <Section title={t('reports.satisfaction')}>
        {average === null ? (
          <p>{t('reports.satisfaction-none')}</p>
        ) : (
          <p>
            <Link href={hrefOf(figure)}>
              {t('reports.satisfaction-value', { average: format.number(Math.round(average * 100) / 100), count: figure.count })}
            </Link>
          </p>
        )}
      </Section>
    </>
  )
}

function Promises({ report }: { report: Report }) {
  const { t, format } = useSpeech()
  const median = new Map(report.medians.map((one) => [one.metric, one]))
  const columns: readonly Column<Promised>[] = [
    { id: 'metric', title: t('reports.metric'), isRowHeader: true, render: ({ metric }) => t(`sla.metric.${metric}`) },
    { id: 'met', title: t('reports.met'), align: 'end', render: ({ met }) => <Counted figure={met} /> },
    { id: 'missed', title: t('reports.missed'), align: 'end', render: ({ missed }) => <Counted figure={missed} /> },
    { id: 'cancelled', title: t('reports.cancelled'), align: 'end', render: ({ cancelled }) => <Counted figure={cancelled} /> },
    {
      id: 'share',
      title: t('reports.share'),
      align: 'end',
      render: ({ share }) => (share === null ? t('reports.none') : `${format.number(Math.floor(share * 1000) / 10)} %`),
    },
    {
      id: 'median',
      title: t('reports.median'),
      align: 'end',
      render: ({ metric }) => {
        const one = median.get(metric)
        return one?.ms == null ? t('reports.none') : <Link href={hrefOf(one.figure)}>{format.duration(one.ms)}</Link>
      },
    },
  ]
  return (
    <Table
      label={t('reports.promises')}
      columns={columns}
      rows={report.clocks}
      rowId={({ metric }) => metric}
      empty={t('reports.nothing')}
    />
  )
}

function OpenTable({ rows }: { rows: readonly OpenBy[] }) {
  const { t, language } = useSpeech()
  const columns: readonly Column<OpenBy>[] = [
    {
      id: 'level',
      title: t('reports.level'),
      isRowHeader: true,
      render: ({ level }) => (
        <>
          <LevelChip label={level.code} /> {level.name[language]}
        </>
      ),
    },
    {
      id: 'priority',
      title: t('reports.priority'),
      render: ({ priority }) => <Priority filled={barsOf(priority)} label={t(`tickets.priority.${priorityOf(priority)}`)} />,
    },
    { id: 'count', title: t('reports.open'), align: 'end', render: ({ figure }) => <Counted figure={figure} /> },
  ]
  return (
    <Table
      label={t('reports.open-by')}
      columns={columns}
      rows={rows}
      rowId={({ level, priority }) => `${level.id} ${priority}`}
      empty={t('reports.none')}
    />
  )
}
