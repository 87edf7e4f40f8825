import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { EmptyState } from '../design/index.ts'
import { Anchor } from '../platform/Anchor.tsx'
import { useT } from '../platform/i18n.ts'
import { useMe } from '../platform/session.ts'
import { settingsGroups } from './settings.ts'
import styles from './SettingsFrame.module.css'

/** The list of all that can be set, and the page of one of them. `/settings` itself is the first that the person may set. */
export function SettingsFrame() {
  const t = useT()
  const { permissions } = useMe()
  const { pathname } = useLocation()
  const groups = settingsGroups
    .map(({ title, places }) => ({ title, places: places.filter(({ needs }) => permissions.includes(needs)) }))
    .filter(({ places }) => places.length > 0)
  const first = groups[0]?.places[0]
  if (first === undefined) return <EmptyState title={t('desk.no-settings')}>{t('desk.no-settings-text')}</EmptyState>
  if (pathname === '/settings') return <Navigate to={first.href} replace />
  return (
    <div className={styles.settings}>
      <nav className={styles.list} aria-label={t('desk.settings')}>
        {groups.map(({ title, places }) => (
          <section key={title} aria-label={t(title)}>
            <h2 className={styles.title}>{t(title)}</h2>
            <ul>
              {places.map(({ href, label }) => (
                <li key={href}>
                  <Anchor href={href} isCurrent={pathname === href || pathname.startsWith(`${href}/`)} className={styles.place}>
                    {t(label)}
                  </Anchor>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  )
}
