import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { Spine, SpineLine } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { useMe } from '../../platform/session.ts'
import { quoteInDraft, restoreDraft } from '../conversations/draft.ts'
import { MessageItem } from '../conversations/MessageItem.tsx'
import type { Asked } from './asked.ts'
import { isQuiet } from './fact-words.ts'
import type { Lane } from './Lanes.tsx'
import type { Message, Page, SpineItem } from './model.ts'
import type { Mode } from './TicketComposer.tsx'
import { TicketFact } from './TicketFact.tsx'
import styles from './TicketPage.module.css'

const inLane: Record<Lane, (item: SpineItem) => boolean> = {
  all: (item) => item.item === 'message' || !isQuiet(item.event),
  talk: (item) => item.item === 'message' && item.message.audience !== 'internal',
  notes: (item) => item.item === 'message' && item.message.audience === 'internal',
  changes: (item) => item.item === 'fact',
}

type TicketSpineProps = { page: Page; lane: Lane; seenAt: string | undefined; onAsk: (asked: Asked) => void; onWrite: (mode: Mode) => void }

/** The ticket's story in one thread, from its beginning; it opens at what is new, else at the end. */
export function TicketSpine({ page, lane, seenAt, onAsk, onWrite }: TicketSpineProps) {
  const t = useT()
  const items = useMemo(() => page.spine.filter(inLane[lane]), [page.spine, lane])
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

function Items({ page, items, seenAt, onAsk, onWrite }: Omit<TicketSpineProps, 'lane'> & { items: readonly SpineItem[] }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { person } = useMe()
  const { ticket, stays } = page
  const isNew = (item: SpineItem) => seenAt !== undefined && item.at > seenAt && authorOf(item) !== person.id
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
      <Fragment key={item.item === 'message' ? item.message.id : item.id}>
        {isNextDay && <SpineLine>{itsDay}</SpineLine>}
        {item === firstNew && <SpineLine kind="new">{t('tickets.new-since')}</SpineLine>}
        {item.item === 'message' ? (
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

const authorOf = (item: SpineItem): string | undefined => (item.item === 'message' ? item.message.author?.id : item.actor?.id)

/** Stands at the end, and stays there when something comes, unless the reader has gone up to read. */
function useEndInSight(count: number) {
  const place = useRef<HTMLDivElement>(null)
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
    if (thread === null || !isAtEnd.current) return
    const news = thread.querySelector('[data-kind="new"]')
    if (news === null) thread.scrollTop = thread.scrollHeight
    else news.scrollIntoView({ block: 'start' })
  }, [count])
  return place
}
