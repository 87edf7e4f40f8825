import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrived, decide, titleOf } from './threading.ts'

const letter: Arrived = {
  kind: 'ordinary',
  from: 'anna@rye.example',
  threads: [],
  byStaff: false,
  forwarded: null,
  openedLately: 0,
  openedAtMost: 20,
  failedMessage: null,
}
const thread = { conversation: 'c1', by: 'token', audience: 'requester', participants: ['anna@rye.example', 'boss@rye.example'] } as const
const forwarded = { address: 'petr@rye.example', name: 'Пётр' }

const cases: readonly (readonly [string, Partial<Arrived>, ReturnType<typeof decide>])[] = [
  ['a first letter opens a ticket', {}, { act: 'open', automatic: false, stranger: null, requester: null }],
  ['a reply joins its conversation', { threads: [thread] }, { act: 'join', conversation: 'c1', automatic: false }],
  ['a colleague in copy joins', { from: 'boss@rye.example', threads: [thread] }, { act: 'join', conversation: 'c1', automatic: false }],
  [
    'a stranger with a token opens a ticket of his own',
    { from: 'x@evil.example', threads: [thread] },
    { act: 'open', automatic: false, stranger: 'c1', requester: null },
  ],
  ['a vacation notice without a thread opens nothing', { kind: 'auto-reply' }, { act: 'keep', outcome: 'automatic' }],
  [
    'a vacation notice in a thread is kept as automatic',
    { kind: 'auto-reply', threads: [thread] },
    { act: 'join', conversation: 'c1', automatic: true },
  ],
  ['a bounce marks the message it failed', { kind: 'bounce', failedMessage: 'm1' }, { act: 'mark-failed', message: 'm1' }],
  ['a bounce never opens a ticket', { kind: 'bounce' }, { act: 'mark-failed', message: null }],
  ['a bounce in a thread does not join it', { kind: 'bounce', threads: [thread] }, { act: 'mark-failed', message: null }],
  ['a read receipt opens nothing', { kind: 'receipt' }, { act: 'keep', outcome: 'automatic' }],
  ['our own letter come back is a loop', { kind: 'loop', threads: [thread] }, { act: 'keep', outcome: 'loop' }],
  [
    'monitoring opens a ticket that gets no answer',
    { kind: 'automatic' },
    { act: 'open', automatic: true, stranger: null, requester: null },
  ],
  ['a list letter opens a ticket that gets no answer', { kind: 'list' }, { act: 'open', automatic: true, stranger: null, requester: null }],
  ['the letter over the limit is parked', { openedLately: 20 }, { act: 'park', reason: 'flood' }],
  ['a reply is never parked for a flood', { openedLately: 99, threads: [thread] }, { act: 'join', conversation: 'c1', automatic: false }],
  [
    'an agent forwards: the author of the original asks',
    { byStaff: true, forwarded },
    { act: 'open', automatic: false, stranger: null, requester: forwarded },
  ],
  ['a client who forwards asks himself', { forwarded }, { act: 'open', automatic: false, stranger: null, requester: null }],
]
for (const [name, given, expected] of cases) test(name, () => assert.deepEqual(decide({ ...letter, ...given }), expected))

test('a title loses its reply marks and nothing else', () => {
  assert.equal(titleOf('Re: FW: Ответ: VPN не работает', '-'), 'VPN не работает')
  assert.equal(titleOf('RE[2]: Касса', '-'), 'Касса')
  assert.equal(titleOf('Regarding: printers', '-'), 'Regarding: printers')
  assert.equal(titleOf('Re: ', '(без темы)'), '(без темы)')
})
