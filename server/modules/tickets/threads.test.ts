import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { Reply } from '#contract/tickets.ts'
import { message, receiveMessage } from '#modules/conversations'
import { system } from '#testing/given.ts'
import { firstTeam, givenTickets, solved } from '#testing/tickets.ts'
import { openFromMessage, requesterWrote, vendorWrote } from './index.ts'
import { editTicket } from './commands/edit.ts'
import { linkTicket, unlinkTicket } from './commands/links.ts'
import { mergeTicket } from './commands/merge.ts'
import { forwardMessage } from './commands/messages.ts'
import { replyToTicket } from './commands/reply.ts'
import { splitTicket, unsplitTicket } from './commands/split.ts'
import { waitForSomething } from './commands/wait.ts'
import { getTicketPage } from './queries/page.ts'

const desk = await givenTickets()
const { boris, lidia, anna, tom } = desk
const now = () => Temporal.Now.instant()
const hear = (ticket: { id: string; conversation: string }, text = 'Снова не работает') =>
  desk.act(system, async (work) => {
    const heard = await receiveMessage(work, ticket.conversation, desk.letter(anna, text))
    return requesterWrote(work, ticket.id, { message: heard, conversation: ticket.conversation, at: work.at, automatic: false })
  })

test('a letter to a merged ticket is heard by the survivor', async () => {
  const [given, into] = [await desk.arrive(), await desk.arrive()]
  await desk.act(boris, (work) => mergeTicket(work, given.id, into.id))
  assert.equal((await hear(given)).ticket.id, into.id)
  const page = await getTicketPage(desk.db, boris, into.id)
  assert.equal(page.spine.filter(({ item }) => item === 'message').length, 3)
  assert.equal(String(page.ticket.startedAt), String((await desk.row(given.id)).started_at))
})

test('tickets of different organisations are not merged, nor a restricted one with an open one', async () => {
  const [annas, toms, hidden] = [await desk.arrive(), await desk.arrive(tom), await desk.arrive(anna, { team: firstTeam })]
  await desk.act(lidia, (work) => editTicket(work, hidden.id, { restricted: true }))
  const merge = (into: string) => desk.act(lidia, (work) => mergeTicket(work, annas.id, into))
  await assert.rejects(merge(toms.id), { code: 'tickets.merge-other-organisation' })
  await assert.rejects(merge(hidden.id), { code: 'tickets.merge-restricted' })
  await assert.rejects(merge(annas.id), { code: 'tickets.merge-into-itself' })
})

test('a split moves messages to a ticket of their own, and is taken back', async () => {
  const ticket = await desk.arrive()
  const about = await desk.act(system, (work) => receiveMessage(work, ticket.conversation, desk.letter(anna, 'И ещё сломался принтер')))
  const split = (messages: string[]) => desk.act(boris, (work) => splitTicket(work, ticket.id, { messages, title: 'Принтер' }))
  await assert.rejects(split([ticket.message, about]), { code: 'tickets.split-everything' })
  await assert.rejects(split([randomUUIDv7()]), { code: 'not-found' })
  const printer = await split([about])
  const texts = async (id: string) =>
    (await getTicketPage(desk.db, boris, id)).spine.flatMap((item) => (item.item === 'message' ? [item.message.text] : []))
  assert.deepEqual([await texts(ticket.id), await texts(printer.id)], [['Не работает интернет'], ['И ещё сломался принтер']])
  assert.deepEqual(
    (await getTicketPage(desk.db, boris, printer.id)).links.map(({ type, ticket: { id } }) => [type, id]),
    [['split-from', ticket.id]],
  )
  await desk.act(boris, (work) => unsplitTicket(work, printer.id))
  assert.deepEqual(await texts(ticket.id), ['Не работает интернет', 'И ещё сломался принтер'])
  assert.equal((await desk.row(printer.id)).merged_into_id, ticket.id)
  await assert.rejects(
    desk.act(boris, (work) => unsplitTicket(work, ticket.id)),
    { code: 'tickets.not-split' },
  )
})

