import type { ReactNode } from 'react'
import { Banner, Skeleton } from '../../design/index.ts'
import { useT } from '../i18n.ts'
import { useProblemWords } from '../problem.ts'
import styles from './SettingsPage.module.css'

type SettingsPageProps = {
  title: string
  /** What it is for, in a sentence or two. */
  about: string
  acts?: ReactNode
  /** What the page shows: it waits for it, or says why it did not come. */
  query: { isLoading: boolean; error: Error | null }
  children: ReactNode
}

/** One page of the settings. */
export function SettingsPage({ title, about, acts, query, children }: SettingsPageProps) {
  const t = useT()
  const words = useProblemWords()
  return (
    <section className={styles.page} aria-labelledby="settings-title">
      <title>{`${title} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="settings-title" className={styles.title}>
          {title}
        </h1>
        {acts}
        <p className={styles.about}>{about}</p>
      </header>
      {query.error !== null && <Banner kind="late">{words(query.error)}</Banner>}
      {query.isLoading ? <Skeleton label={t('common.loading')} lines={8} /> : children}
    </section>
  )
}
