import { Link, Section, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import styles from './Report.module.css'

type Report = Answer<'GET /reports/compliance'>
type Row = { id: string; number: number; promise: string; what: string; reason: string; by: string; at: string }

/** What was restated and exempted of these promises, by whom and why; nothing where there is none. */
export function Judged({ report }: { report: Report }) {
  const { t, format } = useSpeech()
  const { stated, restated, exempted } = report
  if (restated.length + exempted.length === 0) return null
  const percent = (share: number | null) => (share === null ? '—' : format.number(Math.floor(share * 1000 + 1e-9) / 10))
  const rows: Row[] = [
    ...restated.map(({ number, metric, before, after, because, reason, by, at }, i) => ({
      id: `restated ${i}`,
      number,
      promise: t(`sla.metric.${metric}`),
      what: t('reports.judged.restated', {
        because: t(`sla.restated-${because}`),
        before: t(`sla.state.${before}`),
        after: t(`sla.state.${after}`),
      }),
      reason,
      by: by ?? 'Opora',
      at: format.instant(at),
    })),
    ...exempted.map(({ number, metric, reason, approved, askedBy, decidedBy, decidedAt }, i) => ({
      id: `exempted ${i}`,
      number,
      promise: t(`sla.metric.${metric}`),
      what: t(approved === null ? 'reports.judged.asked' : 'reports.judged.exempted'),
      reason,
      by: decidedBy ?? askedBy ?? 'Opora',
      at: decidedAt === null ? '' : format.instant(decidedAt),
    })),
  ]
  const columns: readonly Column<Row>[] = [
    {
      id: 'ticket',
      title: t('reports.judged.ticket'),
      isRowHeader: true,
      render: ({ number }) => <Link href={`/tickets/${number}`}>#{number}</Link>,
    },
    { id: 'promise', title: t('reports.judged.promise'), render: ({ promise }) => promise },
    { id: 'what', title: t('reports.judged.what'), render: ({ what }) => what },
    { id: 'reason', title: t('reports.judged.reason'), render: ({ reason }) => reason },
    { id: 'by', title: t('reports.judged.by'), render: ({ by }) => by },
    { id: 'at', title: t('reports.judged.at'), render: ({ at }) => at },
  ]
  return (
    <Section title={t('reports.judged.title')}>
      {stated.map(({ metric, met, missed, share, exempted: count, shareExempted }) => (
        <p key={metric} className={styles.rule}>
          {t('reports.judged.stated', {
            metric: t(`sla.metric.${metric}`),
            share: percent(share),
            met,
            of: met + missed,
            exempted: count,
            shareExempted: percent(shareExempted),
          })}
        </p>
      ))}
      <Table label={t('reports.judged.title')} columns={columns} rows={rows} rowId={({ id }) => id} empty={null} />
    </Section>
  )
}
