import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addMailbox } from './commands/mailboxes.ts'
import { takeIn } from './commands/intake.ts'
import { envelopeOf, plainReturnPath } from './queries/envelope.ts'
import { beginSending, writeMessage } from '#modules/conversations'
import { rows } from '#platform/db/index.ts'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
await desk.settle()
const team = '01980000-0000-7000-8000-000000000101'
const mailbox = (
  await desk.act(system, async (work) =>
    addMailbox(work, { name: 'Поддержка', address: 'help@desk.example', team, active: true, imap: null }),
  )
).id
let n = 0

interface Given {
  from?: string
  to?: string
  subject?: string
  text?: string
  headers?: readonly string[]
  id?: string
}
/** A letter brings itself in; answers what became of it. */
async function bring({
  from = 'Анна <anna@rye.example>',
  to = 'help@desk.example',
  subject = 'Касса не печатает',
  text = 'Чек не выходит.',
  headers = [],
  id = `m${++n}@rye.example`,
}: Given) {
  const raw = Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      ...headers,
      '',
      text,
      '',
    ].join('\r\n'),
  )
  const sender = /<(.+)>/.exec(from)?.[1] ?? from
  await takeIn(desk.house, desk.storage, {
    raw,
    from: sender,
    recipients: to.split(',').map((one) => one.trim()),
    receivedAt: Temporal.Now.instant(),
    mailbox,
    checks: null,
  })
  return desk.db.selectFrom('letter').selectAll().where('internet_message_id', '=', id).executeTakeFirstOrThrow()
}
const ticketOf = async (id: string | null) =>
  desk.db
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', id ?? '')
    .executeTakeFirstOrThrow()
