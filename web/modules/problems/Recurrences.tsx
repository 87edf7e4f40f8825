import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Radar } from 'lucide-react'
import { Banner, EmptyState, SegmentedControl, Skeleton } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { PlacesOfProblems } from './PlacesOfProblems.tsx'
import { RecurrenceCard } from './RecurrenceCard.tsx'
import styles from './Problems.module.css'

const shows = ['proposed', 'decided'] as const

/** What comes more often than it did, the dearest first: each to become a problem, to be added to one, or to be dismissed. */
export function Recurrences() {
  const t = useT()
  const go = useGo()
  const words = useProblemWords()
  const { show }: { show: (typeof shows)[number] } = useSearch({ from: '/desk/recurrences' })
  const { data, error } = useQuery(ask('GET /recurrences', { query: { show } }))
  return (
    <section className={styles.page} aria-labelledby="recurrences-title">
      <title>{`${t('problems.recurrences')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="recurrences-title" className={styles.title}>
          {t('problems.recurrences')}
        </h1>
        <PlacesOfProblems />
        <SegmentedControl
          label={t('problems.show')}
          value={show}
          options={shows.map((id) => ({ id, label: t(`problems.recurrence.show.${id}`) }))}
          onChange={(next) => go(`/recurrences?show=${next}`, { replace: true })}
        />
      </header>
      <p className={styles.quiet}>{t('problems.recurrences-text')}</p>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={8} />}
      {data?.items.length === 0 && (
        <EmptyState icon={<Radar aria-hidden />} title={t(`problems.recurrence.none.${show}`)}>
          {t(`problems.recurrence.none-text.${show}`)}
        </EmptyState>
      )}
      {data?.items.map((one) => (
        <RecurrenceCard key={one.id} recurrence={one} />
      ))}
    </section>
  )
}
