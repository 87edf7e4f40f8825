import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Message } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { givenToAll, readersOf } from './page.ts'

type Said = Value<typeof Message>
const people = ['hans@netz.example', 'ida@netz.example', 'boss@netz.example', 'paul@kabel.example']
const message: fc.Arbitrary<Said> = fc
  .record({
    to: fc.subarray(people, { minLength: 1 }),
    from: fc.constantFrom(...people),
    direction: fc.constantFrom('in' as const, 'out' as const, 'internal' as const),
    delivery: fc.constantFrom('held' as const, 'sending' as const, 'sent' as const, 'failed' as const),
    id: fc.uuid(),
  })
  .map(({ to, from, direction, delivery, id }) => ({
    id,
    conversation: id,
    audience: 'vendor',
    channel: 'email',
    direction,
    author: null,
    from: '',
    at: Temporal.Instant.from('2026-12-01T09:00:00Z'),
    text: '',
    html: null,
    quoted: '',
    blockedImages: 0,
    automatic: false,
    delivery: direction === 'out' ? delivery : direction === 'in' ? 'received' : 'kept',
    failure: null,
    undoUntil: null,
    participants: [
      ...(direction === 'in' ? [{ person: null, address: from, name: '', role: 'from' as const }] : []),
      ...to.map((address) => ({ person: null, address, name: '', role: 'to' as const })),
    ],
    attachments: [],
    checks: null,
    raw: false,
  }))

test('a page shows its letter and what all its readers were given, and nothing that has not left or stayed inside', () => {
  let [shown, hidden] = [0, 0]
  fc.assert(
    fc.property(
      message.filter(({ direction }) => direction === 'out'),
      fc.array(message, { maxLength: 12 }),
      (letter, others) => {
        const said = [...others, letter]
        const given = givenToAll(letter, said)
        assert.ok(given.includes(letter))
        for (const one of said) {
          const got = new Set(one.participants.map(({ address }) => address))
          const wasGiven = readersOf(letter).every((reader) => got.has(reader)) && (one.direction === 'in' || one.delivery === 'sent')
          assert.equal(given.includes(one), one.id === letter.id || (wasGiven && one.direction !== 'internal'))
          if (given.includes(one)) shown++
          else hidden++
        }
      },
    ),
    { numRuns: 3_000 },
  )
  assert.ok(shown > 3_000 && hidden > 3_000, `${shown} shown, ${hidden} hidden`)
})