const count = async (table: 'ticket' | 'message') =>
  (
    await desk.db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** Our answer in the letter's conversation, with the address to which answers come back. */
async function answer(ticket: string) {
  return desk.act(system, async (work) => {
    const [found] = await rows(
      work.tx,
      sql<{ id: string }>`select conversation_id as id from ticket_conversation where ticket_id = ${ticket}`,
    )
    const { message } = await writeMessage(work, found?.id ?? '', {
      author: null,
      text: 'Проверьте кабель.',
      automatic: false,
      attachments: [],
      holdSeconds: 0,
    })
    const id = `${randomUUIDv7()}@desk.example`
    const out = await beginSending(work, message, id)
    if (!out) throw new Error('nothing to send')
    const envelope = await envelopeOf(work, out, 'https://desk.example')
    return { message, id, address: envelope.replyTo, bounces: envelope.returnPath }
  })
}

test('a letter opens a ticket of its sender, in its moment', async () => {
  const letter = await bring({})
  const ticket = await ticketOf(letter.ticket_id)
  assert.deepEqual(
    [letter.outcome, ticket.channel, ticket.status, ticket.started_at.toString()],
    ['opened', 'email', 'new', letter.received_at.toString()],
  )
})

test('the same letter brought again changes nothing', async () => {
  await bring({ id: 'twice@rye.example' })
  const before = [await count('ticket'), await count('message')]
  await bring({ id: 'twice@rye.example', headers: [] })
  assert.deepEqual([await count('ticket'), await count('message')], before)
})

test('a reply finds its conversation by the token, and by the Message-ID alone', async () => {
  const first = await bring({})
  const { address, id } = await answer(first.ticket_id ?? '')
  const byToken = await bring({ to: address, subject: 'нечто иное', text: 'Кабель цел.' })
  const byReference = await bring({ headers: [`In-Reply-To: <${id}>`], text: 'И принтер включён.' })
  assert.deepEqual([byToken.outcome, byReference.outcome], ['joined', 'joined'])
  assert.deepEqual([byToken.ticket_id, byReference.ticket_id], [first.ticket_id, first.ticket_id])
  assert.notEqual((await ticketOf(first.ticket_id)).requester_answered_at, null)
})

test('a stranger with the token and the Message-ID opens a ticket of his own; the subject alone joins nothing', async () => {
  const first = await bring({})
  const { address, id } = await answer(first.ticket_id ?? '')
  const stranger = await bring({ from: 'Чужой <x@evil.example>', to: address, headers: [`In-Reply-To: <${id}>`] })
  const sameSubject = await bring({ from: 'Чужой <x@evil.example>', subject: 'Re: Касса не печатает [#1001]' })
  for (const letter of [stranger, sameSubject]) {
    assert.equal(letter.outcome, 'opened')
    assert.notEqual(letter.ticket_id, first.ticket_id)
  }
})

test('a forged token joins nothing', async () => {
  const letter = await bring({ to: 'help+uaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@desk.example' })
  assert.equal(letter.outcome, 'opened')
})

test('a colleague in copy joins', async () => {
  const first = await bring({ headers: ['Cc: boss@rye.example'] })
  const { address } = await answer(first.ticket_id ?? '')
  const reply = await bring({ from: 'Начальник <boss@rye.example>', to: address })
  assert.deepEqual([reply.outcome, reply.ticket_id], ['joined', first.ticket_id])
})

test('a vacation notice ends no wait, opens nothing and gets no answer', async () => {
  const first = await bring({})
  const { address } = await answer(first.ticket_id ?? '')
  const notice = { subject: 'Автоответ: в отпуске', headers: ['Auto-Submitted: auto-replied'] }
  const inThread = await bring({ ...notice, to: address })
  const alone = await bring({ ...notice, from: 'new@rye.example' })
  assert.deepEqual([inThread.outcome, alone.outcome, alone.ticket_id], ['automatic', 'automatic', null])
  assert.equal((await ticketOf(first.ticket_id)).requester_answered_at, null)
})

test('a bounce opens nothing and marks the letter that failed', async () => {
  const first = await bring({})
  const { bounces, message } = await answer(first.ticket_id ?? '')
  await desk.act(system, async (work) => (await import('#modules/conversations')).markSent(work, message, {}))
  const bounce = await bring({
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    to: bounces,
    subject: 'Undelivered Mail Returned to Sender',
    headers: ['Auto-Submitted: auto-replied', 'Return-Path: <>'],
    text: '<anna@rye.example>: host mx said: 550 5.1.1 User unknown',
  })
  assert.deepEqual([bounce.kind, bounce.outcome, bounce.ticket_id], ['bounce', 'bounce', null])
  const { delivery } = await desk.db.selectFrom('message').select('delivery').where('id', '=', message).executeTakeFirstOrThrow()
  assert.equal(delivery, 'failed')
  await desk.settle()
  assert.notEqual((await ticketOf(first.ticket_id)).letter_failed_at, null)
})

test('the letters of one sender beyond the limit are parked with a clock, visibly', async () => {
  const outcomes = []
  for (let i = 0; i < 22; i++) outcomes.push((await bring({ from: 'flood@rye.example' })).outcome)
  assert.deepEqual([outcomes.filter((one) => one === 'opened').length, outcomes.filter((one) => one === 'parked').length], [20, 2])
  const parked = await desk.db.selectFrom('parked_letter').select(['reason', 'due_at']).execute()
  assert.deepEqual(
    parked.map(({ reason }) => reason),
    ['flood', 'flood'],
  )
})

test('what an agent forwards becomes the request of who wrote it', async () => {
  const agent = await desk.act(system, async (work) => {
    const { addPerson } = await import('#modules/people')
    return addPerson(work, {
      name: 'Ольга',
      email: 'olga@desk.example',
      language: 'ru',
      timeZone: 'Europe/Moscow',
      vip: false,
      remark: '',
      roles: ['agent'],
      teams: [team],
    })
  })
  const letter = await bring({
    from: 'Ольга <olga@desk.example>',
    subject: 'Fwd: Нет доступа',
    text: '---------- Forwarded message ---------\nОт: Пётр Иванов <petr@rye.example>\nДата: пн, 2 мар. 2026 г., 10:15\nТема: Нет доступа\nКому: Ольга <olga@desk.example>\n\nНе могу войти в 1С.',
  })
  const ticket = await ticketOf(letter.ticket_id)
  const [petr] = await rows(desk.db, sql<{ person_id: string }>`select person_id from address where value = 'petr@rye.example'`)
  assert.deepEqual([ticket.requester_id, ticket.owner_id], [petr?.person_id, agent])
})

test('letters of our own that come back open nothing', async () => {
  const { id } = await desk.db.selectFrom('house').select('id').executeTakeFirstOrThrow()
  assert.equal((await bring({ headers: [`X-Opora-Loop: ${id}`] })).outcome, 'loop')
})

test('a new request is confirmed with its number and the promised time; an automaton gets no answer', async () => {
  const person = await bring({ from: 'vera@rye.example' })
  const robot = await bring({ from: 'nagios@rye.example', headers: ['Auto-Submitted: auto-generated'] })
  await desk.settle()
  const lettersOf = (ticket: string | null) =>
    rows(
      desk.db,
      sql<{
        text: string
      }>`select m.text from ticket_conversation l join message m on m.conversation_id = l.conversation_id where l.ticket_id = ${ticket} and m.automatic and m.direction = 'out'`,
    )
  const [confirmation] = await lettersOf(person.ticket_id)
  assert.match(confirmation?.text ?? '', new RegExp(`#${(await ticketOf(person.ticket_id)).number}`))
  assert.deepEqual([robot.outcome, await lettersOf(robot.ticket_id)], ['opened', []])
})

test('a bounce of a letter about no conversation says which letter came back, by its envelope or by the Message-ID it returns', async () => {
  const returned = async () =>
    (
      await rows(
        desk.db,
        sql<{ data: { sent: string; status: string } }>`select data from event where type = 'letter.returned' order by seq`,
      )
    ).map(({ data }) => data.sent)
  const [byEnvelope, byId] = [randomUUIDv7(), randomUUIDv7()]
  const bounce = {
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    subject: 'Undelivered Mail Returned to Sender',
    headers: ['Auto-Submitted: auto-replied', 'Return-Path: <>'],
  }
  const text = '<anna@rye.example>: host mx said: 550 5.1.1 User unknown'
  const first = await bring({ ...bounce, text, to: await plainReturnPath(desk.db, 'help@desk.example', byEnvelope) })
  assert.deepEqual([first.outcome, first.ticket_id, await returned()], ['bounce', null, [byEnvelope]])
  await bring({
    ...bounce,
    text: `${text}\n\n------ This is a copy of the message ------\n\nMessage-ID: <${byId}@desk.example>\nSubject: x\n\nx`,
  })
  assert.deepEqual(await returned(), [byEnvelope, byId])
})
