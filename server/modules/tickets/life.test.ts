import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Reply } from '#contract/tickets.ts'
import { markFailed, markSent, receiveMessage } from '#modules/conversations'
import { card, firstTeam, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { system } from '#testing/given.ts'
import { noteReplySent, requesterWrote, verify } from './index.ts'
import { retryMessage, takeBack } from './commands/messages.ts'
import { assignTicket, escalateTicket, returnTicket, takeTicket } from './commands/place.ts'
import { noteOnTicket, replyToTicket } from './commands/reply.ts'
import { closeTicket, reopenTicket, resolveTicket } from './commands/resolve.ts'
import { waitForSomething } from './commands/wait.ts'
import { getTicketPage } from './queries/page.ts'

const desk = await givenTickets()
// From now on the readers of the log hear.
await desk.settle()
const { boris, vera, lidia, anna } = desk
const say = (more: Record<string, unknown> = {}) => Reply.parse({ text: 'Проверьте кабель', ...more })
const answers = async (of: { id: string; conversation: string }, text = 'Всё ещё не работает', automatic = false) =>
  desk.act(system, async (work) => {
    const message = await receiveMessage(work, of.conversation, desk.letter(anna, text, automatic))
    return requesterWrote(work, of.id, { message, conversation: of.conversation, at: work.at, automatic })
  })

test('a whole life: a letter, an answer, experts, a solution, a confirmation', async () => {
  const ticket = await desk.arrive()
  assert.ok(ticket.number >= 1001)
  const fresh = await desk.row(ticket.id)
  assert.deepEqual([fresh.status, fresh.team_id, fresh.level_id, fresh.owner_id], ['new', desk.bakers, levelIds.L1, null])
  const { message } = await desk.act(boris, (work) => replyToTicket(work, `#${ticket.number}`, say()))
  await desk.act(system, (work) => markSent(work, message, {}))
  await desk.settle()
  await answers(ticket)
  await desk.act(boris, (work) => escalateTicket(work, ticket.id, { level: levelIds.L2, card }))
  await desk.act(vera, (work) => takeTicket(work, ticket.id))
  await desk.act(vera, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Заменили порт', tell: true }))
  await desk.act(system, (work) => verify(work, ticket.id, { works: true, text: '', by: anna }))
  await desk.settle()
  const row = await desk.row(ticket.id)
  assert.deepEqual([row.status, row.closed_how, row.owner_id, row.assignee_id], ['closed', 'confirmed', boris.id, vera.id])
  assert.deepEqual(await desk.types(ticket.id), [
    'ticket.opened',
    'ticket.conversation-linked',
    'ticket.owned',
    'ticket.begun',
    'ticket.replied',
    'ticket.reply-sent',
    'ticket.requester-answered',
    'ticket.escalated',
    'ticket.assigned',
    'ticket.resolved',
    'ticket.confirmed',
    'ticket.closed',
    'ticket.rating-asked',
  ])
  const page = await getTicketPage(desk.db, vera, String(ticket.number))
  assert.deepEqual(
    page.stays.map(({ level, how }) => [level.code, how]),
    [
      ['L1', 'opened'],
      ['L2', 'escalated'],
      ['L2', 'assigned'],
    ],
  )
  assert.equal(page.ticket.title, 'Нет интернета')
  assert.equal(page.ticket.resolution, 'Заменили порт')
  assert.deepEqual(page.replyTo.to, [`${anna}@mail.example`])
})

test('a reply counts when it has left, once; a note and an automatic letter never do', async () => {
  const ticket = await desk.arrive()
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say()))
  assert.ok(!(await desk.types(ticket.id)).includes('ticket.reply-sent'))
  const note = await desk.act(boris, (work) => noteOnTicket(work, ticket.id, { text: 'Звонил на узел', attachments: [] }))
  for (const told of [note.message, ticket.message, message, message])
    await desk.act(system, (work) => noteReplySent(work, ticket.id, told))
  assert.equal((await desk.types(ticket.id)).filter((type) => type === 'ticket.reply-sent').length, 1)
})

