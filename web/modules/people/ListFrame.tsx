import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner, Skeleton, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import styles from './People.module.css'

type ListFrameProps = {
  title: string
  /** What may be typed: "a name, an address, a phone". */
  searchLabel: string
  text: string
  onText: (text: string) => void
  /** At the end of the bar: who may adds one. */
  acts?: ReactNode
  isLoading: boolean
  error: Error | null
  children: ReactNode
}

/** A page that is one list with a place to search. */
export function ListFrame({ title, searchLabel, text, onText, acts, isLoading, error, children }: ListFrameProps) {
  const t = useT()
  const words = useProblemWords()
  return (
    <section className={styles.list} aria-labelledby="list-title">
      <title>{`${title} · ${t('desk.opora')}`}</title>
      <header className={styles.bar}>
        <h1 id="list-title" className={styles.title}>
          {title}
        </h1>
        <div className={styles.search}>
          <TextField
            label={searchLabel}
            labelHidden
            placeholder={searchLabel}
            type="search"
            icon={<Search aria-hidden />}
            value={text}
            onChange={onText}
          />
        </div>
        {acts !== undefined && <span className={styles.cardActs}>{acts}</span>}
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      <div className={styles.rows}>{isLoading ? <Skeleton label={t('common.loading')} lines={12} /> : children}</div>
    </section>
  )
}
