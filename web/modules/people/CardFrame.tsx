import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState, KeyValue, Skeleton, type KeyValueRow } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import styles from './People.module.css'

/** While a card loads, or cannot be had. */
export function NoCard({ error }: { error: Error | null }) {
  const t = useT()
  const words = useProblemWords()
  return (
    <div className={styles.card}>
      {error === null ? (
        <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <EmptyState icon={<SearchX aria-hidden />} title={t('desk.no-card')}>
          {words(error)}
        </EmptyState>
      )}
    </div>
  )
}

type CardFrameProps = { name: string; about?: ReactNode; acts?: ReactNode; facts: readonly KeyValueRow[]; children: ReactNode }

/** Somebody or some company: what is known, then what it has asked. */
export function CardFrame({ name, about, acts, facts, children }: CardFrameProps) {
  const t = useT()
  return (
    <article className={styles.card} aria-labelledby="card-title">
      <title>{`${name} · ${t('desk.opora')}`}</title>
      <header className={styles.cardHead}>
        <h1 id="card-title" className={styles.title}>
          {name}
        </h1>
        {about}
        <span className={styles.cardActs}>{acts}</span>
      </header>
      <div className={styles.facts}>
        <KeyValue rows={facts} />
      </div>
      {children}
    </article>
  )
}
