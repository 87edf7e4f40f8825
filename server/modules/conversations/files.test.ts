import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { AttachmentId } from '#contract/conversations.ts'
import { rows } from '#platform/db/index.ts'
import { buildHttp } from '#platform/http/index.ts'
import { system } from '#testing/given.ts'
import { givenTalks } from '#testing/talks.ts'
import { forgetUnused } from './commands/files.ts'
import {
  attachmentForDownload,
  copyAttachments,
  keepMessage,
  message,
  receiveMessage,
  routes,
  takeBackMessage,
  writeMessage,
} from './index.ts'

const { desk, anna, boris, as, letter, answered } = await givenTalks()
/** The bearer key is the id of the person, here. */
const http = await buildHttp({
  house: desk.house,
  routes: routes(desk),
  authenticate: async ({ bearer }) => ({ actor: bearer === undefined ? { kind: 'stranger' } : as(bearer) }),
  url: new URL(desk.url),
  maxUpload: 1024 * 1024,
})
after(async () => http.close())

const call = async (person: string | null, method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) => {
  const answer = await http.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(person !== null && { authorization: `Bearer ${person}` }),
      ...(body instanceof Uint8Array && { 'content-type': 'application/octet-stream' }),
    },
    ...(body && { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const upload = async (person: string | null, name: string, bytes: string | Uint8Array, more = '') =>
  call(person, 'POST', `/attachments?name=${encodeURIComponent(name)}${more}`, Buffer.from(bytes))
const uploaded = async (person: string, name = 'фото.txt'): Promise<AttachmentId> => (await upload(person, name, 'текст')).body.id
const write = async (person: string, conversation: string, attachments: AttachmentId[]) =>
  desk.act(as(person), async (work) =>
    writeMessage(work, conversation, { author: person, text: 'вот', automatic: false, attachments, holdSeconds: 60 }),
  )

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

test('the type of a file is told by its bytes, not by its name', async () => {
  const types = [
    ['отчёт.exe', png, 'image/png'],
    ['данные.csv', 'а;б\n', 'text/csv'],
    ['страница.html', '<script>alert(1)</script>', 'application/octet-stream'],
    ['картинка.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'application/octet-stream'],
    ['якобы.txt', Buffer.from([1, 0, 2, 0]), 'application/octet-stream'],
  ] as const
  for (const [name, bytes, type] of types) {
    const { status, body } = await upload(boris, name, bytes)
    assert.deepEqual([status, body.name, body.type, body.size], [200, name, type, Buffer.from(bytes).length])
    const found = await attachmentForDownload(desk.db, body.id)
    assert.deepEqual(Buffer.from(await desk.storage.read(found?.sha256 ?? '')), Buffer.from(bytes))
  }
})

test('nobody uploads without being signed in, nothing, or too much', async () => {
  assert.equal((await upload(null, 'a.txt', 'a')).status, 401)
  assert.equal((await upload(boris, 'a.txt', '')).body.code, 'upload.empty')
  assert.equal((await upload(boris, 'a.txt', Buffer.alloc(1024 * 1024 + 1, 'a'))).status, 413)
})

test('a waiting file is given to one message, by who uploaded it', async () => {
  const { id } = await answered()
  const file = await uploaded(boris)
  await assert.rejects(write(anna, id, [file]), { code: 'conversations.unknown-file' })
  const { message: first } = await write(boris, id, [file])
  assert.deepEqual(
    (await message(desk.db, first))?.attachments.map((one) => one.id),
    [file],
  )
  await assert.rejects(write(boris, id, [file]), { code: 'conversations.unknown-file' })
  assert.equal((await call(boris, 'DELETE', `/attachments/${file}`)).status, 404)
})

test('two messages at once cannot share a file', async () => {
  const { id } = await answered()
  const file = await uploaded(boris)
  const ends = await Promise.allSettled([write(boris, id, [file]), write(boris, id, [file])])
  assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('files keep the order in which they were chosen, and come back when the message is taken back', async () => {
  const { id } = await answered()
  const files = [await uploaded(boris, '1.txt'), await uploaded(boris, '2.txt'), await uploaded(boris, '3.txt')].toReversed()
  const { message: written } = await write(boris, id, files)
  assert.deepEqual(
    (await message(desk.db, written))?.attachments.map((one) => one.id),
    files,
  )
  const back = await desk.act(as(boris), async (work) => takeBackMessage(work, written))
  assert.deepEqual(back.attachments, files)
  await write(boris, id, back.attachments)
})

test('a file that waits is removed by who uploaded it alone', async () => {
  const file = await uploaded(boris)
  assert.equal((await call(anna, 'DELETE', `/attachments/${file}`)).status, 404)
  assert.equal((await call(boris, 'DELETE', `/attachments/${file}`)).status, 200)
  assert.equal(await attachmentForDownload(desk.db, file), undefined)
})

test('files of a message are copied for who forwards it, and stay where they are', async () => {
  const { id } = await answered()
  const { message: written } = await write(boris, id, [await uploaded(boris)])
  const copies = await desk.act(as(anna), async (work) => copyAttachments(work, written))
  await desk.act(as(anna), async (work) => keepMessage(work, id, { author: anna, text: 'см.', attachments: copies, direction: 'internal' }))
  assert.equal((await message(desk.db, written))?.attachments.length, 1)
})

test('a picture within the text is named by its id', async () => {
  const { body } = await upload(boris, 'снимок.png', png, '&inline=true')
  assert.deepEqual([body.inline, body.cid], [true, body.id])
})

test('a draft is kept for its writer alone, with its files, until it is dropped', async () => {
  const file = await uploaded(boris)
  const draft = { text: 'Почти гот\0ово', html: null, attachments: [file, file], fields: { next: 'waiting' } }
  assert.equal((await call(boris, 'PUT', '/drafts/reply:1', draft)).status, 200)
  const { body } = await call(boris, 'GET', '/drafts/reply:1')
  assert.deepEqual([body.draft.text, body.draft.fields, body.draft.attachments.length], ['Почти готово', { next: 'waiting' }, 1])
  assert.deepEqual((await call(anna, 'GET', '/drafts/reply:1')).body, { draft: null })
  await call(anna, 'DELETE', '/drafts/reply:1')
  await call(boris, 'PUT', '/drafts/reply:1', { ...draft, text: 'Готово' })
  assert.equal((await call(boris, 'GET', '/drafts/reply:1')).body.draft.text, 'Готово')
  await call(boris, 'DELETE', '/drafts/reply:1')
  assert.deepEqual((await call(boris, 'GET', '/drafts/reply:1')).body, { draft: null })
  assert.equal((await call(null, 'GET', '/drafts/reply:1')).status, 401)
  assert.equal((await call(boris, 'PUT', '/drafts/Reply%201', draft)).status, 422)
})

test('files that waited a week in vain are forgotten; those of a draft and of messages are not', async () => {
  const [lonely, drafted] = [await uploaded(boris), await uploaded(boris)]
  const { id } = await answered()
  const used = await uploaded(boris)
  await write(boris, id, [used])
  await call(boris, 'PUT', '/drafts/old', { text: 'x', attachments: [drafted] })
  const age = async (days: number) =>
    desk.act(system, async ({ tx }) =>
      tx
        .updateTable('attachment')
        .set({ uploaded_at: sql`now() - make_interval(days => ${days})` })
        .execute(),
    )
  await age(6)
  assert.equal((await desk.act(system, forgetUnused)).files, 0)
  await age(8)
  await desk.act(system, forgetUnused)
  const left = await rows<{ id: string }>(
    desk.db,
    sql`select id from attachment where id = any(${[lonely, drafted, used]}::uuid[]) order by id`,
  )
  assert.deepEqual(
    left.map((one) => one.id),
    [drafted, used].toSorted(),
  )
})

test('what came with a letter is kept with its content id', async () => {
  const { id } = await answered()
  const file = { sha256: 'b'.repeat(64), name: 'лого.png', type: 'image/png', size: 10, inline: true, cid: 'logo@mail' }
  const received = await desk.act(system, async (work) =>
    receiveMessage(work, id, { ...letter, attachments: [file, { ...file, inline: false, cid: undefined }] }),
  )
  assert.deepEqual(
    (await message(desk.db, received))?.attachments.map(({ cid }) => cid),
    ['logo@mail', null],
  )
})
