import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, EmptyState, Link, Mark, Skeleton } from '../../design/index.ts'
import { onSignedOut, Problem } from '../../platform/client.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { useSession } from '../../platform/session.ts'
import { MeMenu } from './MeMenu.tsx'
import styles from './Frame.module.css'

/** The customers' frame, for one who is signed in. */
export function Frame() {
  const { data: me, error } = useSession()
  if (me !== undefined) return <Page isKnown />
  if (error instanceof Problem && error.code === 'unauthenticated') return <SignIn />
  return <Waiting error={error} />
}

/** The same for whoever comes: what is public is read without a name. */
export function OpenFrame() {
  const { data: me, isFetched } = useSession()
  // whoever is nobody is asked for again by every part of the page; that is no reason to begin anew
  if (!isFetched) return <Waiting error={null} />
  return <Page isKnown={me !== undefined} />
}

function Page({ isKnown }: { isKnown: boolean }) {
  const t = useT()
  const { data } = useQuery({ ...ask('GET /session-options', {}), staleTime: Infinity })
  useEffect(() => (isKnown ? onSignedOut(() => location.reload()) : undefined), [isKnown])
  return (
    <div className={styles.page}>
      <a href="#main" className={styles.skip}>
        {t('portal.skip')}
      </a>
      <header className={styles.top}>
        <Link href="/portal" kind="act">
          <span className={styles.brand}>
            <Mark />
            {data === undefined ? t('portal.support') : t('portal.support-of', { organisation: data.organisation })}
          </span>
        </Link>
        <nav className={styles.ways} aria-label={t('portal.ways')}>
          <Link href="/portal/knowledge" kind="act">
            {t('knowledge.base')}
          </Link>
          {isKnown ? <MeMenu /> : <Stranger />}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
    </div>
  )
}

/** Signs in, and comes back here. */
function Stranger() {
  const { t, language, setLanguage } = useSpeech()
  const other = language === 'ru' ? 'en' : 'ru'
  return (
    <>
      <Button kind="quiet" onPress={() => setLanguage(other)}>
        <span lang={other}>{languageNames[other]}</span>
      </Button>
      <Button onPress={() => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)}>
        {t('portal.sign-in')}
      </Button>
    </>
  )
}

/** Comes back here after signing in. */
function SignIn() {
  useEffect(() => {
    const here = location.pathname + location.search
    location.replace(`/sign-in?next=${encodeURIComponent(here)}`)
  }, [])
  return null
}

function Waiting({ error }: { error: Error | null }) {
  const t = useT()
  const words = useProblemWords()
  if (error === null) return <Skeleton label={t('common.loading')} />
  return (
    <EmptyState
      title={t('portal.no-server')}
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