test('a link is made once, seen from both ends, and removed', async () => {
  const [one, other] = [await desk.arrive(), await desk.arrive()]
  const link = { other: `#${other.number}`, type: 'related' } as const
  for (const _ of [1, 2]) await desk.act(boris, (work) => linkTicket(work, one.id, link))
  const seen = async (id: string) => (await getTicketPage(desk.db, boris, id)).links.map(({ type, out }) => [type, out])
  assert.deepEqual([await seen(one.id), await seen(other.id)], [[['related', true]], [['related', false]]])
  await desk.act(boris, (work) => unlinkTicket(work, one.id, link))
  assert.deepEqual(await seen(other.id), [])
  assert.equal((await desk.types(one.id)).filter((type) => type === 'ticket.linked').length, 1)
})

test('a forwarded message goes in a conversation that the requester never sees, with its files', async () => {
  const ticket = await desk.arrive()
  const body = { to: ['help@vendor.example'], text: 'Посмотрите', ticket: ticket.id }
  const { message: id } = await desk.act(boris, (work) => forwardMessage(work, ticket.message, body))
  const sent = await message(desk.db, id)
  assert.equal(sent?.audience, 'vendor')
  assert.match(sent?.text ?? '', /Посмотрите[^]*> Не работает интернет/)
  assert.deepEqual(
    sent?.attachments.map(({ name }) => name),
    ['экран.png'],
  )
  await desk.act(boris, (work) => waitForSomething(work, ticket.id, { on: 'vendor', reason: '' }))
  const answer = { message: randomUUIDv7(), conversation: sent?.conversation ?? '', at: now() }
  await desk.act(system, (work) => vendorWrote(work, ticket.id, { ...answer, automatic: true }))
  assert.equal((await desk.row(ticket.id)).status, 'waiting')
  await desk.act(system, (work) => vendorWrote(work, ticket.id, { ...answer, automatic: false }))
  assert.equal((await desk.row(ticket.id)).status, 'in-work')
  const elsewhere = await desk.arrive()
  await assert.rejects(
    desk.act(boris, (work) => forwardMessage(work, ticket.message, { ...body, ticket: elsewhere.id })),
    { code: 'not-found' },
  )
})

test('a vendor is answered in his own conversation; that is no answer to the requester and no solution', async () => {
  const ticket = await desk.arrive()
  await hear(ticket)
  const { message: sent } = await desk.act(boris, (work) =>
    forwardMessage(work, ticket.message, { to: ['help@vendor.example'], text: '', ticket: ticket.id }),
  )
  const conversation = (await message(desk.db, sent))?.conversation
  const write = (next: object) =>
    desk.act(boris, (work) => replyToTicket(work, ticket.id, Reply.parse({ text: 'Когда приедете?', conversation, next })))
  await assert.rejects(write({ status: 'resolved', code: solved }), { code: 'tickets.vendor-is-not-told' })
  await write({ status: 'waiting' })
  const row = await desk.row(ticket.id)
  assert.deepEqual([row.status, row.waiting_on], ['waiting', 'vendor'])
  assert.notEqual(row.requester_answered_at, null)
  assert.ok(!(await desk.types(ticket.id)).includes('ticket.replied'))
  const { conversations } = await getTicketPage(desk.db, boris, ticket.id)
  assert.deepEqual(
    conversations.map(({ audience, to }) => [audience, to]),
    [
      ['requester', [`${anna}@mail.example`]],
      ['vendor', ['help@vendor.example']],
    ],
  )
})

test('one conversation may feed several tickets', async () => {
  const ticket = await desk.arrive()
  const arrival = { requester: anna, conversation: ticket.conversation, channel: 'email', title: 'Ещё одно', startedAt: now() } as const
  const second = await desk.act(system, (work) => openFromMessage(work, arrival))
  assert.equal((await getTicketPage(desk.db, boris, second.id)).spine.filter(({ item }) => item === 'message').length, 1)
})
