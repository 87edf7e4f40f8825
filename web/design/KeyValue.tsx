import type { ReactNode } from 'react'
import styles from './KeyValue.module.css'

export type KeyValueRow = { term: string; value: ReactNode }

/** Names and values, one under another. */
export function KeyValue({ rows }: { rows: readonly KeyValueRow[] }) {
  return (
    <dl className={styles.list}>
      {rows.map(({ term, value }) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
