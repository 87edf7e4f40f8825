import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { Skeleton } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useFormat, useT } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'
import { queueHref, queueSearch, type QueueSearch } from './address.ts'
import { savedHref, useSavedViews } from './saved.ts'
import styles from './Views.module.css'

/** The server counts a saved list no further. */
const mostCounted = 1_000
/** Counts are asked anew at most this often, however much happens. */
const calm = 2_000

const useCounts = () => useQuery({ ...ask('GET /views', {}), refetchInterval: 60_000 })

/** The list that is shown, if a list is: with other filters too it is still that view. */
function useHere(): QueueSearch | undefined {
  const { pathname, search } = useLocation()
  return pathname === '/tickets' ? queueSearch(search) : undefined
}

/** The seeded views with their counts, which live. */
export function Views() {
  const t = useT()
  const { data } = useCounts()
  const here = useHere()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive(({ kind }) => {
    if (kind !== 'ticket') void askAgain('GET /parked-letters/count')
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined
      void askAgain('GET /views', 'GET /saved-views', 'GET /changes/to-approve')
    }, calm)
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
  return (
    <Group title={t('worklists.views')}>
      {data === undefined ? (
        <li>
          <Skeleton label={t('common.loading')} lines={7} />
        </li>
      ) : (
        data.views
          .filter(({ view }) => view !== 'all')
          .map(({ view, count }) => (
            <Line
              key={view}
              href={queueHref({ view })}
              name={t(`worklists.view.${view}`)}
              count={count}
              isCurrent={here?.view === view && here.team === undefined && here.saved === undefined}
              isLate={view === 'due-within-hour' && count > 0}
            />
          ))
      )}
      <ParkedLetters />
      <Approvals />
    </Group>
  )
}

/** Letters that became no ticket yet, where there are any. */
function ParkedLetters() {
  const t = useT()
  const { pathname } = useLocation()
  const { data } = useQuery(ask('GET /parked-letters/count', {}))
  if (data === undefined || data.count === 0) return null
  const href = '/settings/parked-letters'
  return <Line href={href} name={t('email.parked')} count={data.count} isCurrent={pathname === href} isLate={data.late > 0} />
}

/** Changes that wait for one's own answer, where there are any. */
function Approvals() {
  const t = useT()
  const { pathname } = useLocation()
  const { data } = useQuery({ ...ask('GET /changes/to-approve', {}), refetchInterval: 60_000 })
  if (data === undefined || data.items.length === 0) return null
  const isLate = data.items.some(({ dueAt }) => Temporal.Instant.compare(Temporal.Instant.from(dueAt), Temporal.Now.instant()) < 0)
  const href = '/changes'
  return <Line href={href} name={t('changes.to-approve')} count={data.items.length} isCurrent={pathname === href} isLate={isLate} />
}

/** Lists that this person has saved, and those of his teams. */
export function SavedLists() {
  const t = useT()
  const { data } = useSavedViews()
  const here = useHere()
  if (data === undefined || data.items.length === 0) return null
  return (
    <Group title={t('worklists.saved')}>
      {data.items.map((view) => (
        <Line
          key={view.id}
          href={savedHref(view)}
          name={view.name}
          hint={view.team === null ? undefined : t('worklists.saved-of-team', { team: view.team.name, person: view.owner.name })}
          count={view.count ?? undefined}
          isCurrent={here?.saved === view.id}
        />
      ))}
    </Group>
  )
}

/** How much each team has open. */
export function Teams() {
  const t = useT()
  const { data } = useCounts()
  const here = useHere()
  if (data === undefined || data.teams.length === 0) return null
  return (
    <Group title={t('worklists.teams')}>
      {data.teams.map(({ team, count }) => (
        <Line
          key={team.id}
          href={queueHref({ view: 'open', team: team.id })}
          name={team.name}
          count={count}
          isCurrent={here?.team === team.id && here.saved === undefined}
        />
      ))}
    </Group>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul>{children}</ul>
    </nav>
  )
}

type LineProps = { href: string; name: string; count: number | undefined; isCurrent: boolean; isLate?: boolean; hint?: string | undefined }

function Line({ href, name, count, isCurrent, isLate, hint }: LineProps) {
  const format = useFormat()
  return (
    <li>
      <Anchor href={href} isCurrent={isCurrent} className={styles.view} title={hint}>
        <span className={styles.name}>{name}</span>
        {count !== undefined && (
          <span className={styles.count} data-late={isLate || undefined}>
            {count < mostCounted ? format.number(count) : `${format.number(mostCounted - 1)}+`}
          </span>
        )}
      </Anchor>
    </li>
  )
}
