import { useLocation } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { IconButton } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useHotkeys } from '../../platform/hotkeys.ts'
import { useT } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { useMe } from '../../platform/session.ts'
import { queueHref } from '../worklists/address.ts'
import { aroundInList } from '../worklists/last-list.ts'
import { closeTab, newsIn, useTabs, type Tab } from './tabs.ts'
import styles from './OpenTabs.module.css'

/** The tickets that this person has open; a dot says that something happened in one since it was looked at. */
export function OpenTabs() {
  const t = useT()
  const { person } = useMe()
  const tabs = useTabs(person.id)
  const { pathname } = useLocation()
  const isHere = ({ number }: Pick<Tab, 'number'>) => pathname === `/tickets/${String(number)}`
  useLive((news) => {
    if (news.kind !== 'ticket') return
    const tab = tabs.find(({ id }) => id === news.id)
    if (tab !== undefined && (!isHere(tab) || document.hidden)) newsIn(news.id)
  })
  const go = useGo()
  const close = (tab: Tab) => {
    closeTab(tab.number)
    if (isHere(tab)) go(aroundInList(tab.number).href ?? queueHref({}))
  }
  const step = (by: 1 | -1) => {
    const here = tabs.findIndex(isHere)
    const tab = tabs.at(here < 0 && by > 0 ? 0 : (here + by) % tabs.length)
    if (tab !== undefined) go(`/tickets/${String(tab.number)}`)
  }
  useHotkeys(
    t('tickets.open-tabs'),
    'global',
    tabs.length === 0
      ? []
      : [
          { keys: 'Shift+J', label: t('tickets.next-tab'), run: () => step(1) },
          { keys: 'Shift+K', label: t('tickets.previous-tab'), run: () => step(-1) },
        ],
  )
  if (tabs.length === 0) return null
  return (
    <nav aria-label={t('tickets.open-tabs')}>
      <h2 className={styles.title}>{t('tickets.open-tabs')}</h2>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.id} className={styles.tab}>
            <Anchor href={`/tickets/${String(tab.number)}`} className={styles.link} title={tab.title}>
              <i className={styles.dot} data-news={tab.hasNews || undefined} aria-hidden="true" />
              <span className={styles.name}>
                #{tab.number} {tab.title}
              </span>
              {tab.hasNews && <span className={styles.unseen}>{t('tickets.tab-news')}</span>}
            </Anchor>
            <span className={styles.close}>
              <IconButton
                size="small"
                label={t('tickets.close-tab', { number: String(tab.number) })}
                icon={<X aria-hidden />}
                onPress={() => close(tab)}
              />
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
