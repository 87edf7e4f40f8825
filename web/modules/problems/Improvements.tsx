import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Plus, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, EmptyState, Link, SegmentedControl, Skeleton, Table, type Column } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { ImprovementDialog, type Improvement } from './ImprovementDialog.tsx'
import { PlacesOfProblems } from './PlacesOfProblems.tsx'
import styles from './Problems.module.css'

const shows = ['open', 'all'] as const

/** What is to get better: whose it is, until when, what it should bring and what it brought. */
export function Improvements() {
  const { t, format } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const { show } = useSearch({ from: '/desk/improvements' })
  const [asked, askFor] = useState<Improvement | 'new'>()
  const { data, error } = useQuery(ask('GET /improvements', { query: { show } }))
  const amount = (value: number | null, unit: string) => (value === null ? t('tickets.none') : `${format.number(value)} ${unit}`)
  const columns: readonly Column<Improvement>[] = [
    {
      id: 'what',
      title: t('problems.improvement'),
      isRowHeader: true,
      render: (one) =>
        one.may.edit ? (
          <Button size="small" kind="quiet" onPress={() => askFor(one)}>
            {one.what}
          </Button>
        ) : (
          one.what
        ),
    },
    { id: 'state', title: t('problems.status'), render: ({ state }) => t(`problems.improvement-state.${state}`) },
    { id: 'owner', title: t('problems.owner'), render: ({ owner }) => owner?.name ?? t('tickets.nobody') },
    {
      id: 'due',
      title: t('problems.due'),
      render: ({ due, overdue }) => (
        <>
          {due === null ? t('tickets.none') : format.instant(`${due}T12:00:00Z`, 'day')}{' '}
          {overdue && (
            <Badge size="small" kind="late">
              {t('problems.overdue')}
            </Badge>
          )}
        </>
      ),
    },
    { id: 'expected', title: t('problems.expected'), align: 'end', render: ({ expected, unit }) => amount(expected, unit) },
    { id: 'measured', title: t('problems.measured'), align: 'end', render: ({ measured, unit }) => amount(measured, unit) },
    {
      id: 'ticket',
      title: t('problems.from'),
      render: ({ ticket }) =>
        ticket === null ? (
          t('tickets.none')
        ) : (
          <Link href={`/tickets/${String(ticket.number)}`}>
            #{ticket.number} {ticket.title}
          </Link>
        ),
    },
  ]
  return (
    <section className={styles.page} aria-labelledby="improvements-title">
      <title>{`${t('problems.improvements')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="improvements-title" className={styles.title}>
          {t('problems.improvements')}
        </h1>
        <PlacesOfProblems />
        <SegmentedControl
          label={t('problems.show')}
          value={show}
          options={shows.map((id) => ({ id, label: t(`problems.show.${id}`) }))}
          onChange={(next) => go(`/improvements?show=${next}`, { replace: true })}
        />
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => askFor('new')}>
          {t('problems.add-improvement')}
        </Button>
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <Table
          label={t('problems.improvements')}
          columns={columns}
          rows={data.items}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={<TrendingUp aria-hidden />} title={t('problems.improvements-none')}>
              {t('problems.improvements-none-text')}
            </EmptyState>
          }
        />
      )}
      {asked !== undefined && <ImprovementDialog of={asked === 'new' ? undefined : asked} onClose={() => askFor(undefined)} />}
    </section>
  )
}
