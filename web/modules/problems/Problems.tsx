import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Plus, Sprout } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, EmptyState, Priority, SegmentedControl, Skeleton, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { barsOf, priorityOf } from '../tickets/priority.ts'
import { PlacesOfProblems } from './PlacesOfProblems.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import styles from './Problems.module.css'

type Row = Answer<'GET /problems'>['items'][number]
const shows = ['open', 'watched', 'all'] as const

/** Problems, the heaviest first: what each still lacks, and what it is known by. */
export function Problems() {
  const { t, format } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { show } = useSearch({ from: '/desk/problems' })
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery(ask('GET /problems', { query: { show } }))
  const columns: readonly Column<Row>[] = [
    {
      id: 'title',
      title: t('problems.problem'),
      isRowHeader: true,
      render: ({ number, title }) => (
        <Anchor href={`/tickets/${String(number)}#cause`}>
          #{number} {title}
        </Anchor>
      ),
    },
    {
      id: 'priority',
      title: t('tickets.priority'),
      render: ({ priority }) => <Priority filled={barsOf(priority)} label={t(`tickets.priority.${priorityOf(priority)}`)} />,
    },
    { id: 'incidents', title: t('problems.incidents'), align: 'end', render: ({ incidents }) => format.number(incidents) },
    { id: 'status', title: t('problems.status'), render: ({ status }) => t(`tickets.status.${status}`) },
    {
      id: 'missing',
      title: t('problems.lacks'),
      render: ({ missing }) => missing.map((one) => t(`problems.evidence.${one}`)).join(', ') || t('tickets.none'),
    },
    {
      id: 'known',
      title: t('problems.known-error'),
      render: ({ known, watchedUntil }) => (
        <>
          {known && (
            <Badge size="small" kind="note">
              {t('problems.known-error')}
            </Badge>
          )}{' '}
          {watchedUntil !== null && (
            <Badge size="small">{t('problems.watch.running', { until: format.instant(watchedUntil, 'day') })}</Badge>
          )}
        </>
      ),
    },
    { id: 'assignee', title: t('tickets.assignee'), render: ({ assignee }) => assignee?.name ?? t('tickets.nobody') },
  ]
  return (
    <section className={styles.page} aria-labelledby="problems-title">
      <title>{`${t('problems.problems')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="problems-title" className={styles.title}>
          {t('problems.problems')}
        </h1>
        <PlacesOfProblems />
        <SegmentedControl
          label={t('problems.show')}
          value={show}
          options={shows.map((id) => ({ id, label: t(`problems.show.${id}`) }))}
          onChange={(next) => go(`/problems?show=${next}`, { replace: true })}
        />
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen(true)}>
          {t('problems.register')}
        </Button>
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <Table
          label={t('problems.problems')}
          columns={columns}
          rows={data.items}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={<Sprout aria-hidden />} title={t('problems.none')}>
              {t('problems.none-text')}
            </EmptyState>
          }
        />
      )}
      {isOpen && <RegisterDialog incidents={[]} onClose={() => setOpen(false)} />}
    </section>
  )
}
