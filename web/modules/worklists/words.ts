import type { ClockState } from '../../design/index.ts'
import type { Formats, T } from '../../platform/i18n.ts'
import type { TicketRow } from './address.ts'

type Said = Pick<TicketRow, 'status' | 'waitingOn' | 'waitUntil'> & { requesterAnswered: boolean }

/** Where a ticket stands, in a few words: "in work", "waiting for approval", "put aside until 24 Nov". */
export function statusWords(t: T, format: Formats, { status, waitingOn, waitUntil, requesterAnswered }: Said): string {
  if (requesterAnswered && status !== 'closed') return t('tickets.requester-answered')
  if (status !== 'waiting' || waitingOn === null) return t(`tickets.status.${status}`)
  if (waitingOn === 'hold' && waitUntil !== null) return t('tickets.held-until', { until: format.instant(waitUntil, 'day') })
  return t(`tickets.waiting.${waitingOn}`)
}

type Clock = NonNullable<TicketRow['clock']>

/** The last quarter of a promise asks for attention. */
const nearing = 0.75

export function clockState({ state, leftMs, used }: Pick<Clock, 'state' | 'leftMs' | 'used'>): ClockState {
  if (state === 'met') return 'met'
  if (state === 'missed' || leftMs < 0) return 'late'
  if (state === 'paused') return 'paused'
  return used >= nearing ? 'near' : 'running'
}

export function clockText(t: T, format: Formats, clock: Clock): string {
  if (clock.state === 'met') return t('sla.met')
  if (clock.state === 'missed') return t('sla.missed')
  if (clock.state === 'paused') return t('sla.paused')
  return format.timer(clock.leftMs)
}
