import { Ellipsis, PanelLeft, Search } from 'lucide-react'
import { IconButton, Mark, Menu, Tooltip } from '../design/index.ts'
import { Anchor } from '../platform/Anchor.tsx'
import { ariaKeys, hint } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { openOverlay } from '../platform/overlay.ts'
import { useMe } from '../platform/session.ts'
import { MeMenu } from './MeMenu.tsx'
import { places } from './pages.ts'
import styles from './Rail.module.css'

export function Rail() {
  const t = useT()
  const { permissions } = useMe()
  const open = places.filter(({ needs }) => needs.some((one) => permissions.includes(one)))
  return (
    <nav className={styles.rail} aria-label={t('desk.rail')}>
      <span className={styles.mark}>
        <Mark label={t('desk.opora')} />
      </span>
      <span className={styles.lists}>
        <IconButton label={t('desk.lists')} icon={<PanelLeft aria-hidden />} onPress={() => openOverlay({ kind: 'views' })} />
      </span>
      <IconButton
        label={t('desk.search')}
        icon={<Search aria-hidden />}
        keys={hint('/')}
        shortcut={ariaKeys('/')}
        onPress={() => openOverlay({ kind: 'search' })}
      />
      <ul className={styles.places}>
        {open.map(({ href, label, icon: Icon, keys, Count, main, begins }) => (
          <li key={href} className={[!main && styles.rest, begins && styles.begins].filter(Boolean).join(' ')}>
            <Tooltip text={`${t(label)} · ${hint(keys)}`} side="end">
              <Anchor href={href} className={styles.place} aria-label={t(label)}>
                <Icon aria-hidden />
                {Count !== undefined && <Count className={styles.count} />}
              </Anchor>
            </Tooltip>
          </li>
        ))}
      </ul>
      <span className={styles.more}>
        <Menu
          label={t('desk.more-places')}
          trigger={<IconButton label={t('desk.more-places')} icon={<Ellipsis aria-hidden />} />}
          entries={open
            .filter(({ main }) => !main)
            .map(({ href, label, icon: Icon }) => ({ id: href, label: t(label), href, icon: <Icon aria-hidden /> }))}
        />
      </span>
      <span className={styles.me}>
        <MeMenu />
      </span>
    </nav>
  )
}
