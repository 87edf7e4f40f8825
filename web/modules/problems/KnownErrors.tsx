import { useQuery } from '@tanstack/react-query'
import { BookOpenCheck } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, EmptyState, Select, Skeleton, Table, TextField, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import { inWords } from './model.ts'
import { PlacesOfProblems } from './PlacesOfProblems.tsx'
import styles from './Problems.module.css'

type Row = Answer<'GET /known-errors'>['items'][number]
const all = 'all'

/** What is known to go wrong, and what helps: found by its words. */
export function KnownErrors() {
  const { t, format, language } = useSpeech()
  const words = useProblemWords()
  const [q, setQ] = useState('')
  const [service, setService] = useState(all)
  const { data: services } = useQuery(ask('GET /services', {}))
  const { data, error } = useQuery(
    ask('GET /known-errors', { query: { q: useSettled(q.trim()), ...(service === all ? {} : { service }) } }),
  )
  const columns: readonly Column<Row>[] = [
    {
      id: 'title',
      title: t('problems.known-error'),
      isRowHeader: true,
      render: ({ number, title, fixed }) => (
        <>
          <Anchor href={`/tickets/${String(number)}#remedy`}>
            #{number} {title}
          </Anchor>{' '}
          {fixed && (
            <Badge size="small" kind="met">
              {t('problems.fixed')}
            </Badge>
          )}
        </>
      ),
    },
    { id: 'service', title: t('tickets.service'), render: ({ service: one }) => one?.[language] ?? t('tickets.none') },
    {
      id: 'symptoms',
      title: t('problems.symptoms'),
      render: ({ symptoms }) => inWords(symptoms, language).split('\n').slice(0, 3).join(' · '),
    },
    { id: 'cause', title: t('problems.cause'), render: ({ cause }) => cause || t('tickets.none') },
    {
      id: 'workaround',
      title: t('problems.workaround'),
      render: ({ workaround }) => (workaround === null ? t('tickets.none') : inWords(workaround, language)),
    },
    { id: 'uses', title: t('problems.uses'), align: 'end', render: ({ uses }) => format.number(uses) },
  ]
  return (
    <section className={styles.page} aria-labelledby="known-title">
      <title>{`${t('problems.known-errors')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="known-title" className={styles.title}>
          {t('problems.known-errors')}
        </h1>
        <PlacesOfProblems />
      </header>
      <div className={styles.filters}>
        <TextField label={t('problems.search')} type="search" value={q} onChange={setQ} />
        <Select
          label={t('tickets.service')}
          placeholder={t('problems.all-services')}
          value={service}
          onChange={setService}
          options={[
            { id: all, label: t('problems.all-services') },
            ...(services?.items ?? []).map(({ id, names }) => ({ id, label: names[language] })),
          ]}
        />
      </div>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <Table
          label={t('problems.known-errors')}
          columns={columns}
          rows={data.items}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={<BookOpenCheck aria-hidden />} title={t(q === '' ? 'problems.known-empty' : 'common.nothing-found')}>
              {t('problems.known-empty-text')}
            </EmptyState>
          }
        />
      )}
    </section>
  )
}
