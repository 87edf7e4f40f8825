import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AgreedTarget, AgreementKind, MatchRules } from '#contract/agreements.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { compile } from '#modules/calendars'
import { matchOf } from './agreement.ts'
import { idle } from './clock.ts'
import type { Heard } from './hearing.ts'
import { type Offer, inOrder } from './match.ts'
import { read } from './reading.ts'
import { fold } from './step.ts'
import { retell } from './telling.ts'
import { type AgreementVersion, type Book, engineOf } from './version.ts'

const hour = 3_600_000
const always = compile({
  timezone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])),
})
const [id, first, second, berlin, ural, vpn] = ['id', 'L1', 'L2', 'berlin', 'ural', 'vpn'] as const
const day = Temporal.Instant.from('2026-03-02T00:00Z').epochMilliseconds
const at = (hours: number) => day + hours * hour

const target = (metric: AgreedTarget['metric'], hours: number, change: Partial<AgreedTarget> = {}): AgreedTarget => {
  const all = { kind: 'duration' as const, ms: hours * hour }
  return { metric, byPriority: { '1': { kind: 'duration', ms: hour }, '2': all, '3': all, '4': all, '5': all }, ...change }
}
interface Given {
  kind?: AgreementKind
  rank?: number
  match?: Partial<MatchRules>
  from?: number
  to?: number | null
}
const given = (name: string, targets: AgreedTarget[], { kind = 'sla', rank = 1, match = {}, from = 0, to = null }: Given = {}) => {
  const names = { ru: name, en: name }
  const version: AgreementVersion = { id: name, kind, calendarNames: names, timeZone: 'UTC', calendar: always, targets }
  const offer: Offer = { agreement: name, version: name, kind, rank, match: { ...matchOf({}), ...match }, from, to }
  return { version, offer }
}
const bookOf = (...all: ReturnType<typeof given>[]): Book => ({
  offers: inOrder(all.map(({ offer }) => offer)),
  turns: [...new Set(all.flatMap(({ offer: { from, to } }) => [from, ...(to === null ? [] : [to])]))].toSorted((a, b) => a - b),
  versions: new Map(all.map(({ version }) => [version.id, version])),
})

const opened = (change: Partial<Extract<TicketEvent, { type: 'ticket.opened' }>> = {}): TicketEvent => ({
  type: 'ticket.opened',
  number: 1,
  kind: 'incident',
  channel: 'email',
  title: id,
  requester: id,
  affected: null,
  organisation: null,
  owner: null,
  level: first,
  team: null,
  assignee: null,
  vendor: null,
  service: null,
  category: null,
  asset: null,
  impact: 'person',
  urgency: 'normal',
  priority: 3,
  startedAt: Temporal.Instant.fromEpochMilliseconds(day).toString(),
  startedReason: null,
  ...change,
})
const log = (...events: readonly (readonly [number, TicketEvent])[]): Heard[] =>
  events.map(([hours, event], i) => ({ id: `e${i}`, at: at(hours), event }))
const waited: TicketEvent = { type: 'ticket.waited', on: 'requester', until: null, reason: null }
const ended: TicketEvent = { type: 'ticket.wait-ended', because: 'agent' }
const sent: TicketEvent = { type: 'ticket.reply-sent', message: id }
const wrote: TicketEvent = { type: 'ticket.requester-answered', message: id, conversation: id }
const resolved: TicketEvent = { type: 'ticket.resolved', code: id, text: id, reply: null, tell: true }
const reopened: TicketEvent = { type: 'ticket.reopened', because: 'agent', reason: null }
const escalated = (level: string, change: { team?: string; vendor?: string } = {}): TicketEvent => ({
  type: 'ticket.escalated',
  level,
  team: null,
  assignee: null,
  vendor: null,
  card: id,
  jumpReason: null,
  ...change,
})
const prioritised = (priority: number): TicketEvent => ({
  type: 'ticket.prioritised',
  impact: 'person',
  urgency: 'high',
  priority,
  byHand: false,
  reason: null,
})
const classified = (service: string): TicketEvent => ({ type: 'ticket.classified', service, category: null, asset: null })

/** What each clock says at a moment: state, hours used, of how many. */
function said(book: Book, heard: readonly Heard[], when: number): Record<string, string> {
  return Object.fromEntries(
    retell(heard, book).map((line) => {
      const engine = engineOf(book.versions, line)
      const now = read(engine, fold(engine, idle, line.history), at(when))
      const late = now.everBreached ? ` late ${((now.firstBreachedAt ?? 0) - day) / hour}` : ''
      return [`${line.metric} ${line.scope}`.trim(), `${now.state} ${now.elapsedMs / hour}/${now.targetMs / hour}${late}`]
    }),
  )
}

