import type { ClockState } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import type { Formats, Language, T } from '../../platform/i18n.ts'
import { noteName } from '../calendars/words.ts'

type Clock = Answer<'GET /tickets/:ref/clocks'>['clocks'][number]
type Segment = Clock['explanation']['segments'][number]

/** The last quarter of a promise asks for attention. */
const nearing = 0.25

export function stateOf({ state, leftMs, targetMs }: Clock): ClockState {
  if (state === 'met') return 'met'
  if (state === 'missed' || leftMs < 0) return 'late'
  if (state === 'paused') return 'paused'
  return leftMs <= targetMs * nearing ? 'near' : 'running'
}

/** What is promised, and where. */
export const placeWords = (t: T, { metric, place }: Pick<Clock, 'metric' | 'place'>, language: Language): string =>
  place === null ? t(`sla.metric.${metric}`) : t(metric === 'vendor' ? 'sla.at-vendor' : 'sla.at-place', { place: place[language] })

type Said = Answer<'GET /tickets/:ref/corrections'>['restatements'][number]['before']
/** What a clock says before or after a correction: while it runs when it is due, else what it used. */
export const saidWords = (t: T, format: Formats, { state, elapsedMs, dueAt }: Said): string =>
  (state === 'running' || state === 'paused') && dueAt !== null
    ? t('sla.correct-due', { state: t(`sla.state.${state}`), due: format.instant(dueAt) })
    : t('sla.correct-said', { state: t(`sla.state.${state}`), used: format.hours(elapsedMs) })

/** What is left, or how it ended. */
export function leftWords(t: T, format: Formats, { state, leftMs, elapsedMs, targetMs }: Clock): string {
  const [took, target] = [format.hours(elapsedMs), format.hours(targetMs)]
  if (state === 'met') return t('sla.met-in', { took, target })
  if (state === 'missed') return t('sla.missed-in', { took, target })
  if (state === 'paused') return t('sla.paused-with', { left: format.hours(Math.max(0, leftMs)) })
  return leftMs < 0 ? t('sla.late-by', { late: format.hours(leftMs) }) : t('sla.left', { left: format.hours(leftMs) })
}

/** "8 h by the calendar “Moscow 9–18”: Mon 09:42 → Tue 16:54, 2 h of waiting not counted". */
export function sentence(t: T, format: Formats, clock: Clock, language: Language): string {
  const { targetMs, calendar, startedAt, dueAt, explanation } = clock
  const said = { target: format.hours(targetMs), calendar: calendar[language], from: format.instant(startedAt, 'weekday') }
  const promise = dueAt === null ? t('sla.because-paused', said) : t('sla.because', { ...said, due: format.instant(dueAt, 'weekday') })
  return explanation.pausedMs > 0 ? `${promise} ${t('sla.but-pauses', { paused: format.hours(explanation.pausedMs) })}` : promise
}

export const becauseWords = (t: T, { because, reason }: Segment): string =>
  because === 'waiting' && isWait(reason) ? t(`tickets.waiting.${reason}`) : t(`sla.segment.${because}`)

const waits = ['requester', 'vendor', 'approval', 'part', 'hold'] as const
const isWait = (reason: string | undefined): reason is (typeof waits)[number] => waits.some((wait) => wait === reason)

/** The names of the days off in it. */
export function dayWords(t: T, { days }: Segment): string {
  const names = days.map((day) => noteName(t, day) || t(`sla.day.${day.kind}`))
  return [...new Set(names)].join(', ')
}
