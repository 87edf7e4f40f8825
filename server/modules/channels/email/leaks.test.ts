/** Random lives of tickets with requesters, vendors and outsiders: over API, letters and pages nobody outside gets a byte that was not addressed to him. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenLives } from '#testing/lives.ts'
import { takeIn } from './commands/intake.ts'

/** OPORA_LIVES: more of them, for a long run. */
const lives = Number(process.env['OPORA_LIVES'] ?? 15)
const actsOfLife = 26

const given = await givenLives((house, storage, post) => takeIn(house, storage, post))

test('a canary that reaches somebody it is not for is found', () => {
  const word = given.canaries.canary(['hans@netz.example'])
  given.canaries.check('hans@netz.example', `a ${word} b`, 'in a test')
  assert.throws(() => given.canaries.check('anna@bakery.example', `a ${word} b`, 'in a test'), /is not for him/)
})

test('random conversations: no vendor and no requester gets a byte that was not addressed to him', async (t) => {
  for (let i = 0; i < lives; i++) await given.live(i, actsOfLife)
  const { conversations, letters, pages, done, refused } = given.counted
  const told = JSON.stringify({ ...given.counted, done: Object.fromEntries(done), refused: Object.fromEntries(refused) })
  t.diagnostic(told)
  assert.ok(conversations > lives * 15 && letters > lives * 15 && pages > lives * 12, told)
  // Every way was gone, and what must never be done was tried and refused.
  for (const act of given.acts) assert.ok((done.get(act) ?? 0) > lives / 20 || act.startsWith('never'), `${act}: ${told}`)
  for (const act of ['neverForwardNote', 'neverCopyNoteFile', 'neverReplyToVendor', 'neverVendorToRequester'])
    assert.ok((refused.get(act) ?? 0) > lives / 20 && !done.has(act), `${act}: ${told}`)
  // Whoever is written to does get what is his.
  for (const who of given.outsiders) assert.ok((given.canaries.seen.get(who) ?? 0) > lives, `${who}: ${told}`)
})