test('every metric of the agreement runs at once, each hearing what concerns it', () => {
  const book = bookOf(
    given('all', [
      target('firstResponse', 2),
      target('nextResponse', 4),
      target('periodicUpdate', 8),
      target('classification', 1),
      target('resolution', 16),
    ]),
  )
  const life = log([0, opened()], [1, sent], [2, wrote], [3, classified(vpn)], [4, waited], [6, ended])
  assert.deepEqual(said(book, life, 7), {
    firstResponse: 'stopped 1/2',
    nextResponse: 'running 5/4 late 6',
    periodicUpdate: 'running 6/8',
    classification: 'stopped 3/1 late 1',
    resolution: 'running 5/16',
  })
})

test('levels keep their own time: another stay goes on with what is left, and the vendor runs whatever the ticket waits for', () => {
  const book = bookOf(
    given('contact', [target('level', 4)], { kind: 'ola', match: { levels: [first] } }),
    given('experts', [target('level', 8)], { kind: 'ola', match: { levels: [second] } }),
    given('berlin', [target('vendor', 24)], { kind: 'uc', match: { vendors: [berlin] } }),
  )
  const back: TicketEvent = { type: 'ticket.returned', level: first, team: null, assignee: null, vendor: null, reason: id }
  const life = log([0, opened()], [3, escalated(second)], [5, waited], [6, escalated('L4', { vendor: berlin })], [8, ended], [9, back])
  assert.deepEqual(said(book, life.slice(0, 3), 5.5), { 'level L1': 'stopped 3/4', 'level L2': 'paused 2/8' })
  assert.deepEqual(said(book, life, 11), {
    'level L1': 'running 5/4 late 10',
    'level L2': 'stopped 2/8',
    'vendor berlin': 'stopped 3/24',
  })
})

test('an agreement with a team counts the time of the team', () => {
  const book = bookOf(given('night', [target('level', 4)], { kind: 'ola', match: { teams: ['night'] } }))
  const life = log(
    [0, opened({ team: 'day' })],
    [2, { type: 'ticket.assigned', team: 'night', assignee: null }],
    [5, { type: 'ticket.assigned', team: 'day', assignee: null }],
  )
  assert.deepEqual(said(book, life.slice(0, 2), 4), { 'level night': 'running 2/4' })
  assert.deepEqual(said(book, life, 9), { 'level night': 'stopped 3/4' })
})

test('another service or client is another agreement: the time used is carried over, what is promised no more is cancelled', () => {
  const book = bookOf(
    given('vpn', [target('resolution', 4)], { match: { services: [vpn] } }),
    given('ural', [target('firstResponse', 1), target('resolution', 8)], { match: { organisations: [ural] }, rank: 2 }),
    given('everybody', [target('firstResponse', 5), target('resolution', 40)], { rank: 3 }),
  )
  const client: TicketEvent = { type: 'ticket.requester-set', requester: id, affected: null, organisation: ural }
  const life = log([0, opened()], [3, client], [5, classified(vpn)])
  assert.deepEqual(said(book, life.slice(0, 1), 2), { firstResponse: 'running 2/5', resolution: 'running 2/40' })
  // A new target is not broken in the past.
  assert.deepEqual(said(book, life.slice(0, 2), 4), { firstResponse: 'running 4/1 late 3', resolution: 'running 4/8' })
  assert.deepEqual(said(book, life, 6), { firstResponse: 'cancelled 5/1 late 3', resolution: 'running 6/4 late 5' })
})

test('a promise made in the middle counts from the start, is not late before it was made, and leaves alone what is over', () => {
  const before = [target('resolution', 16)]
  const book = bookOf(
    given('v1', before, { to: at(6) }),
    given('v2', [target('firstResponse', 1), target('nextResponse', 2), target('classification', 2), target('resolution', 16)], {
      from: at(6),
    }),
  )
  assert.deepEqual(said(book, log([0, opened()], [1, sent], [2, wrote], [3, sent], [5, wrote]), 6.5), {
    nextResponse: 'running 1.5/2',
    classification: 'running 6.5/2 late 6',
    resolution: 'running 6.5/16',
  })
})