test('taking a reply back takes back what it made of the ticket, but not that it was begun', async () => {
  const ticket = await desk.arrive()
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say({ next: { status: 'resolved', code: solved } })))
  assert.equal((await desk.row(ticket.id)).status, 'resolved')
  await assert.rejects(
    desk.act(lidia, (work) => takeBack(work, message)),
    { code: 'forbidden' },
  )
  const { text } = await desk.act(boris, (work) => takeBack(work, message))
  assert.equal(text, 'Проверьте кабель')
  const row = await desk.row(ticket.id)
  assert.deepEqual([row.status, row.resolution_code_id, row.resolved_at, row.owner_id, row.reopened], ['in-work', null, null, boris.id, 0])
  assert.equal((await desk.stays(ticket.id)).filter((stay) => stay.to_at === null).length, 1)
})

test('what moved the ticket on after the reply stays when the reply is taken back', async () => {
  const ticket = await desk.arrive()
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say({ next: { status: 'waiting' } })))
  await desk.act(boris, (work) => escalateTicket(work, ticket.id, { level: levelIds.L2, card }))
  await desk.act(boris, (work) => takeBack(work, message))
  const row = await desk.row(ticket.id)
  assert.deepEqual([row.status, row.level_id], ['waiting', levelIds.L2])
})

test('a question after the solution is taken back with the reopening it made', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true }))
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say({ next: { status: 'waiting' } })))
  assert.deepEqual([(await desk.row(ticket.id)).status, (await desk.row(ticket.id)).reopened], ['waiting', 1])
  await desk.act(boris, (work) => takeBack(work, message))
  assert.deepEqual([(await desk.row(ticket.id)).status, (await desk.row(ticket.id)).reopened], ['resolved', 0])
})

test('what the requester wrote meanwhile is not forgotten when the reply is taken back, and nobody waits for him', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => waitForSomething(work, ticket.id, { on: 'requester', reason: '' }))
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say()))
  await answers(ticket)
  await desk.act(boris, (work) => takeBack(work, message))
  const row = await desk.row(ticket.id)
  assert.equal(row.status, 'in-work')
  assert.notEqual(row.requester_answered_at, null)
})

test('the requester ends the wait for him; an automaton does not', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => replyToTicket(work, ticket.id, say({ next: { status: 'waiting' } })))
  assert.equal((await answers(ticket, 'Я в отпуске', true)).outcome, 'automatic')
  assert.deepEqual([(await desk.row(ticket.id)).status, (await desk.row(ticket.id)).requester_answered_at], ['waiting', null])
  assert.equal((await answers(ticket)).outcome, 'heard')
  const row = await desk.row(ticket.id)
  assert.equal(row.status, 'in-work')
  assert.notEqual(row.requester_answered_at, null)
})

test('a reply to a resolved ticket waits for Reopen or Thanks', async () => {
  for (const next of ['reopen', 'thanks'] as const) {
    const ticket = await desk.arrive()
    await desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true }))
    await answers(ticket, 'Спасибо')
    const heard = await desk.row(ticket.id)
    assert.equal(heard.status, 'resolved')
    if (next === 'reopen') {
      await desk.act(boris, (work) => reopenTicket(work, ticket.id, { reason: '' }))
      const row = await desk.row(ticket.id)
      assert.deepEqual([row.status, row.reopened, row.requester_answered_at], ['in-work', 1, heard.requester_answered_at])
    } else {
      await desk.act(boris, (work) => closeTicket(work, ticket.id, { how: 'thanks', reason: '' }))
      assert.equal((await desk.row(ticket.id)).closed_how, 'thanks')
    }
  }
})

test('a reply to a closed ticket reopens it; an automatic one never does', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true }))
  await desk.act(system, (work) => verify(work, ticket.id, { works: true, text: '', by: anna }))
  await answers(ticket, 'Автоответ', true)
  assert.equal((await desk.row(ticket.id)).status, 'closed')
  assert.equal((await answers(ticket)).outcome, 'reopened')
  assert.equal((await desk.row(ticket.id)).status, 'in-work')
})

