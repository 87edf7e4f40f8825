import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner, ComboBox, FormRow, Link, Section, Select, Skeleton, type Option } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { findOrganisations } from '../people/find.ts'
import { monthWords } from '../sla/availability-words.ts'
import { AvailabilityTable } from '../sla/AvailabilityTable.tsx'
import { monthsBefore } from './availability-search.ts'
import styles from './Report.module.css'

/** Whether services were there when it was agreed: by contract, service and month. */
export function Availability() {
  const { t, language } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { from, to } = useSearch({ from: '/desk/reports/availability' })
  const [organisation, setOrganisation] = useState<Option | null>(null)
  const query = { from, to, ...(organisation === null ? {} : { organisation: organisation.id }) }
  const { data, error } = useQuery(ask('GET /reports/availability', { query }))
  const show = (change: Partial<{ from: string; to: string }>) =>
    go(`/reports/availability?${new URLSearchParams({ from, to, ...change }).toString()}`)
  const months = monthsBefore([from, to]).map((id) => ({ id, label: monthWords(language, id) }))
  return (
    <section className={styles.page} aria-labelledby="availability-title">
      <title>{`${t('sla.availability')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="availability-title" className={styles.title}>
          {t('sla.availability')}
        </h1>
        <span className={styles.files}>
          <Link href="/reports/compliance">{t('reports.compliance.open')}</Link>
          <Link href="/reports">{t('reports.title')}</Link>
        </span>
      </header>
      <FormRow>
        <Select
          label={t('reports.availability.from')}
          placeholder=""
          value={from}
          onChange={(month) => show({ from: month })}
          options={months}
        />
        <Select label={t('reports.availability.to')} placeholder="" value={to} onChange={(month) => show({ to: month })} options={months} />
        <ComboBox label={t('reports.compliance.organisation')} value={organisation} onChange={setOrganisation} search={findOrganisations} />
      </FormRow>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <Section title={t('reports.availability.by-month')}>
          <AvailabilityTable rows={data.items} empty={t('sla.availability.nothing')} />
          <p className={styles.rule}>{t('reports.availability.rule')}</p>
        </Section>
      )}
    </section>
  )
}
