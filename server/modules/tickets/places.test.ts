import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { TicketSettings } from '#contract/ticket-settings.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { at, states, ticket } from '#testing/ticket-states.ts'
import { actorWith, card } from '#testing/tickets.ts'
import { edit, occurrenceOf } from './decisions/edit.ts'
import { merge } from './decisions/merge.ts'
import { startOf } from './decisions/open.ts'
import { begin, escalationTarget, take } from './decisions/place.ts'
import { cardLacks, usualNeeds } from './hand-over.ts'
import { type Stay, returnTarget } from './stay.ts'

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

test('who begins a ticket owns it, and has it where it stands in his own queue', () => {
  const away = ticket({ type: 'ticket.escalated', level: 'L2', team: 'second', assignee: null, vendor: null, card: 'c', jumpReason: null })
  assert.deepEqual(types(begin(states.new, boris)), ['assigned', 'owned', 'begun'])
  assert.deepEqual(types(begin(away, boris)), ['owned'])
  assert.deepEqual(types(begin(away, boris, { done: true })), ['assigned', 'owned'])
  assert.deepEqual(types(begin(states['in-work'], actorWith('vera', ['ticket.work'], { teams: ['first'] }))), [])
  assert.deepEqual(types(take(away, boris)), ['assigned', 'owned'])
  assert.deepEqual(types(take(states['in-work'], boris)), [])
  assert.equal(
    code(() => take(states.new, { kind: 'system', job: 'x' })),
    'forbidden',
  )
})

test('taking a ticket that waits does not end the wait', () => {
  const vera = actorWith('vera', ['ticket.work'])
  assert.deepEqual(types(take(states.waiting, vera)), ['assigned'])
})

test('a hand-over card says what was done and what is asked', () => {
  const cases: [string, string, string[]][] = [
    ['Перезагрузили роутер и проверили кабель', 'Есть ли доступ к порту?', []],
    ['', 'Есть ли доступ к порту?', ['done']],
    ['-', '?', ['done', 'question']],
    ['Не помогло', 'asdf', ['question']],
    ['ааааа ааааа', 'Проверьте порт 5', ['done']],
    ['Restarted it', 'What now, please', []],
  ]
  for (const [done, question, lacks] of cases)
    assert.deepEqual(cardLacks({ done, question, ruledOut: '', evidence: '' }, ticket(), usualNeeds), lacks, `${done} / ${question}`)
})