test('a letter that did not arrive may be sent again; when it arrives the alarm is over', async () => {
  const ticket = await desk.arrive()
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, Reply.parse({ text: 'Ответ' })))
  const failed = async () => (await desk.row(ticket.id)).letter_failed_at !== null
  const sent = () => desk.act(system, (work) => markSent(work, message, {}))
  const bounced = () => desk.act(system, (work) => markFailed(work, message, { code: '5.2.2', words: 'full', permanent: true }))
  for (const happens of [sent, bounced]) await happens()
  await desk.settle()
  assert.ok(await failed())
  await desk.act(boris, (work) => retryMessage(work, message))
  await sent()
  await desk.settle()
  assert.ok(!(await failed()))
  await bounced()
  await desk.settle()
  assert.ok(await failed())
})

test('a letter that did not arrive asked nothing: the wait for its answer ends', async () => {
  const ticket = await desk.arrive()
  const { message } = await desk.act(boris, (work) => replyToTicket(work, ticket.id, say({ next: { status: 'waiting' } })))
  await desk.act(system, (work) => markFailed(work, message, { code: '550', words: 'no such user', permanent: true }))
  await desk.settle()
  const row = await desk.row(ticket.id)
  assert.equal(row.status, 'in-work')
  assert.notEqual(row.letter_failed_at, null)
})

test('a return goes back where it came from, with its reason, and is marked until somebody works on it', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => takeTicket(work, ticket.id))
  await desk.act(boris, (work) => escalateTicket(work, ticket.id, { level: levelIds.L2, card }))
  await desk.act(vera, (work) => returnTicket(work, ticket.id, { reason: 'Не наш участок' }))
  const back = await desk.row(ticket.id)
  assert.deepEqual([back.level_id, back.assignee_id, back.returned], [levelIds.L1, boris.id, true])
  await assert.rejects(
    desk.act(boris, (work) => returnTicket(work, ticket.id, { reason: 'И не наш' })),
    { code: 'tickets.nowhere-to-return' },
  )
  await desk.act(boris, (work) => takeTicket(work, ticket.id))
  assert.equal((await desk.row(ticket.id)).returned, false)
})

test('an owner who writes while another level works does not take the work away', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => escalateTicket(work, ticket.id, { level: levelIds.L2, card }))
  await desk.act(boris, (work) => replyToTicket(work, ticket.id, say()))
  const row = await desk.row(ticket.id)
  assert.deepEqual([row.assignee_id, row.team_id, row.owner_id], [null, desk.experts, boris.id])
})

test('nobody is assigned outside his team, and no team outside its level', async () => {
  const ticket = await desk.arrive()
  const refused = (to: { team: string; assignee: string | null }, code: string) =>
    assert.rejects(
      desk.act(boris, (work) => assignTicket(work, ticket.id, to)),
      { code },
    )
  await refused({ team: firstTeam, assignee: vera.id }, 'tickets.not-in-team')
  await refused({ team: desk.experts, assignee: vera.id }, 'tickets.team-not-on-level')
  await refused({ team: firstTeam, assignee: anna }, 'tickets.not-in-team')
  await desk.act(boris, (work) => assignTicket(work, ticket.id, { team: firstTeam, assignee: lidia.id }))
  assert.equal((await desk.row(ticket.id)).status, 'new')
})

test('where a level may not write to requesters, only the owner does', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) =>
    escalateTicket(work, ticket.id, { level: levelIds.L4, vendor: desk.vendor, card, jumpReason: 'Нужен поставщик' }),
  )
  await assert.rejects(
    desk.act(vera, (work) => replyToTicket(work, ticket.id, say())),
    { code: 'tickets.level-may-not-write' },
  )
  await desk.act(boris, (work) => replyToTicket(work, ticket.id, say()))
  assert.ok((await desk.types(ticket.id)).includes('ticket.replied'))
})

test('a hold needs a date, and a date must come', async () => {
  const ticket = await desk.arrive()
  const wait = (more: object) => desk.act(boris, (work) => waitForSomething(work, ticket.id, { on: 'hold', reason: '', ...more }))
  await assert.rejects(wait({}), { code: 'tickets.hold-needs-date' })
  await assert.rejects(wait({ until: Temporal.Now.instant().subtract({ minutes: 1 }) }), { code: 'tickets.date-in-past' })
})
