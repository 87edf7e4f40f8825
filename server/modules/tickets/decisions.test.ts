import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { ClosedHow, Kind, Status } from '#contract/ticket-words.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { at, begun, closed, resolved, states, ticket } from '#testing/ticket-states.ts'
import { actorWith } from '#testing/tickets.ts'
import { isTooOld, letterFailed, reply, requesterWrote } from './decisions/answer.ts'
import { close, closeSilent, reopen, resolve, verify } from './decisions/resolve.ts'
import { expire } from './decisions/wait.ts'
import { apply } from './fold.ts'
import { type Act, obstacle } from './kernel.ts'
import type { Ticket } from './ticket.ts'

const boris: Actor = actorWith('boris', ['ticket.work'], { teams: ['first'] })
const types = (events: readonly TicketEvent[]) => events.map(({ type }) => type.replace('ticket.', ''))
const code = (run: () => unknown): string => {
  try {
    run()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const acts = [
  'reply',
  'assign',
  'begin',
  'escalate',
  'return',
  'wait',
  'endWait',
  'resolve',
  'reopen',
  'thank',
  'close',
  'edit',
  'merge',
] as const

test('each act is possible where it makes sense, and the refusal says why not', () => {
  const [closedCode, resolvedCode, notResolved] = ['tickets.closed', 'tickets.already-resolved', 'tickets.not-resolved']
  const open = { new: 'done', 'in-work': 'done', waiting: 'done' }
  const expected: Record<Act, Record<Status, string>> = {
    reply: { ...open, resolved: 'done', closed: closedCode },
    assign: { ...open, resolved: 'done', closed: closedCode },
    begin: { ...open, resolved: resolvedCode, closed: closedCode },
    escalate: { ...open, resolved: resolvedCode, closed: closedCode },
    return: { ...open, resolved: resolvedCode, closed: closedCode },
    wait: { ...open, resolved: resolvedCode, closed: closedCode },
    endWait: {
      new: 'tickets.not-waiting',
      'in-work': 'tickets.not-waiting',
      waiting: 'done',
      resolved: 'tickets.not-waiting',
      closed: 'tickets.not-waiting',
    },
    resolve: { ...open, resolved: resolvedCode, closed: closedCode },
    reopen: { new: notResolved, 'in-work': notResolved, waiting: notResolved, resolved: 'done', closed: 'done' },
    thank: { new: notResolved, 'in-work': notResolved, waiting: notResolved, resolved: 'done', closed: closedCode },
    close: { ...open, resolved: 'done', closed: closedCode },
    edit: { ...open, resolved: 'done', closed: closedCode },
    merge: { ...open, resolved: 'done', closed: 'done' },
  }
  for (const act of acts) {
    for (const status of Status.options)
      assert.equal(obstacle(states[status], act)?.code ?? 'done', expected[act][status], `${act} when ${status}`)
    assert.equal(obstacle(states.merged, act)?.code, 'tickets.merged', act)
  }
})

test('a problem says in what it was before it is resolved, a change what it alters before it is begun', () => {
  const lacks = (kind: Kind, act: Act, row = states['in-work']) => obstacle({ ...row, kind }, act)?.facts['missing']
  assert.deepEqual(
    Kind.options.map((kind) => [kind, lacks(kind, 'begin', states.new), lacks(kind, 'resolve')]),
    [
      ['request', undefined, undefined],
      ['incident', undefined, undefined],
      ['problem', undefined, 'category'],
      ['change', 'service,owner', 'service'],
    ],
  )
})

test('a reply says what the ticket becomes', () => {
  const written = { message: 'm', conversation: 'c' }
  const after = (row: Ticket, next: Parameters<typeof reply>[3]) => types(reply(row, boris, written, next, at.add({ hours: 1 })))
  const solved = { status: 'resolved', code: 'code', text: 'text' } as const
  assert.deepEqual(after(states.new, { status: 'in-work' }), ['assigned', 'owned', 'begun', 'replied'])
  assert.deepEqual(after(states.waiting, { status: 'in-work' }), ['replied', 'wait-ended'])
  assert.deepEqual(after({ ...states.waiting, waiting_on: 'vendor' }, { status: 'in-work' }), ['replied'])
  assert.deepEqual(after(states.resolved, { status: 'in-work' }), ['replied'])
  assert.deepEqual(after(states.resolved, { status: 'waiting', until: undefined }), ['replied', 'reopened', 'waited'])
  assert.deepEqual(after(states.waiting, solved), ['replied', 'resolved'])
  assert.equal(
    code(() => after(states.resolved, solved)),
    'tickets.already-resolved',
  )
  assert.equal(
    code(() => after(states.new, { status: 'waiting', until: at })),
    'tickets.date-in-past',
  )
})

test('how a ticket takes a message of the requester, and of an automaton', () => {
  const hear = (row: Ticket, automatic = false, days = 0) => {
    const { outcome, events } = requesterWrote(
      row,
      { message: 'm', conversation: 'c', automatic },
      { at: at.add({ hours: 1 + 24 * days }), reopenWindowDays: 7 },
    )
    return [outcome, ...types(events)]
  }
  assert.deepEqual(hear(states.new), ['heard', 'requester-answered'])
  assert.deepEqual(hear(states.waiting), ['heard', 'requester-answered', 'wait-ended'])
  assert.deepEqual(hear({ ...states.waiting, waiting_on: 'part' }), ['heard', 'requester-answered'])
  assert.deepEqual(hear(states.resolved), ['heard', 'requester-answered'])
  assert.deepEqual(hear(states.closed), ['reopened', 'requester-answered', 'reopened'])
  assert.deepEqual(hear(states.closed, false, 8), ['too-old'])
  for (const row of Object.values(states)) assert.deepEqual(hear(row, true, 8), ['automatic'])
  assert.equal(isTooOld(states['in-work'], at.add({ hours: 10_000 }), 0), false)
})

test('the question after a lost letter is not waited for, and other waits stand', () => {
  assert.deepEqual(types(letterFailed(states.waiting, 'm')), ['letter-failed', 'wait-ended'])
  assert.deepEqual(types(letterFailed({ ...states.waiting, waiting_on: 'part' }, 'm')), ['letter-failed'])
})

test('the requester’s word: it works, it is still broken, it comes late', () => {
  const say = (row: Ticket, works: boolean, days = 0) => {
    const { outcome, events } = verify(
      row,
      { works, by: 'anna', text: null },
      { at: at.add({ hours: 1 + 24 * days }), reopenWindowDays: 7 },
    )
    return [outcome, ...types(events)]
  }
  assert.deepEqual(say(states.resolved, true), ['confirmed', 'confirmed', 'closed'])
  assert.deepEqual(say(states.resolved, false), ['reopened', 'verification-failed', 'reopened'])
  assert.deepEqual(say(states.closed, true, 30), ['confirmed', 'confirmed'])
  assert.deepEqual(say({ ...states.closed, closed_how: 'confirmed' }, true), ['confirmed'])
  assert.deepEqual(say(states.closed, false), ['reopened', 'verification-failed', 'reopened'])
  assert.deepEqual(say(states.closed, false, 8), ['too-old'])
  for (const row of [states.new, states['in-work'], states.waiting, states.merged])
    assert.equal(
      code(() => say(row, true)),
      'tickets.not-resolved',
    )
})

test('how a ticket may be closed, and who may', () => {
  const end = (row: Ticket, how: 'thanks' | 'agent' | 'spam' | 'duplicate', reason: string | null = null, mayUnconfirmed = false) =>
    code(() => close(row, { how, reason, mayUnconfirmed }))
  assert.equal(end(states.resolved, 'thanks'), 'done')
  assert.equal(end(states['in-work'], 'thanks'), 'tickets.not-resolved')
  assert.equal(end(states.resolved, 'agent', 'reason'), 'forbidden')
  assert.equal(end(states.resolved, 'agent', null, true), 'tickets.reason-needed')
  assert.equal(end(states.resolved, 'agent', 'reason', true), 'done')
  assert.equal(end(states.new, 'agent', 'reason', true), 'tickets.not-resolved')
  assert.equal(end(states.new, 'spam'), 'done')
  assert.equal(end(states.new, 'duplicate'), 'tickets.reason-needed')
})

test('silence closes only what was asked, is unanswered and is due', () => {
  const due = at.add({ hours: 1 })
  const ends = (row: Ticket, now = due, deadline: Temporal.Instant | undefined = due) => types(closeSilent(row, now, deadline))
  assert.deepEqual(ends(states.resolved), ['closed'])
  assert.deepEqual(ends(states.resolved, due.subtract({ milliseconds: 1 })), [])
  assert.deepEqual(ends({ ...states.resolved, requester_answered_at: at }), [])
  assert.deepEqual(ends({ ...states.resolved, letter_failed_at: at }), [])
  assert.deepEqual(ends({ ...states.resolved, kind: 'problem' }), [])
  for (const row of [states.new, states.waiting, states.closed]) assert.deepEqual(ends(row), [])
})

test('a reopening keeps the moment of the requester’s reply and says whose doing it is', () => {
  const answered = ticket(...begun, resolved, { type: 'ticket.requester-answered', message: 'm', conversation: 'c' })
  const [event] = reopen(answered, null)
  assert.deepEqual(event, { type: 'ticket.reopened', because: 'requester-answered', reason: null })
  assert.deepEqual(reopen(states.closed, 'r'), [{ type: 'ticket.reopened', because: 'agent', reason: 'r' }])
  const again = event && apply(answered, { subject: 'id', at: at.add({ hours: 2 }), event })
  assert.deepEqual(
    [String(again?.requester_answered_at), again?.status, again?.reopened],
    [String(answered.requester_answered_at), 'in-work', 1],
  )
  assert.ok(resolve(states['in-work'], boris, { code: 'c', text: 't', tell: true }).length === 1)
})

test('a wait expires at its date and not again', () => {
  const until = at.add({ hours: 1 })
  const held = ticket(...begun, { type: 'ticket.waited', on: 'hold', until: until.toString(), reason: null })
  assert.deepEqual(types(expire(held, until)), ['wait-expired'])
  assert.deepEqual(types(expire(held, until.subtract({ milliseconds: 1 }))), [])
  assert.deepEqual(types(expire({ ...held, wait_expired_at: until }, until)), [])
  assert.deepEqual(types(expire(states.waiting, until)), [])
})

test('confirmed, silent and thanked are told apart for ever', () => {
  const hows = ClosedHow.options.filter((how) => how !== 'merged')
  for (const how of hows) assert.equal(ticket(...begun, resolved, { type: 'ticket.closed', how, reason: null }).closed_how, how)
  assert.equal(ticket(...begun, resolved, closed, { type: 'ticket.confirmed', by: 'anna' }).closed_how, 'confirmed')
  assert.equal(
    ticket(...begun, { type: 'ticket.closed', how: 'spam', reason: null }, { type: 'ticket.confirmed', by: 'anna' }).closed_how,
    'spam',
  )
})
