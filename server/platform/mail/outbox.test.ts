import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { writeToOutbox } from './outbox.ts'

test('a letter is written whole, once under one name, and stays in its folder', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'opora-outbox-'))
  t.after(() => rm(folder, { recursive: true }))
  const outbox = join(folder, 'outbox')
  await writeToOutbox(outbox, 'event-1', Buffer.from('first'))
  const path = await writeToOutbox(outbox, 'event-1', Buffer.from('Subject: да'))
  await writeToOutbox(outbox, '../../evil', Buffer.from('x'))
  assert.equal(await readFile(path, 'utf8'), 'Subject: да')
  assert.deepEqual((await readdir(outbox)).toSorted(), ['..-..-evil.eml', 'event-1.eml'])
  assert.deepEqual(await readdir(folder), ['outbox'])
})
