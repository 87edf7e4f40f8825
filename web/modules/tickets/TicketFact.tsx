import type { ReactNode } from 'react'
import { Fact, HandOverCard } from '../../design/index.ts'
import { useSpeech, type Formats, type T } from '../../platform/i18n.ts'
import { sayingOf, type Piece } from './fact-words.ts'
import type { FactItem, Stay } from './model.ts'
import styles from './TicketPage.module.css'

const minute = 60_000

/** Something that happened to the ticket, in words; a hand-over is a card. */
export function TicketFact({ fact, stays }: { fact: FactItem; stays: readonly Stay[] }) {
  const { t, format } = useSpeech()
  const { event, card } = fact
  if (event.type === 'ticket.escalated' && card !== null) return <HandOver fact={fact} card={card} jump={event.jumpReason} stays={stays} />
  const { key, args } = sayingOf(event)
  const filled = Object.fromEntries(Object.entries(args).map(([name, piece]) => [name, said(piece, fact, t, format)]))
  return (
    <Fact id={`fact-${fact.id}`}>
      {t.rich(key, { ...filled, b: (parts: ReactNode[]) => <b>{parts}</b> })}{' '}
      <span className={styles.because}>· {whenAndWho(fact, t, format)}</span>
    </Fact>
  )
}

function said(piece: Piece, { names, texts }: FactItem, t: T, format: Formats): string {
  if (typeof piece === 'string') return piece
  if ('words' in piece) return t(piece.words)
  if ('at' in piece) return piece.at === null ? '' : format.instant(piece.at)
  if ('name' in piece) return piece.name === null ? t('tickets.none') : (names[piece.name] ?? '…')
  if ('text' in piece) return piece.text === null ? '' : (texts[piece.text] ?? '')
  const text = piece.said === null ? '' : (texts[piece.said] ?? '')
  return text === '' ? '' : t('tickets.event.said', { text })
}

function whenAndWho({ at, recordedAt, actor, job }: FactItem, t: T, format: Formats): string {
  const who = actor?.name ?? (job === null ? undefined : t('tickets.event.by-job'))
  const late = Temporal.Instant.from(recordedAt).epochMilliseconds - Temporal.Instant.from(at).epochMilliseconds > minute
  const parts = [format.instant(at, 'time'), who, late ? t('tickets.event.entered-later', { at: format.instant(recordedAt) }) : undefined]
  return parts.filter((part) => part !== undefined).join(', ')
}

type HandOverProps = { fact: FactItem; card: NonNullable<FactItem['card']>; jump: string | null; stays: readonly Stay[] }

/** From which level to which: the stay that began with this hand-over, and the one before it. */
function HandOver({ fact, card, jump, stays }: HandOverProps) {
  const { t, format } = useSpeech()
  const to = stays.findIndex(({ from, how }) => from === fact.at && how === 'escalated')
  const [before, after] = [stays[to - 1]?.level.code ?? '…', stays[to]?.level.code ?? '…']
  const rows = [
    { term: t('tickets.card.done'), value: card.done },
    { term: t('tickets.card.ruled-out'), value: card.ruledOut },
    { term: t('tickets.card.evidence'), value: card.evidence },
    { term: t('tickets.card.question'), value: card.question },
    { term: t('tickets.card.jump'), value: jump === null ? '' : (fact.texts[jump] ?? '') },
  ]
  return (
    <HandOverCard
      title={t('tickets.card.title', { from: before, to: after, when: whenAndWho(fact, t, format) })}
      rows={rows.filter(({ value }) => value !== '')}
    />
  )
}
