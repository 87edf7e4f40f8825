import type { ClockSegment } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import type { Formats, T } from '../../platform/i18n.ts'
import { becauseWords, dayWords } from './clock-words.ts'

type Clock = Answer<'GET /tickets/:ref/clocks'>['clocks'][number]
type Segment = Clock['explanation']['segments'][number]

/** Nights, weekends and long waits would leave no place for the time that counts: they are drawn narrower. */
const narrower = { open: 1, closed: 1 / 6, paused: 1 / 3, stopped: 1 / 6 } as const

const weight = ({ from, to, kind }: Segment): number => (to - from) * narrower[kind]
const total = (segments: readonly Segment[]): number => segments.reduce((sum, segment) => sum + weight(segment), 0)
const all = ({ explanation }: Clock): readonly Segment[] => [...explanation.segments, ...explanation.overdue]

/** The clock's life from its start to its due moment, or to now where that has passed. */
export function stripOf(t: T, format: Formats, clock: Clock): readonly ClockSegment[] {
  const segments = all(clock)
  const whole = Math.max(1, total(segments))
  const at = (moment: number) => format.instant(Temporal.Instant.fromEpochMilliseconds(moment).toString())
  return segments.map((segment) => ({
    kind: segment.future && segment.kind === 'open' ? 'todo' : segment.kind === 'stopped' ? 'closed' : segment.kind,
    share: weight(segment) / whole,
    because: [`${at(segment.from)} – ${at(segment.to)}`, becauseWords(t, segment), dayWords(t, segment)]
      .filter((part) => part !== '')
      .join(', '),
  }))
}

/** Where the due moment stands in the strip; nowhere while it is paused. */
export function dueShare(clock: Clock): number | undefined {
  if (clock.dueAt === null) return undefined
  return Math.min(0.995, total(clock.explanation.segments) / Math.max(1, total(all(clock))))
}
