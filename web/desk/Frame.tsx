import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Button, Drawer, EmptyState, Skeleton } from '../design/index.ts'
import { MajorBar } from '../modules/incidents/major/MajorBar.tsx'
import { OpenTabs } from '../modules/tickets/OpenTabs.tsx'
import { SavedLists, Teams, Views } from '../modules/worklists/Views.tsx'
import { onSignedOut, Problem } from '../platform/client.ts'
import { switchHotkeys } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { startLive } from '../platform/live.ts'
import { closeOverlay, useOverlay } from '../platform/overlay.ts'
import { useProblemWords } from '../platform/problem.ts'
import { useMe, useSession } from '../platform/session.ts'
import { useDeskKeys } from './keys.ts'
import { Rail } from './Rail.tsx'
import styles from './Frame.module.css'

const NewTicket = lazy(async () => ({ default: (await import('../modules/tickets/NewTicket.tsx')).NewTicket }))
const Search = lazy(async () => ({ default: (await import('../modules/worklists/Search.tsx')).Search }))
const DeskPalette = lazy(async () => ({ default: (await import('./palette/DeskPalette.tsx')).DeskPalette }))
const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))

/** The desk around every page, for one who is signed in and works here. */
export function Frame() {
  const { data: me, error } = useSession()
  if (me !== undefined) return me.permissions.includes('ticket.work') ? <Desk /> : <Leave to="/portal" />
  if (error instanceof Problem && error.code === 'unauthenticated') return <SignIn />
  return <Waiting error={error} />
}

function Desk() {
  const t = useT()
  /** The settings have a list of their own. */
  const isSettings = useLocation({ select: ({ pathname }) => pathname.startsWith('/settings') })
  const { shortcuts = true } = useMe().preferences
  useEffect(() => switchHotkeys(shortcuts), [shortcuts])
  useDeskKeys()
  useEffect(startLive, [])
  useEffect(() => onSignedOut(() => location.reload()), [])
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        {t('desk.skip')}
      </a>
      <div className={styles.desk} data-alone={isSettings || undefined}>
        <Rail />
        {!isSettings && (
          <aside className={styles.views} aria-label={t('desk.lists')}>
            <Lists />
          </aside>
        )}
        <main id="main" tabIndex={-1} className={styles.main}>
          <MajorBar />
          <Outlet />
        </main>
      </div>
      <Over />
    </div>
  )
}

function Lists() {
  return (
    <>
      <Views />
      <SavedLists />
      <OpenTabs />
      <Teams />
    </>
  )
}

function Over() {
  const t = useT()
  const overlay = useOverlay()
  if (overlay === undefined) return null
  return (
    <Suspense>
      {overlay.kind === 'new-ticket' && <NewTicket requester={overlay.requester} />}
      {overlay.kind === 'search' && <Search />}
      {overlay.kind === 'help' && <Help />}
      {overlay.kind === 'palette' && <DeskPalette />}
      {overlay.kind === 'views' && (
        <Drawer title={t('desk.lists')} isOpen onOpenChange={closeOverlay}>
          <div className={styles.drawn}>
            <Lists />
          </div>
        </Drawer>
      )}
    </Suspense>
  )
}

/** Comes back here after signing in. */
function SignIn() {
  const here = location.pathname + location.search
  return <Leave to={here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`} />
}

/** To an entry of its own: the page is loaded anew. */
function Leave({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to])
  return null
}

function Waiting({ error }: { error: Error | null }) {
  const t = useT()
  const words = useProblemWords()
  if (error === null) return <Skeleton label={t('common.loading')} />
  return (
    <EmptyState
      title={t('desk.no-server')}
      acts={
        <Button kind="do" onPress={() => location.reload()}>
          {t('common.retry')}
        </Button>
      }
    >
      {words(error)}
    </EmptyState>
  )
}
