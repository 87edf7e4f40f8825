import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileQuestion, PanelRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, Drawer, EmptyState, IconButton, Link, Skeleton, WhoIsHere } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { Problem } from '../../platform/client.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask, askAgain } from '../../platform/query.ts'
import { PartSwitch, ProblemPart, useProblemPart } from '../problems/ProblemPart.tsx'
import { useGoOn } from './after.ts'
import { Bars } from './Bars.tsx'
import type { Asked } from './asked.ts'
import { Dialogs } from './dialogs/Dialogs.tsx'
import { Header } from './Header.tsx'
import { Lanes, type Lane } from './Lanes.tsx'
import { refOf, type Page } from './model.ts'
import { useBeingHere, usePresent } from './presence.ts'
import { Route } from './Route.tsx'
import { Side } from './Side.tsx'
import { lookedAt } from './tabs.ts'
import { TicketComposer, type Mode } from './TicketComposer.tsx'
import { TicketSpine } from './TicketSpine.tsx'
import { useTicketKeys } from './ticket-keys.ts'
import styles from './TicketPage.module.css'

/** A ticket: what is asked, where it has been, what was said, and how to go on. */
export function TicketPage() {
  const { number } = useParams({ strict: false })
  const ref = String(number)
  const { data, error, refetch } = useQuery(ask('GET /tickets/:ref', { params: { ref } }))
  const id = data?.ticket.id
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.id === id))
      void askAgain('GET /tickets/:ref', 'GET /tickets/:ref/clocks')
  })
  if (data !== undefined) return <Opened key={data.ticket.id} page={data} />
  if (error !== null) return <Failed error={error} number={ref} onRetry={() => void refetch()} />
  return <Loading />
}

function Opened({ page }: { page: Page }) {
  const t = useT()
  const { ticket } = page
  const [asked, setAsked] = useState<Asked>()
  const [lane, setLane] = useState<Lane>('all')
  const [mode, setMode] = useState<Mode>('reply')
  const [wish, setWish] = useState(0)
  const [isSideOpen, setSideOpen] = useState(false)
  const seenAt = useSeen(page)
  const goOn = useGoOn(ticket.number)
  const here = usePresent().get(ticket.id) ?? []
  const typed = useBeingHere(refOf(ticket))
  const isProblem = ticket.kind === 'problem'
  const part = useProblemPart(isProblem)
  const write = (next: Mode) => {
    setMode(next)
    setWish((count) => count + 1)
  }
  useTicketKeys({ page, onAsk: setAsked, onWrite: write })
  return (
    <div className={styles.page}>
      <title>{`#${String(ticket.number)} ${ticket.title} · ${t('desk.opora')}`}</title>
      <article className={styles.centre} aria-labelledby="ticket-title">
        <Header
          page={page}
          onAsk={setAsked}
          lanes={
            <>
              {isProblem && <PartSwitch part={part} number={ticket.number} />}
              {part === 'story' && <Lanes lane={lane} onLane={setLane} />}
            </>
          }
          more={
            <>
              <WhoIsHere label={t('tickets.here')} people={here} />
              <span className={styles.sideButton}>
                <IconButton label={t('tickets.details')} icon={<PanelRight aria-hidden />} onPress={() => setSideOpen(true)} />
              </span>
            </>
          }
        />
        <Bars page={page} onAsk={setAsked} />
        <Route stays={page.stays} />
        {part === 'story' ? (
          <>
            <TicketSpine page={page} lane={lane} seenAt={seenAt} onAsk={setAsked} onWrite={write} />
            <TicketComposer
              page={page}
              mode={mode}
              onMode={setMode}
              wish={wish}
              onSent={(goesOn) => goOn(goesOn ? 'next' : mode === 'note' ? 'stay' : undefined)}
              onTyped={typed}
            />
          </>
        ) : (
          <ProblemPart part={part} number={ticket.number} title={ticket.title} />
        )}
      </article>
      <aside className={styles.side} aria-label={t('tickets.details')}>
        <Side page={page} onAsk={setAsked} />
      </aside>
      <Drawer title={t('tickets.details')} isOpen={isSideOpen} onOpenChange={setSideOpen}>
        <Side page={page} onAsk={setAsked} />
      </Drawer>
      {asked !== undefined && <Dialogs page={page} asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

/** When this person looked at the ticket before; looking now is noted when it opens and with every change that is seen. */
function useSeen({ ticket }: Page): string | undefined {
  const { id, number, title, changedAt } = ticket
  const [seenAt, setSeenAt] = useState<string>()
  useEffect(() => {
    const before = lookedAt({ id, number, title }, Temporal.Now.instant())
    setSeenAt((first) => first ?? before)
  }, [id, number, title, changedAt])
  return seenAt
}

function Loading() {
  const t = useT()
  return (
    <div className={styles.loading}>
      <Skeleton label={t('common.loading')} lines={10} />
    </div>
  )
}

function Failed({ error, number, onRetry }: { error: Error; number: string; onRetry: () => void }) {
  const t = useT()
  const words = useProblemWords()
  const isMissing = error instanceof Problem && (error.code === 'not-found' || error.code === 'forbidden' || error.code === 'invalid')
  return (
    <EmptyState
      icon={<FileQuestion aria-hidden />}
      title={isMissing ? t('tickets.not-here', { number }) : t('tickets.not-loaded')}
      acts={
        isMissing ? (
          <Link href="/tickets" kind="act">
            {t('desk.to-queue')}
          </Link>
        ) : (
          <Button kind="do" onPress={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      {isMissing ? t('tickets.not-here-text') : words(error)}
    </EmptyState>
  )
}
