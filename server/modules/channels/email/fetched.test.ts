import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Headers, envelopeIn } from './fetched.ts'

const isOurs = (address: string) => /^(help|sales)(\+.*)?@desk\.example$/.test(address)
const plain: Headers = {
  from: { address: 'anna@rye.example' },
  to: [{ address: 'help@desk.example' }],
  cc: [],
  deliveredTo: [],
  returnPath: undefined,
}

const cases: readonly [string, Partial<Headers>, { from: string; recipients: string[] }][] = [
  ['a plain letter is from its author', {}, { from: 'anna@rye.example', recipients: ['help@desk.example'] }],
  [
    'Return-Path is the envelope’s sender',
    { returnPath: 'list@rye.example' },
    { from: 'list@rye.example', recipients: ['help@desk.example'] },
  ],
  ['the null sender stays null', { returnPath: '' }, { from: '', recipients: ['help@desk.example'] }],
  [
    'tokens are kept, strangers are left out, none is named twice',
    {
      to: [{ address: 'help+token@desk.example' }, { address: 'boss@rye.example' }],
      cc: [{ address: 'sales@desk.example' }],
      deliveredTo: ['help+token@desk.example'],
    },
    { from: 'anna@rye.example', recipients: ['help+token@desk.example', 'sales@desk.example'] },
  ],
  [
    'by blind copy it is for the mailbox it lies in',
    { to: [{ address: 'boss@rye.example' }] },
    { from: 'anna@rye.example', recipients: ['help@desk.example'] },
  ],
]
for (const [name, change, expected] of cases)
  test(name, () => assert.deepEqual(envelopeIn({ ...plain, ...change }, 'help@desk.example', isOurs), expected))
