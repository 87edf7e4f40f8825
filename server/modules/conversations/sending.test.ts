import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTalks } from '#testing/talks.ts'
import {
  beginSending,
  conversation,
  markFailed,
  markSent,
  message,
  messagesOf,
  replyTo,
  retryMessage,
  takeBackMessage,
  writeMessage,
} from './index.ts'
import { messageFold } from './message.ts'

const { desk, boris, as, answered } = await givenTalks()
const everyone = { audiences: ['requester', 'internal', 'vendor'] } as const
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const eventsOf = async (subject: string) =>
  (await rows<{ type: string }>(desk.db, sql`select type from event where subject = ${subject} order by seq`)).map(({ type }) => type)

test('an answer goes to who wrote last, with everybody else in copy', async () => {
  const { id, answer } = await answered()
  const sent = await desk.act(system, (work) => beginSending(work, answer))
  assert.deepEqual(
    [sent?.to.map(({ address }) => address), sent?.cc.map(({ address }) => address)],
    [['anna@bakery.example'], ['oleg@bakery.example']],
  )
  assert.deepEqual(sent?.references, ['first@bakery.example'])
  assert.deepEqual(await replyTo(desk.db, id), { to: ['anna@bakery.example'], cc: ['oleg@bakery.example'] })
})

test('given copies win over those of the conversation, and who is new joins it', async () => {
  const { id } = await answered()
  const written = await desk.act(as(boris), (work) =>
    writeMessage(work, id, { author: boris, text: 'x', automatic: false, attachments: [], holdSeconds: 0, cc: ['New@bakery.example'] }),
  )
  const sent = await desk.act(system, (work) => beginSending(work, written.message))
  assert.deepEqual([sent?.to.length, sent?.cc.map(({ address }) => address)], [1, ['new@bakery.example']])
  assert.equal((await conversation(desk.db, id))?.participants.length, 3)
})

test('a message taken back leaves the thread and cannot be sent', async () => {
  const { id, answer } = await answered()
  const back = await desk.act(as(boris), (work) => takeBackMessage(work, answer))
  assert.equal(back.text, 'Проверьте кабель')
  assert.equal(await desk.act(system, (work) => beginSending(work, answer)), null)
  assert.equal((await messagesOf(desk.db, [id], everyone)).length, 1)
  await assert.rejects(
    desk.act(as(boris), (work) => takeBackMessage(work, answer)),
    refusedWith('conversations.already-sent'),
  )
})

test('nothing is taken back when its time is over, when it is being sent, or when it came from outside', async () => {
  const over = await answered(0)
  const sending = await answered()
  await desk.act(system, (work) => beginSending(work, sending.answer))
  for (const id of [over.answer, sending.answer, over.asked])
    await assert.rejects(
      desk.act(as(boris), (work) => takeBackMessage(work, id)),
      refusedWith('conversations.already-sent'),
    )
  assert.equal((await message(desk.db, sending.answer))?.delivery, 'sending')
})

test('taking back and sending at the same instant: exactly one wins', async () => {
  for (let round = 0; round < 12; round++) {
    const { answer } = await answered()
    const back = () =>
      desk
        .act(as(boris), (work) => takeBackMessage(work, answer))
        .then(
          () => 'back',
          () => undefined,
        )
    const send = () => desk.act(system, (work) => beginSending(work, answer)).then((begun) => (begun ? 'sent' : undefined))
    const won = (await Promise.all(round % 2 ? [back(), send()] : [send(), back()])).filter((one) => one !== undefined)
    assert.equal(won.length, 1)
  }
})

test('sending may begin again after a crash, and ends once', async () => {
  const { answer } = await answered()
  const first = await desk.act(system, (work) => beginSending(work, answer, 'ours@desk.example'))
  const second = await desk.act(system, (work) => beginSending(work, answer, 'other@desk.example'))
  assert.deepEqual([first?.internetMessageId, second?.internetMessageId], ['ours@desk.example', 'ours@desk.example'])
  await desk.act(system, (work) => markSent(work, answer, {}))
  await desk.act(system, (work) => markSent(work, answer, { internetMessageId: 'ours@desk.example' }))
  assert.equal(await desk.act(system, (work) => beginSending(work, answer)), null)
  const sent = await rows(desk.db, sql`select id from event where type = 'message.sent' and data->>'message' = ${answer}`)
  assert.equal(sent.length, 1)
})

test('a passing failure is only noted; a bounce fails a message even after it was sent, once', async () => {
  const { id, answer } = await answered()
  await desk.act(system, (work) => beginSending(work, answer))
  await desk.act(system, (work) => markFailed(work, answer, { code: '4.7.1', words: 'try later', permanent: false }))
  const waiting = await message(desk.db, answer)
  assert.deepEqual([waiting?.delivery, waiting?.failure], ['sending', 'try later'])
  await desk.act(system, (work) => markSent(work, answer, { internetMessageId: 'x@desk.example' }))
  assert.equal((await message(desk.db, answer))?.failure, null)
  for (const words of ['no such user', 'second report'])
    await desk.act(system, (work) => markFailed(work, answer, { code: '5.1.1', words, permanent: true }))
  const failed = await message(desk.db, answer)
  assert.deepEqual([failed?.delivery, failed?.failure], ['failed', 'no such user'])
  assert.deepEqual((await eventsOf(id)).slice(-2), ['message.sent', 'message.failed'])
})

test('a message that failed may be tried again by hand', async () => {
  const { answer } = await answered(0)
  await assert.rejects(
    desk.act(as(boris), (work) => retryMessage(work, answer)),
    refusedWith('conversations.not-failed'),
  )
  await desk.act(system, (work) => markFailed(work, answer, { code: '5.1.1', words: 'no such user', permanent: true }))
  assert.equal(await desk.act(system, (work) => beginSending(work, answer)), null)
  await desk.act(as(boris), (work) => retryMessage(work, answer))
  assert.ok(await desk.act(system, (work) => beginSending(work, answer)))
})

test('a bounce cannot fail what came from outside or was taken back', async () => {
  const { asked, answer } = await answered()
  await desk.act(as(boris), (work) => takeBackMessage(work, answer))
  for (const id of [asked, answer]) await desk.act(system, (work) => markFailed(work, id, { code: '5.0.0', words: '', permanent: true }))
  assert.equal((await message(desk.db, asked))?.delivery, 'received')
})

test('what an agent composes is made harmless; its pictures travel by their content id', async () => {
  const { id } = await answered()
  const html = '<p onclick="x()">Вот <img src="cid:abc" alt="снимок"></p><script>alert(1)</script>'
  const { message: written } = await desk.act(as(boris), async (work) =>
    writeMessage(work, id, { author: boris, text: 'Вот', html, automatic: false, attachments: [], holdSeconds: 60 }),
  )
  assert.equal((await message(desk.db, written))?.html, '<p>Вот <img alt="снимок" data-cid="abc" /></p>')
  const sent = await desk.act(system, async (work) => beginSending(work, written))
  assert.equal(sent?.html, '<p>Вот <img alt="снимок" src="cid:abc" /></p>')
})

test('what happened to messages on their way is the replay of the log', async () =>
  assert.ok((await assertReplayed(desk.db, messageFold)) > 5))
