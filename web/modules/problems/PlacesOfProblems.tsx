import { Link } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import styles from './Problems.module.css'

/** The lists that belong together. */
export function PlacesOfProblems() {
  const t = useT()
  return (
    <nav className={styles.filters} aria-label={t('problems.places')}>
      <Link href="/problems">{t('problems.problems')}</Link>
      <Link href="/known-errors">{t('problems.known-errors')}</Link>
      <Link href="/improvements">{t('problems.improvements')}</Link>
    </nav>
  )
}
