import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Banner, Button, Link, Popover, Section, SegmentedControl, Skeleton, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import styles from './Report.module.css'

type Report = Answer<'GET /reports/problems'>
type Ticket = Report['watched'][number]
type OfProblem = Report['used'][number]

const spans = ['7', '30', '90'] as const
const ages = ['week', 'month', 'quarter', 'older'] as const

/** Problems by age and stage, what they cost, what known errors saved, and what returned. Every number opens its tickets. */
export function ProblemsReport() {
  const { t } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { days } = useSearch({ from: '/desk/reports/problems' })
  const period = useMemo(() => {
    const to = Temporal.Now.zonedDateTimeISO().startOfDay().add({ days: 1 })
    return {
      from: to
        .subtract({ days: Number(days) })
        .toInstant()
        .toString(),
      to: to.toInstant().toString(),
    }
  }, [days])
  const { data, error } = useQuery(ask('GET /reports/problems', { query: period }))
  return (
    <section className={styles.page} aria-labelledby="report-title">
      <title>{`${t('reports.problems')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="report-title" className={styles.title}>
          {t('reports.problems')}
        </h1>
        <SegmentedControl
          label={t('reports.period')}
          value={days}
          options={spans.map((id) => ({ id, label: t(`reports.days-${id}`) }))}
          onChange={(span) => go(`/reports/problems?days=${span}`)}
        />
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? error === null && <Skeleton label={t('common.loading')} lines={12} /> : <Figures report={data} />}
    </section>
  )
}

/** A number, and in a small window the tickets that it counts. */
function Count({ label, tickets }: { label: string; tickets: readonly Ticket[] }) {
  const { format } = useSpeech()
  if (tickets.length === 0) return <span>{format.number(0)}</span>
  return (
    <Popover
      label={label}
      trigger={
        <Button size="small" kind="quiet">
          {format.number(tickets.length)}
        </Button>
      }
    >
      <ul>
        {tickets.map(({ id, number, title }) => (
          <li key={id}>
            <Link kind="row" href={`/tickets/${String(number)}`}>
              #{number} {title}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function Figures({ report }: { report: Report }) {
  const { t, format } = useSpeech()
  const { saved } = report
  const open: readonly Column<Report['open'][number]>[] = [
    {
      id: 'missing',
      title: t('problems.lacks'),
      isRowHeader: true,
      render: ({ missing }) => (missing === null ? t('tickets.none') : t(`problems.evidence.${missing}`)),
    },
    ...ages.map((age) => ({
      id: age,
      title: t(`reports.age.${age}`),
      align: 'end' as const,
      render: (row: Report['open'][number]) => <Count label={t(`reports.age.${age}`)} tickets={row[age]} />,
    })),
  ]
  const totals = ['watched', 'kept', 'returned'] as const
  return (
    <>
      <dl className={styles.totals}>
        {totals.map((name) => (
          <div key={name} className={styles.total}>
            <dt>{t(`reports.problems-${name}`)}</dt>
            <dd>
              <Count label={t(`reports.problems-${name}`)} tickets={report[name]} />
            </dd>
          </div>
        ))}
        <div className={styles.total}>
          <dt>{t('reports.saved')}</dt>
          <dd>{saved.hours === null ? t('reports.none') : t('reports.saved-hours', { hours: format.number(saved.hours) })}</dd>
        </div>
      </dl>
      <p className={styles.rule}>
        {saved.withMs === null || saved.withoutMs === null
          ? t('reports.saved-nothing')
          : t('reports.saved-rule', { uses: saved.uses, with: format.duration(saved.withMs), without: format.duration(saved.withoutMs) })}
      </p>
      <Section title={t('reports.problems-open')}>
        <Table
          label={t('reports.problems-open')}
          columns={open}
          rows={report.open}
          rowId={({ missing }) => missing ?? 'nothing'}
          empty={t('reports.nothing')}
        />
      </Section>
      <ByProblem title={t('reports.problems-heaviest')} rows={report.heaviest} count={t('problems.incidents')} />
      <ByProblem title={t('reports.problems-used')} rows={report.used} count={t('problems.uses')} />
    </>
  )
}

function ByProblem({ title, rows, count }: { title: string; rows: readonly OfProblem[]; count: string }) {
  const { t } = useSpeech()
  const columns: readonly Column<OfProblem>[] = [
    {
      id: 'problem',
      title: t('problems.problem'),
      isRowHeader: true,
      render: ({ problem }) => (
        <Link href={`/tickets/${String(problem.number)}#cause`}>
          #{problem.number} {problem.title}
        </Link>
      ),
    },
    { id: 'count', title: count, align: 'end', render: ({ incidents }) => <Count label={count} tickets={incidents} /> },
  ]
  return (
    <Section title={title}>
      <Table label={title} columns={columns} rows={rows} rowId={({ problem }) => problem.id} empty={t('reports.nothing')} />
    </Section>
  )
}