test('what is resolved keeps the terms it was resolved under; opened again it follows', () => {
  const book = bookOf(given('v1', [target('resolution', 4)], { to: at(6) }), given('v2', [target('resolution', 20)], { from: at(6) }))
  const life = log([0, opened()], [5, resolved], [8, reopened])
  assert.deepEqual(said(book, life.slice(0, 2), 7), { resolution: 'stopped 5/4 late 4' })
  assert.deepEqual(said(book, life, 9), { resolution: 'running 6/20 late 4' })
})

test('pausing follows the agreement in force', () => {
  const book = bookOf(
    given('v1', [target('resolution', 20, { pauses: [] })], { to: at(4) }),
    given('v2', [target('resolution', 20, { pauses: ['requester'], reopen: 'restart' })], { from: at(4) }),
  )
  const life = log([0, opened()], [2, waited], [8, ended], [9, resolved], [10, reopened])
  assert.deepEqual(said(book, life.slice(0, 2), 6), { resolution: 'paused 4/20' })
  assert.deepEqual(said(book, life.slice(0, 3), 9), { resolution: 'running 5/20' })
  assert.deepEqual(said(book, life, 11), { resolution: 'running 1/20' })
})

test('a note is a response only where the agreement says so, and a call too', () => {
  const noted: TicketEvent = { type: 'ticket.noted', message: id }
  const saying = (responses?: AgreedTarget['responses']) =>
    said(
      bookOf(given('a', [target('firstResponse', 4, responses && { responses })])),
      log([0, opened({ channel: 'phone' })], [1, noted]),
      2,
    )
  assert.deepEqual(
    [saying(), saying(['note']), saying(['reply'])],
    [{ firstResponse: 'stopped 0/4' }, { firstResponse: 'stopped 1/4' }, { firstResponse: 'running 2/4' }],
  )
})

test('no agreement, no promise; spam ends them all, and what is opened again was never spam', () => {
  const spam = [1, { type: 'ticket.closed', how: 'spam', reason: null }] as const
  const ended = log([0, opened()], spam, [3, prioritised(1)])
  const again = log([0, opened()], spam, [2, reopened], [3, prioritised(1)])
  const never = log([0, opened()], [3, prioritised(1)])
  const book = bookOf(given('a', [target('resolution', 4)]))
  assert.deepEqual([said(bookOf(), ended, 4), said(bookOf(), again, 4)], [{}, {}])
  assert.deepEqual(said(book, ended, 4), { resolution: 'cancelled 1/4' })
  assert.deepEqual(said(book, again, 4), said(book, never, 4))
})

const anyEvent: fc.Arbitrary<TicketEvent> = fc.constantFrom(
  waited,
  ended,
  sent,
  wrote,
  resolved,
  reopened,
  prioritised(1),
  prioritised(2),
  classified(vpn),
  escalated(first),
  escalated(second, { team: 'night' }),
  escalated('L4', { vendor: berlin }),
)
const anyLife = fc
  .array(fc.tuple(fc.nat(5), anyEvent), { maxLength: 25 })
  .map((steps) =>
    log([0, opened()], ...steps.map(([, event], i) => [steps.slice(0, i + 1).reduce((sum, [gap]) => sum + gap, 0), event] as const)),
  )

test('in any life no moment goes back, every clock can be folded, and what is told of the past stays as it was told', () => {
  const targets = [target('firstResponse', 2), target('nextResponse', 3), target('resolution', 9)]
  const book = bookOf(
    given('vpn', [target('resolution', 4), target('periodicUpdate', 2)], { match: { services: [vpn] }, from: at(12), to: at(30) }),
    given('all', targets, { rank: 9, to: at(20) }),
    given('later', [...targets, target('classification', 2)], { rank: 9, from: at(20) }),
    given('night', [target('level', 4)], { kind: 'ola', match: { teams: ['night'] }, to: at(25) }),
    given('L1', [target('level', 4)], { kind: 'ola', rank: 2, match: { levels: [first] } }),
    given('berlin', [target('vendor', 4)], { kind: 'uc', match: { vendors: [berlin] }, from: at(8) }),
  )
  fc.assert(
    fc.property(anyLife, (life) => {
      for (const line of retell(life, book)) {
        for (const [i, { at: moment }] of line.history.entries()) assert.ok(moment >= (line.history[i - 1]?.at ?? 0))
        fold(engineOf(book.versions, line), idle, line.history)
        const opening = line.history.filter(({ type }) => type === 'opened')
        assert.equal(opening.length, 1)
      }
      assert.deepEqual(retell(life, book), retell(structuredClone(life), book))
    }),
    { numRuns: 1000 },
  )
})
