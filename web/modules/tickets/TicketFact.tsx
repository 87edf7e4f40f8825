import type { ReactNode } from 'react'
import { Fact, HandOverCard } from '../../design/index.ts'
import { useSpeech, type Formats, type T } from '../../platform/i18n.ts'
import { factPieces } from './fact-text.ts'
import type { FactItem, Stay } from './model.ts'
import styles from './TicketPage.module.css'

const minute = 60_000
const moment = (at: string): number => Temporal.Instant.from(at).epochMilliseconds

/** Something that happened to the ticket, in words; a hand-over is a card. */
export function TicketFact({ fact, stays }: { fact: FactItem; stays: readonly Stay[] }) {
  const { t, format } = useSpeech()
  const { event, card } = fact
  if (event.type === 'ticket.escalated' && card !== null) return <HandOver fact={fact} card={card} jump={event.jumpReason} stays={stays} />
  if (event.type === 'ticket.card-given' && card !== null) return <HandOver fact={fact} card={card} jump={null} stays={stays} />
  const { key, args } = factPieces(fact, t, format)
  return (
    <Fact id={`fact-${fact.id}`}>
      {t.rich(key, { ...args, b: (parts: ReactNode[]) => <b>{parts}</b> })}{' '}
      <span className={styles.because}>· {whenAndWho(fact, t, format)}</span>
    </Fact>
  )
}

function whenAndWho({ at, recordedAt, actor, job }: FactItem, t: T, format: Formats): string {
  const who = actor?.name ?? (job === null ? undefined : t('tickets.event.by-job'))
  const late = moment(recordedAt) - moment(at) > minute
  const parts = [format.instant(at, 'time'), who, late ? t('tickets.event.entered-later', { at: format.instant(recordedAt) }) : undefined]
  return parts.filter((part) => part !== undefined).join(', ')
}

type HandOverProps = { fact: FactItem; card: NonNullable<FactItem['card']>; jump: string | null; stays: readonly Stay[] }

/** From which level to which: the stay that began with this hand-over, and the one before it. */
function HandOver({ fact, card, jump, stays }: HandOverProps) {
  const { t, format, language } = useSpeech()
  // A card that was owed belongs to the last hand-over before it.
  const isOf = ({ from, how }: Stay) =>
    how === 'escalated' && (fact.event.type === 'ticket.card-given' ? moment(from) <= moment(fact.at) : from === fact.at)
  const to = stays.findLastIndex(isOf)
  const [before, after] = [stays[to - 1]?.level.code ?? '…', stays[to]?.level.code ?? '…']
  const rows = [
    { term: t('tickets.card.done'), value: card.done },
    { term: t('tickets.card.ruled-out'), value: card.ruledOut },
    { term: t('tickets.card.evidence'), value: card.evidence },
    { term: t('tickets.card.question'), value: card.question },
    ...(card.tried ?? []).map(({ made, remark, text }) => ({
      term: `${made ? '✓' : '✗'} ${text?.[language] ?? ''}`,
      value: [t(made ? 'tickets.card.check-made' : 'tickets.card.check-not-made'), remark].filter((part) => part !== '').join(': '),
    })),
    { term: t('tickets.card.jump'), value: jump === null ? '' : (fact.texts[jump] ?? '') },
  ]
  return (
    <HandOverCard
      title={t('tickets.card.title', { from: before, to: after, when: whenAndWho(fact, t, format) })}
      rows={rows.filter(({ value }) => value !== '')}
    />
  )
}
