import { useLocation } from '@tanstack/react-router'
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { Spine, SpineLine } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { useMe } from '../../platform/session.ts'
import { quoteInDraft, restoreDraft } from '../conversations/draft.ts'
import { ChangeFact } from '../changes/ChangeFact.tsx'
import { type ChangeHappened, useChangeStory } from '../changes/story.ts'
import { MessageItem } from '../conversations/MessageItem.tsx'
import type { Run } from '../diagnosis/trees/model.ts'
import { RunFact } from '../diagnosis/trees/RunFact.tsx'
import { useRuns } from '../diagnosis/trees/runs.ts'
import type { Asked } from './asked.ts'
import { isQuiet } from './fact-words.ts'
import type { Lane } from './Lanes.tsx'
import type { Message, Page, SpineItem } from './model.ts'
import type { Mode } from './TicketComposer.tsx'
import { TicketFact } from './TicketFact.tsx'
import styles from './TicketPage.module.css'

/** Walks through trees and what happened to changes stand among the rest, where they began. */
type Told = SpineItem | { item: 'run'; at: string; run: Run } | { item: 'change'; at: string; change: ChangeHappened }

const inLane: Record<Lane, (item: Told) => boolean> = {
  all: (item) => item.item !== 'fact' || !isQuiet(item.event),
  talk: (item) => item.item === 'message' && item.message.audience !== 'internal',
  notes: (item) => item.item === 'message' && item.message.audience === 'internal',
  changes: (item) => item.item !== 'message',
}

type TicketSpineProps = { page: Page; lane: Lane; seenAt: string | undefined; onAsk: (asked: Asked) => void; onWrite: (mode: Mode) => void }

/** The ticket's story in one thread, from its beginning; it opens at what is new, else at the end. */
export function TicketSpine({ page, lane, seenAt, onAsk, onWrite }: TicketSpineProps) {
  const t = useT()
  const runs = useRuns(page.ticket.number)
  const changes = useChangeStory(page.ticket)
  const items = useMemo(() => withOthers(page.spine, runs, changes).filter(inLane[lane]), [page.spine, runs, changes, lane])
  const place = useEndInSight(items.length)
  return (
    <div ref={place} className={styles.thread} tabIndex={0} role="region" aria-label={t('tickets.story')}>
      {items.length === 0 ? (
        <p className={styles.quiet}>{t(`tickets.lane-empty.${lane}`)}</p>
      ) : (
        <Spine label={t('tickets.story')}>
          <Items page={page} items={items} seenAt={seenAt} onAsk={onAsk} onWrite={onWrite} />
        </Spine>
      )}
    </div>
  )
}

function Items({ page, items, seenAt, onAsk, onWrite }: Omit<TicketSpineProps, 'lane'> & { items: readonly Told[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { person } = useMe()
  const { ticket, stays } = page
  const isNew = (item: Told) => seenAt !== undefined && item.at > seenAt && authorOf(item) !== person.id
  const firstNew = items.find(isNew)
  const quote = (message: Message, text: string) => {
    const quoted = text.replaceAll(/^/gm, '> ')
    const mode = modeOf(message)
    void quoteInDraft(`${mode}:${ticket.id}`, quoted)
    onWrite(mode)
  }
  let day = ''
  return items.map((item) => {
    const itsDay = format.instant(item.at, 'day')
    const isNextDay = itsDay !== day
    day = itsDay
    return (
      <Fragment key={keyOf(item)}>
        {isNextDay && <SpineLine>{itsDay}</SpineLine>}
        {item === firstNew && <SpineLine kind="new">{t('tickets.new-since')}</SpineLine>}
        {item.item === 'run' ? (
          <RunFact run={item.run} />
        ) : item.item === 'change' ? (
          <ChangeFact happened={item.change} />
        ) : item.item === 'message' ? (
          <MessageItem
            message={item.message}
            isUnread={isNew(item)}
            onQuote={ticket.may.reply ? (text) => quote(item.message, text) : undefined}
            onForward={
              ticket.may.reply && item.message.audience !== 'internal' ? (message) => onAsk({ kind: 'forward', message }) : undefined
            }
            onTakenBack={({ text, attachments }) => {
              void restoreDraft(`${modeOf(item.message)}:${ticket.id}`, text, attachments)
              onWrite(modeOf(item.message))
            }}
          />
        ) : (
          <TicketFact fact={item} stays={stays} />
        )}
      </Fragment>
    )
  })
}

/** Words of one side are not put where the other is written to. */
const modeOf = ({ audience }: Message): Mode => (audience === 'requester' ? 'reply' : audience === 'vendor' ? 'vendor' : 'note')

function authorOf(item: Told): string | undefined {
  switch (item.item) {
    case 'message':
      return item.message.author?.id
    case 'run':
      return item.run.by?.id
    case 'change':
      return item.change.by?.id
    case 'fact':
      return item.actor?.id
  }
}

function keyOf(item: Told): string {
  switch (item.item) {
    case 'message':
      return item.message.id
    case 'run':
      return item.run.id
    case 'change':
      return item.change.id
    case 'fact':
      return item.id
  }
}

function withOthers(spine: readonly SpineItem[], runs: readonly Run[], changes: readonly ChangeHappened[]): readonly Told[] {
  const others = [
    ...runs.map((run): Told => ({ item: 'run', at: run.startedAt, run })),
    ...changes.map((change): Told => ({ item: 'change', at: change.at, change })),
  ]
  const moment = ({ at }: Told) => Temporal.Instant.from(at).epochMilliseconds
  return others.length === 0 ? spine : [...spine, ...others].toSorted((a, b) => moment(a) - moment(b))
}

/** Stands at the message that the address names, else at the end, and stays there when something comes, unless the reader has gone up to read. */
function useEndInSight(count: number) {
  const place = useRef<HTMLDivElement>(null)
  const hash = useLocation({ select: (location) => location.hash })
  const sought = useRef('')
  const isAtEnd = useRef(true)
  useEffect(() => {
    const thread = place.current
    const look = () => {
      if (thread !== null) isAtEnd.current = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 48
    }
    thread?.addEventListener('scroll', look, { passive: true })
    return () => thread?.removeEventListener('scroll', look)
  }, [])
  useLayoutEffect(() => {
    const thread = place.current
    if (thread === null) return
    // Only the thread: `scrollIntoView` would push the whole page up too.
    const goTo = (item: Element) => {
      thread.scrollTop += item.getBoundingClientRect().top - thread.getBoundingClientRect().top
    }
    const message = hash.startsWith('message-') && sought.current !== hash ? thread.querySelector(`[id="${CSS.escape(hash)}"]`) : null
    if (message !== null) {
      // Somebody was sent to this very message: there he stays, whatever comes.
      sought.current = hash
      isAtEnd.current = false
      goTo(message)
      return
    }
    if (!isAtEnd.current) return
    const news = thread.querySelector('[data-kind="new"]')
    if (news === null) thread.scrollTop = thread.scrollHeight
    else goTo(news)
  }, [count, hash])
  return place
}
