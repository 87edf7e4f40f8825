import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ComplianceBy, ReportFormat } from '#contract/compliance.ts'
import {
  Banner,
  ComboBox,
  FormRow,
  Link,
  Section,
  Select,
  Skeleton,
  Table,
  TextField,
  type Column,
  type Option,
} from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { addressOf } from '../../platform/client.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { findOrganisations } from '../people/find.ts'
import { AvailabilityTable } from '../sla/AvailabilityTable.tsx'
import { groupWords } from './compliance-words.ts'
import { Counted } from './Counted.tsx'
import { Judged } from './Judged.tsx'
import styles from './Report.module.css'

type Report = Answer<'GET /reports/compliance'>
type Promised = Report['totals'][number]
type Row = Promised & { group: string; id: string }

/** How promises were kept in some days, cut as the reader likes; every number opens its tickets, and the whole is saved as a file. */
export function Compliance() {
  const { t, language, format } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { from, to, by } = useSearch({ from: '/desk/reports/compliance' })
  const [organisation, setOrganisation] = useState<Option | null>(null)
  const query = { ...periodOf(from, to, format.zone), by, ...(organisation === null ? {} : { organisation: organisation.id }) }
  const { data, error } = useQuery(ask('GET /reports/compliance', { query }))
  const show = (change: Partial<{ from: string; to: string; by: string }>) =>
    go(`/reports/compliance?${new URLSearchParams({ from, to, by, ...change }).toString()}`)
  return (
    <section className={styles.page} aria-labelledby="compliance-title">
      <title>{`${t('reports.compliance.title')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="compliance-title" className={styles.title}>
          {t('reports.compliance.title')}
        </h1>
        <span className={styles.files}>
          {ReportFormat.options.map((one) => (
            <a key={one} href={addressOf('GET /reports/compliance/file', { query: { ...query, format: one, language } })} download>
              <Download aria-hidden /> {t('reports.compliance.save', { format: one.toUpperCase() })}
            </a>
          ))}
          <Link href="/reports/schedules">{t('reports.schedule.schedules')}</Link>
          <Link href="/reports">{t('reports.title')}</Link>
        </span>
      </header>
      <FormRow>
        <TextField
          label={t('reports.compliance.from')}
          name="from"
          type="date"
          value={from}
          onChange={(day) => day !== '' && show({ from: day })}
        />
        <TextField
          label={t('reports.compliance.to')}
          name="to"
          type="date"
          value={to}
          onChange={(day) => day !== '' && show({ to: day })}
        />
        <Select
          label={t('reports.compliance.by')}
          placeholder=""
          value={by}
          onChange={(one) => show({ by: one })}
          options={ComplianceBy.options.map((id) => ({ id, label: t(`reports.compliance.by-${id}`) }))}
        />
        <ComboBox label={t('reports.compliance.organisation')} value={organisation} onChange={setOrganisation} search={findOrganisations} />
      </FormRow>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? error === null && <Skeleton label={t('common.loading')} lines={10} /> : <Figures report={data} />}
    </section>
  )
}

/** Whole days of the reader's zone, the last one included. */
const periodOf = (from: string, to: string, zone: string) => {
  const begin = (day: string, days = 0) => Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(zone).toInstant().toString()
  return { from: begin(from), to: begin(to, 1), zone }
}

function Figures({ report }: { report: Report }) {
  const { t, format, language } = useSpeech()
  const percent = (share: number | undefined | null) => (share == null ? '—' : `${format.number(Math.floor(share * 1000 + 1e-9) / 10)} %`)
  const rows: Row[] = [
    ...report.rows.map((row) => ({ ...row, group: groupWords(report, row, language, t), id: `${row.key} ${row.metric}` })),
    ...report.totals.map((row) => ({ ...row, group: t('reports.compliance.all'), id: `all ${row.metric}` })),
  ]
  const columns: readonly Column<Row>[] = [
    { id: 'group', title: t(`reports.compliance.by-${report.by}`), isRowHeader: true, render: ({ group }) => group },
    { id: 'metric', title: t('reports.compliance.metric'), render: ({ metric }) => t(`sla.metric.${metric}`) },
    { id: 'met', title: t('reports.compliance.met'), align: 'end', render: ({ met }) => <Counted figure={met} /> },
    { id: 'missed', title: t('reports.compliance.missed'), align: 'end', render: ({ missed }) => <Counted figure={missed} /> },
    { id: 'cancelled', title: t('reports.compliance.cancelled'), align: 'end', render: ({ cancelled }) => <Counted figure={cancelled} /> },
    { id: 'share', title: t('reports.compliance.share'), align: 'end', render: ({ share }) => percent(share) },
    { id: 'p50', title: t('reports.compliance.p50'), align: 'end', render: ({ used }) => percent(used?.p50) },
    { id: 'p90', title: t('reports.compliance.p90'), align: 'end', render: ({ used }) => percent(used?.p90) },
    { id: 'p95', title: t('reports.compliance.p95'), align: 'end', render: ({ used }) => percent(used?.p95) },
  ]
  return (
    <>
      <Section title={t('reports.promises')}>
        <Table
          label={t('reports.compliance.title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          empty={t('reports.compliance.nothing')}
        />
        <p className={styles.rule}>{t('reports.compliance.rule')}</p>
      </Section>
      <Judged report={report} />
      {report.availability.length > 0 && (
        <Section title={t('sla.availability')} aside={<Link href="/reports/availability">{t('sla.availability.report')}</Link>}>
          <AvailabilityTable rows={report.availability} empty={t('sla.availability.nothing')} />
          <p className={styles.rule}>{t('reports.availability.rule')}</p>
        </Section>
      )}
      <Section title={t('reports.compliance.signals')}>
        <Table
          label={t('reports.compliance.signals')}
          columns={[
            {
              id: 'signal',
              title: t('reports.compliance.signal'),
              isRowHeader: true,
              render: ({ signal }) => t(`reports.signal.${signal}`),
            },
            { id: 'tickets', title: t('reports.compliance.tickets'), align: 'end', render: ({ figure }) => <Counted figure={figure} /> },
          ]}
          rows={report.signals}
          rowId={({ signal }) => signal}
          empty={t('reports.none')}
        />
      </Section>
    </>
  )
}
