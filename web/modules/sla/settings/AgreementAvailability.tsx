import { useQuery } from '@tanstack/react-query'
import { Link, Section, Skeleton, Table, type Column } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useMay } from '../../../platform/session.ts'
import { promiseWords } from '../availability-words.ts'
import { AvailabilityTable } from '../AvailabilityTable.tsx'
import type { Agreement, AvailabilityPromise, Version } from './model.ts'

/** What is promised of which service, and how it was kept in the last months. */
export function AgreementAvailability({ agreement, version }: { agreement: Agreement; version: Version }) {
  const { t, format, language } = useSpeech()
  const mayRead = useMay('report.read')
  const columns: readonly Column<AvailabilityPromise>[] = [
    {
      id: 'service',
      title: t('tickets.service'),
      isRowHeader: true,
      render: ({ service }) => agreement.named[service]?.[language] ?? t('sla.gone'),
    },
    { id: 'percent', title: t('sla.availability.promise'), align: 'end', render: ({ percent }) => promiseWords(format, percent) },
    {
      id: 'hours',
      title: t('sla.availability-hours'),
      render: ({ calendar }) => {
        const hours = version.hours[calendar ?? '']
        return hours ? `${hours.names[language]} (${hours.timeZone})` : t('sla.availability-own-hours')
      },
    },
    {
      id: 'degraded',
      title: t('incidents.degree.degraded'),
      render: ({ countsDegraded }) => t(countsDegraded ? 'sla.availability-counts' : 'sla.availability-counts-not'),
    },
    { id: 'notice', title: t('sla.availability-notice'), align: 'end', render: ({ noticeHours }) => format.number(noticeHours) },
  ]
  return (
    <>
      <Section title={t('sla.availability')}>
        <Table
          label={t('sla.availability-promised')}
          columns={columns}
          rows={version.availability}
          rowId={({ service }) => service}
          empty={t('sla.not-said')}
        />
      </Section>
      {mayRead && agreement.versions.some(({ availability, publishedAt }) => publishedAt !== null && availability.length > 0) && (
        <LastMonths agreement={agreement.id} />
      )}
    </>
  )
}

function LastMonths({ agreement }: { agreement: string }) {
  const { t } = useSpeech()
  const to = Temporal.Now.plainDateISO().toPlainYearMonth()
  const query = { from: to.subtract({ months: 2 }).toString(), to: to.toString(), agreement }
  const { data } = useQuery(ask('GET /reports/availability', { query }))
  return (
    <Section title={t('sla.availability.last-months')} aside={<Link href="/reports/availability">{t('sla.availability.report')}</Link>}>
      {data === undefined ? (
        <Skeleton label={t('common.loading')} lines={3} />
      ) : (
        <AvailabilityTable rows={data.items} empty={t('sla.availability.nothing')} ofOne />
      )}
    </Section>
  )
}
