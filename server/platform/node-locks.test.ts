import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNodeLocks } from '#platform/node-locks.ts'
import { freshDatabase } from '#testing/postgres.ts'

const { url } = await freshDatabase(async () => undefined)

test('of two nodes one has a name, and the other gets it when the first lets go or dies', async () => {
  const [one, two] = [await openNodeLocks(url), await openNodeLocks(url)]
  assert.deepEqual([await one.take('mailbox a'), await two.take('mailbox a'), await two.take('mailbox b')], [true, false, true])
  await one.release('mailbox a')
  assert.equal(await two.take('mailbox a'), true)
  await two.close()
  assert.deepEqual([two.lost.aborted, await one.take('mailbox a'), await one.take('mailbox b')], [true, true, true])
  await one.close()
})
