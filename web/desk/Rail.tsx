import { useLocation } from '@tanstack/react-router'
import { Ellipsis, PanelLeft, Search } from 'lucide-react'
import { IconButton, Mark, Menu, Tooltip } from '../design/index.ts'
import { Anchor } from '../platform/Anchor.tsx'
import { ariaKeys, hint } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { openOverlay } from '../platform/overlay.ts'
import { useMe } from '../platform/session.ts'
import { MeMenu } from './MeMenu.tsx'
import { places, type Place } from './pages.ts'
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
      <More rest={open.filter(({ main }) => !main)} />
      <span className={styles.me}>
        <MeMenu />
      </span>
    </nav>
  )
}

/** The places that a phone has no room for: the button says that the reader is in one of them, and what waits there. */
function More({ rest }: { rest: readonly Place[] }) {
  const t = useT()
  const { pathname } = useLocation()
  const isHere = ({ href }: Place) => pathname === href || pathname.startsWith(`${href}/`)
  const here = rest.find(isHere)
  const name = here === undefined ? t('desk.more-places') : t('desk.more-places-here', { place: t(here.label) })
  return (
    <span className={styles.more}>
      <Menu
        label={t('desk.more-places')}
        trigger={<IconButton label={name} isCurrent={here !== undefined} icon={<Ellipsis aria-hidden />} />}
        entries={rest.map((place) => {
          const { href, label, icon: Icon, Count } = place
          const icon = (
            <span className={styles.counted}>
              <Icon aria-hidden />
              {Count !== undefined && <Count className={styles.count} />}
            </span>
          )
          return { id: href, label: t(label), href, icon, isOn: isHere(place) }
        })}
      />
      {rest.map(({ href, Count }) => Count !== undefined && <Count key={href} className={styles.count} />)}
    </span>
  )
}
