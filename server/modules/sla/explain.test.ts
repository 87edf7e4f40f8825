import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdays, type WorkingHours } from '#contract/calendars.ts'
import type { ClockRules, Segment, Target } from '#contract/sla.ts'
import { compile } from '#modules/calendars'
import { idle } from './clock.ts'
import { counterfactuals, explain } from './explain.ts'
import type { Happening } from './happening.ts'
import { read, warnAt } from './reading.ts'
import { fold } from './step.ts'
import type { Agreement } from './terms.ts'

const hour = 3_600_000
/** June 2025 in Moscow: Monday is the 2nd, Friday the 6th. */
const at = (text: string) =>
  Temporal.PlainDateTime.from(`2025-06-${text.replace(' ', 'T')}`).toZonedDateTime('Europe/Moscow').epochMilliseconds
const shown = (moment: number | null) =>
  moment === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(moment)
        .toZonedDateTimeISO('Europe/Moscow')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .slice(8)
        .replace('T', ' ')

const week = Object.fromEntries(weekdays.slice(0, 5).map((weekday) => [weekday, [['09:00', '18:00']]])) satisfies WorkingHours['weekly']
const desk = compile({ timezone: 'Europe/Moscow', weekly: week, holidays: [{ date: '2025-06-12', holiday: 'russia-day' }] })
const always = compile({
  timezone: 'Europe/Moscow',
  weekly: Object.fromEntries(weekdays.map((weekday) => [weekday, [['00:00', '24:00']]])),
})
const hours = (n: number): Target => ({ kind: 'duration', ms: n * hour })
const agreement = (rules: Partial<ClockRules> = {}, own: Target = hours(8)): Agreement => ({
  rules: { metric: 'resolution', ...rules },
  terms: (name) => ({ calendar: name === 'P1' ? always : desk, target: name === 'P1' || name === 'P2' ? hours(4) : own }),
})
const opened = (text: string, terms = 'P2'): Happening => ({ type: 'opened', at: at(text), terms })
const line = ({ from, to, kind, because, days, reason, cause, terms, future }: Segment) =>
  [
    `${shown(from)} – ${shown(to)}`,
    kind,
    because,
    ...days.map(({ date, kind: note, holiday }) => holiday ?? `${note} ${date.slice(8)}`),
    reason,
    cause,
    terms,
    future ? 'to come' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ')

test('why it is due on Monday at noon', () => {
  const { segments, overdue, sentence } = explain(agreement(), [opened('06 17:00')], at('07 12:00'))
  assert.deepEqual(segments.map(line), [
    '06 17:00 – 06 18:00, open, hours, P2',
    '06 18:00 – 07 12:00, closed, daysOff, weekend 07, P2',
    '07 12:00 – 09 09:00, closed, daysOff, weekend 07, weekend 08, P2, to come',
    '09 09:00 – 09 12:00, open, hours, P2, to come',
  ])
  assert.deepEqual(overdue, [])
  assert.deepEqual([sentence.targetMs, shown(sentence.dueAt), sentence.omitted], [4 * hour, '09 12:00', 0])
  assert.deepEqual(sentence.parts.map(line), [
    '06 17:00 – 06 18:00, open, hours, P2',
    '06 18:00 – 09 09:00, closed, daysOff, weekend 07, weekend 08, P2, to come',
    '09 09:00 – 09 12:00, open, hours, P2, to come',
  ])
})

test('an explanation names waits, holidays, changes of terms and what came too late', () => {
  const history: Happening[] = [
    opened('10 17:00', 'P3'),
    { type: 'waiting', at: at('10 17:30'), reason: 'requester', cause: 'e1' },
    { type: 'resumed', at: at('11 16:00') },
    { type: 'retargeted', at: at('11 17:00'), terms: 'P2' },
    { type: 'resolved', at: at('13 12:00'), cause: 'e2' },
  ]
  const { segments, overdue } = explain(agreement(), history, at('20 12:00'))
  assert.deepEqual(segments.map(line), [
    '10 17:00 – 10 17:30, open, hours, P3',
    '10 17:30 – 11 16:00, paused, waiting, requester, e1, P3',
    '11 16:00 – 11 17:00, open, hours, P3',
    '11 17:00 – 11 18:00, open, hours, P2',
    '11 18:00 – 13 09:00, closed, daysOff, russia-day, P2',
    '13 09:00 – 13 10:30, open, hours, P2',
  ])
  assert.deepEqual(overdue.map(line), ['13 10:30 – 13 12:00, open, hours, P2'])
})

test('a sentence leaves out nights, and the middle of a long story', () => {
  const { segments, sentence } = explain(agreement({}, hours(90)), [opened('02 09:00', 'long')], at('02 09:00'))
  assert.ok(segments.some(({ because }) => because === 'outsideHours'))
  assert.ok(sentence.parts.every(({ because }) => because !== 'outsideHours'))
  assert.equal(sentence.parts.length, 6)
  assert.equal(sentence.omitted, segments.filter(({ because }) => because !== 'outsideHours').length - 6)
})

test('without its pauses and under other terms it would be due at another moment', () => {
  const history: Happening[] = [
    opened('02 10:00'),
    { type: 'waiting', at: at('02 11:00') },
    { type: 'resumed', at: at('02 13:00') },
    { type: 'retargeted', at: at('02 13:00'), terms: 'P3' },
  ]
  const { withoutPauses, under } = counterfactuals(agreement(), history, at('02 15:00'), ['P1', 'P2'])
  assert.deepEqual([shown(withoutPauses.dueAt), withoutPauses.pausedMs], ['02 18:00', 2 * hour])
  assert.deepEqual(
    under.map(({ terms, dueAt, breached }) => [terms, shown(dueAt), breached]),
    [
      ['P1', '02 16:00', false],
      ['P2', '02 16:00', false],
    ],
  )
})

test('targets in working days, fixed moments, other metrics and a cancelled clock', () => {
  const cases: [rules: Partial<ClockRules>, target: Target, then: Happening[], expected: unknown[]][] = [
    [{}, { kind: 'businessDays', days: 1, at: 'endOfDay' }, [], ['running', '03 18:00', false]],
    [{}, { kind: 'businessDays', days: 2, at: 'sameTime' }, [], ['running', '04 10:00', false]],
    [
      {},
      { kind: 'businessDays', days: 1, at: 'endOfDay' },
      [
        { type: 'waiting', at: at('02 11:00') },
        { type: 'resumed', at: at('02 12:00') },
      ],
      ['running', '04 10:00', false],
    ],
    [{}, { kind: 'moment', at: at('02 20:00') }, [{ type: 'waiting', at: at('02 11:00') }], ['paused', '02 20:00', true]],
    [{ metric: 'classification' }, hours(1), [{ type: 'classified', at: at('02 10:40') }], ['stopped', '02 11:00', false]],
    [{ metric: 'classification' }, hours(1), [{ type: 'responded', at: at('02 10:40') }], ['running', '02 11:00', true]],
    [{}, hours(1), [{ type: 'cancelled', at: at('02 10:40') }], ['cancelled', '02 11:00', false]],
    [
      {},
      hours(1),
      [
        { type: 'cancelled', at: at('02 10:40') },
        { type: 'reopened', at: at('02 11:00') },
      ],
      ['cancelled', '02 11:00', false],
    ],
  ]
  for (const [rules, target, then, expected] of cases) {
    const agreed = agreement(rules, target)
    const { state, dueAt, breached } = read(agreed, fold(agreed, idle, [opened('02 10:00', 'own'), ...then]), at('03 00:00'))
    assert.deepEqual([state, shown(dueAt), breached], expected)
  }
})

test('a breach inherited from a merged ticket is remembered', () => {
  const agreed = agreement()
  const clock = fold(agreed, idle, [{ type: 'opened', at: at('02 10:00'), terms: 'P2', breachedAt: at('01 10:00') }])
  const { breached, everBreached, firstBreachedAt } = read(agreed, clock, at('02 11:00'))
  assert.deepEqual([breached, everBreached, shown(firstBreachedAt)], [false, true, '01 10:00'])
})

test('warnings fall in working time, before and after the due moment', () => {
  const agreed = agreement()
  const clock = fold(agreed, idle, [opened('06 16:00')])
  const moments = [{ percent: 50 }, { percent: 75 }, { before: hour }, { after: hour }, { before: 9 * hour }].map((warning) =>
    warnAt(agreed, clock, warning),
  )
  assert.deepEqual(
    moments.map((moment) => (typeof moment === 'number' ? shown(moment) : moment)),
    ['06 18:00', '09 10:00', '09 10:00', '09 12:00', '06 16:00'],
  )
  const paused = fold(agreed, clock, [{ type: 'waiting', at: at('06 17:00') }])
  assert.deepEqual(
    [warnAt(agreed, paused, { percent: 50 }), shown(Number(warnAt(agreed, paused, { percent: 25 })))],
    ['unknown', '06 17:00'],
  )
})