test('where an escalation goes, and what it needs', () => {
  const levels = [1, 2, 3].map((rank) => ({ id: `L${rank}`, rank, vendor: false })).concat([{ id: 'L4', rank: 4, vendor: true }])
  const facts = {
    levels,
    vendorIsVendor: true,
    needs: usualNeeds,
    candidates: [
      { id: 'second', levels: ['L2'] },
      { id: 'other', levels: ['L2'] },
    ],
  }
  const asked = { level: 'L2', team: undefined, vendor: undefined, card, jumps: false }
  const go = (more: object, row = states['in-work']) => {
    try {
      return escalationTarget(row, { ...asked, ...more }, facts)
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }
  assert.deepEqual(go({}), { level: 'L2', team: 'second', assignee: null, vendor: null })
  assert.deepEqual(go({ team: 'other' }), { level: 'L2', team: 'other', assignee: null, vendor: null })
  assert.equal(go({ team: 'unknown' }), 'tickets.team-not-on-level')
  assert.equal(go({ level: 'L1' }), 'tickets.same-level')
  assert.equal(go({ level: 'L9' }), 'not-found')
  assert.equal(go({ level: 'L3' }), 'tickets.jump-needs-reason')
  assert.equal(go({ card: { ...card, done: '' } }), 'tickets.card-incomplete')
  assert.equal(go({ level: 'L4', jumps: true }), 'tickets.vendor-needed')
  assert.deepEqual(go({ level: 'L4', jumps: true, vendor: 'v' }), { level: 'L4', team: 'first', assignee: 'boris', vendor: 'v' })
  assert.equal(go({}, states.closed), 'tickets.closed')
})

test('a return undoes the hand-over that brought the ticket here', () => {
  const stay = (level: string, how: Stay['how'], assignee: string | null = null): Stay => ({
    level,
    team: `team ${level}`,
    assignee,
    vendor: null,
    vendorCase: null,
    from: at,
    to: at,
    how,
  })
  const back = (...stays: Stay[]) => returnTarget(stays)?.level
  assert.equal(back(stay('L1', 'opened')), undefined)
  assert.equal(back(stay('L1', 'opened'), stay('L1', 'assigned', 'boris')), undefined)
  assert.equal(back(stay('L1', 'opened'), stay('L2', 'escalated'), stay('L2', 'assigned', 'vera')), 'L1')
  assert.equal(back(stay('L1', 'opened'), stay('L2', 'escalated'), stay('L3', 'escalated')), 'L2')
  assert.equal(back(stay('L1', 'opened'), stay('L2', 'escalated'), stay('L3', 'escalated'), stay('L2', 'returned')), 'L1')
  assert.equal(back(stay('L1', 'opened'), stay('L2', 'escalated'), stay('L1', 'returned')), undefined)
  assert.equal(back(stay('L1', 'opened'), stay('L2', 'escalated'), stay('L1', 'returned'), stay('L2', 'escalated')), 'L1')
  assert.equal(returnTarget([stay('L1', 'opened', 'boris'), stay('L2', 'escalated')])?.assignee, 'boris')
})

test('the beginning of a call', () => {
  const start = (minutes: number, reason = false) => code(() => startOf(at.add({ minutes }), reason, at))
  assert.deepEqual(
    [start(2), start(-14), start(-16), start(-16, true)],
    ['tickets.start-in-future', 'done', 'tickets.start-needs-reason', 'done'],
  )
  assert.equal(String(startOf(at.add({ seconds: 30 }), false, at)), String(at))
  assert.equal(String(startOf(undefined, false, at)), String(at))
})

test('a merge shows nobody more than he saw', () => {
  const into = { ...ticket(), id: 'other' }
  assert.equal(
    code(() => merge(states.new, states.new, [])),
    'tickets.merge-into-itself',
  )
  assert.equal(
    code(() => merge(states.new, { ...into, organisation_id: 'telecom' }, [])),
    'tickets.merge-other-organisation',
  )
  assert.equal(
    code(() => merge(states.new, { ...into, restricted: true }, [])),
    'tickets.merge-restricted',
  )
  assert.equal(
    code(() => merge(states.new, { ...states.closed, id: 'other' }, [])),
    'tickets.closed',
  )
  assert.equal(
    code(() => merge(states.merged, into, [])),
    'tickets.merged',
  )
  assert.equal(
    code(() => merge(states.closed, into, [])),
    'done',
  )
})

test('a change of impact asks the matrix again; nothing changed is no event', () => {
  const row = { low: 5, normal: 4, high: 3 }
  const matrix = { person: row, group: row, organisation: { low: 2, normal: 2, high: 1 } }
  const rules = TicketSettings.parse({})
  const change = (changes: Parameters<typeof edit>[1], from = states.new) =>
    edit(from, changes, { matrix, rules, vip: false, critical: false }, false)
  assert.deepEqual(change({}), [])
  assert.deepEqual(change({ impact: 'person', priority: 4, kind: 'incident', restricted: false }), [])
  assert.deepEqual(change({ impact: 'organisation', urgency: 'high' }), [
    { type: 'ticket.prioritised', impact: 'organisation', urgency: 'high', priority: 1, raisedBy: [], byHand: false, reason: null },
  ])
  assert.equal(
    code(() => change({ priority: 1 })),
    'tickets.priority-needs-reason',
  )
  assert.equal(
    code(() => change({ restricted: true })),
    'forbidden',
  )
  assert.deepEqual(types(change({ affected: 'anna' })), [])
  assert.deepEqual(change({ affected: 'olga' }), [
    { type: 'ticket.requester-set', requester: 'anna', affected: 'olga', organisation: 'bakery', vip: false },
  ])
})

test('a priority follows who asks and how much hangs on the service; one by hand stands', () => {
  const row = { low: 5, normal: 4, high: 3 }
  const matrix = { person: row, group: row, organisation: { low: 2, normal: 2, high: 1 } }
  const judge = (raises: { vip: boolean; critical: boolean }, { from = states.new, rules = {}, ...changes }: Change = {}) =>
    edit(from, changes, { matrix, rules: TicketSettings.parse(rules), ...raises }, false).flatMap((event) =>
      event.type === 'ticket.prioritised' ? [[event.priority, ...(event.raisedBy ?? [])]] : [],
    )
  type Change = Parameters<typeof edit>[1] & { from?: typeof states.new; rules?: object }
  const person = { impact: 'person', urgency: 'normal' } as const
  assert.deepEqual(judge({ vip: false, critical: false }), [])
  assert.deepEqual(judge({ vip: false, critical: true }), [[3, 'critical-service']])
  assert.deepEqual(judge({ vip: true, critical: true }), [[2, 'critical-service', 'vip']])
  assert.deepEqual(judge({ vip: true, critical: true }, { rules: { raiseForVip: false } }), [[3, 'critical-service']])
  assert.deepEqual(judge({ vip: true, critical: true }, { rules: { raiseForVip: false, raiseForCritical: false } }), [])
  // Who asks never makes the highest; what hangs on the service may.
  assert.deepEqual(judge({ vip: true, critical: false }, { impact: 'organisation' }), [[2]])
  assert.deepEqual(judge({ vip: true, critical: true }, { impact: 'organisation' }), [[1, 'critical-service']])
  const lifted = { ...states.new, ...person, priority: 3, raised_by: ['critical-service'] as const }
  assert.deepEqual(judge({ vip: false, critical: true }, { from: lifted }), [])
  assert.deepEqual(judge({ vip: false, critical: false }, { from: lifted }), [[4]])
  assert.deepEqual(judge({ vip: false, critical: true }, { from: { ...states.new, priority: 5, priority_by_hand: true } }), [])
})

test('since when it is so is said, altered and taken back; never in the future', () => {
  const moment = at.subtract({ hours: 3 })
  assert.equal(occurrenceOf(moment, at), moment)
  assert.equal(occurrenceOf(null, at), null)
  assert.equal(
    code(() => occurrenceOf(at.add({ minutes: 2 }), at)),
    'tickets.occurred-in-future',
  )
})
