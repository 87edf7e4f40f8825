import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { copyToOleg, givenTalks } from '#testing/talks.ts'
import {
  beginConversation,
  beginSending,
  conversation,
  copyParticipants,
  findByInternetIds,
  join,
  keepMessage,
  message,
  messagesOf,
  moveMessages,
  rawOf,
  receiveMessage,
  takeBackMessage,
} from './index.ts'
import { conversationFold } from './conversation.ts'
import { messageFold } from './message.ts'

const { desk, anna, boris, as, letter, answered } = await givenTalks()
const everyone = { audiences: ['requester', 'internal', 'vendor'] } as const
const begin = (work: Work) => beginConversation(work, { channel: 'email', audience: 'requester' })
const eventsOf = async (subject: string) =>
  (await rows<{ type: string }>(desk.db, sql`select type from event where subject = ${subject} order by seq`)).map(({ type }) => type)

test('a letter is kept as it reached us, with its people, checks and raw form', async () => {
  const { id, asked } = await answered()
  const [first] = await messagesOf(desk.db, [id], everyone)
  assert.equal(first?.id, asked)
  assert.equal(first.author?.name, 'Анна')
  assert.equal(first.at.toString(), '2025-03-03T08:00:00Z')
  assert.deepEqual(first.checks, letter.checks)
  assert.deepEqual(
    first.participants.map(({ address, role }) => [address, role]),
    [
      ['anna@bakery.example', 'from'],
      ['oleg@bakery.example', 'cc'],
    ],
  )
  assert.equal((await rawOf(desk.db, asked))?.sha256, letter.raw)
  assert.equal((await findByInternetIds(desk.db, ['no@where', 'first@bakery.example']))[0]?.direction, 'in')
})

test('the event of a late entry happens when the letter came, and is recorded now', async () => {
  const { asked } = await answered()
  const [event] = await rows<{ at: Temporal.Instant; recorded_at: Temporal.Instant }>(
    desk.db,
    sql`select at, recorded_at from event where type = 'message.received' and data->>'message' = ${asked}`,
  )
  assert.ok(event && event.at.equals(letter.at) && Temporal.Instant.compare(event.at, event.recorded_at) < 0)
})

test('joining twice is joining once; a person who becomes known completes the participant', async () => {
  const id = await desk.act(system, begin)
  await desk.act(system, (work) => join(work, id, [copyToOleg, { ...copyToOleg, address: 'OLEG@bakery.example' }]))
  await desk.act(system, (work) => join(work, id, [{ ...copyToOleg, person: boris, name: 'Олег', role: 'from' }]))
  await desk.act(system, (work) => join(work, id, [{ person: anna, address: '', name: 'Анна', role: 'from' }]))
  await desk.act(system, (work) => join(work, id, [{ person: anna, address: '', name: 'Анна', role: 'from' }]))
  const people = (await conversation(desk.db, id))?.participants
  assert.deepEqual(
    people?.map(({ person: known, name, role }) => [known?.name, name, role]),
    [
      ['Борис', 'Олег', 'cc'],
      ['Анна', 'Анна', 'from'],
    ],
  )
  assert.deepEqual(await eventsOf(id), ['conversation.begun', 'conversation.joined', 'conversation.joined'])
})

test('a note and a record of a call are kept and go nowhere', async () => {
  const id = await desk.act(system, (work) => beginConversation(work, { channel: 'phone', audience: 'internal' }))
  const at = Temporal.Instant.from('2025-03-03T07:00:00Z')
  const call = await desk.act(as(boris), (work) =>
    keepMessage(work, id, { author: anna, text: 'Звонила\0 Анна', attachments: [], direction: 'in', at }),
  )
  await desk.act(as(boris), (work) => keepMessage(work, id, { author: boris, text: 'Заметка', attachments: [], direction: 'internal' }))
  const kept = await messagesOf(desk.db, [id], everyone)
  assert.deepEqual(
    kept.map(({ text, delivery, direction }) => [text, delivery, direction]),
    [
      ['Звонила Анна', 'kept', 'in'],
      ['Заметка', 'kept', 'internal'],
    ],
  )
  assert.ok(kept[0]?.at.equals(at))
  assert.equal(await desk.act(system, (work) => beginSending(work, call)), null)
})

test('messages of an audience that was not asked for do not come along', async () => {
  const vendor = await desk.act(system, (work) => beginConversation(work, { channel: 'email', audience: 'vendor' }))
  await desk.act(system, (work) => receiveMessage(work, vendor, letter))
  assert.equal((await messagesOf(desk.db, [vendor], { audiences: ['requester', 'internal'] })).length, 0)
  assert.equal((await messagesOf(desk.db, [vendor], { audiences: ['vendor'] })).length, 1)
})

test('messages move to another conversation with their files and people, and back', async () => {
  const { id, asked, answer } = await answered()
  const other = await desk.act(system, begin)
  await desk.act(system, async (work) => {
    await copyParticipants(work, id, other)
    assert.equal(await moveMessages(work, [asked], id, other), 1)
    assert.equal(await moveMessages(work, [asked], id, other), 0)
  })
  assert.deepEqual(
    (await messagesOf(desk.db, [other], everyone)).map((one) => [one.id, one.participants.length]),
    [[asked, 2]],
  )
  await desk.act(system, (work) => moveMessages(work, [asked], other, id))
  assert.deepEqual(
    (await messagesOf(desk.db, [id], everyone)).map((one) => one.id),
    [asked, answer],
  )
})

test('two splits that cross each other both end', async () => {
  const a = await answered()
  const b = await answered()
  await Promise.all([
    desk.act(system, (work) => moveMessages(work, [a.asked], a.id, b.id)),
    desk.act(system, (work) => moveMessages(work, [b.asked], b.id, a.id)),
  ])
  assert.equal((await message(desk.db, a.asked))?.conversation, b.id)
  assert.equal((await message(desk.db, b.asked))?.conversation, a.id)
})

test('words are found in both languages, «ё» as «е», and not in what was taken back', async () => {
  const { answer } = await answered()
  const id = await desk.act(system, begin)
  await desk.act(system, (work) => receiveMessage(work, id, { ...letter, text: 'Счёт за printers не ушёл' }))
  const found = async (q: string) =>
    (await rows<{ id: string }>(desk.db, sql`select id, conversation_id from message where search @@ search_query(${q})`)).length
  assert.ok((await found('счета')) > 0 && (await found('printer')) > 0 && (await found('ушел')) > 0)
  const before = await found('кабеля')
  await desk.act(as(boris), (work) => takeBackMessage(work, answer))
  assert.equal(await found('кабеля'), before - 1)
})

test('rows are the replay of the log', async () => {
  assert.ok((await assertReplayed(desk.db, messageFold)) > 5)
  assert.ok((await assertReplayed(desk.db, conversationFold)) > 5)
})
