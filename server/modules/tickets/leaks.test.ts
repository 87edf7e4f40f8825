import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Reply } from '#contract/tickets.ts'
import type { Actor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { actorWith, card, firstTeam, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { editTicket } from './commands/edit.ts'
import { linkTicket } from './commands/links.ts'
import { mergeTicket, unmergeTicket } from './commands/merge.ts'
import { forwardMessage, takeBack } from './commands/messages.ts'
import { assignTicket, escalateTicket, ownTicket, returnTicket, takeTicket } from './commands/place.ts'
import { noteOnTicket, replyToTicket } from './commands/reply.ts'
import { closeTicket, reopenTicket, resolveTicket } from './commands/resolve.ts'
import { splitTicket, unsplitTicket } from './commands/split.ts'
import { endWait, waitForSomething } from './commands/wait.ts'
import { mayRead, mayWork } from './index.ts'
import { attachmentFor, rawFor } from './queries/files.ts'
import { getTicketPage } from './queries/page.ts'
import { ticketScope } from './queries/scope.ts'

const desk = await givenTickets()
const { boris, lidia, vera, gleb, baker, manager, anna, tom, maria } = desk
const person = (id: string) => desk.as(id)
const secret = 'Между нами: клиент не платит'

/** A ticket with a letter, an answer, a note and a word to a vendor. */
async function full(requester: string, team: string, restricted: boolean) {
  const ticket = await desk.arrive(requester, { team })
  const { message } = await desk.act(manager, async (work) => replyToTicket(work, ticket.id, Reply.parse({ text: 'Смотрим' })))
  const note = await desk.act(manager, (work) => noteOnTicket(work, ticket.id, { text: secret, attachments: [] }))
  const forwarded = await desk.act(manager, (work) =>
    forwardMessage(work, ticket.message, { to: ['help@vendor.example'], text: secret, ticket: ticket.id }),
  )
  await desk.act(manager, (work) => waitForSomething(work, ticket.id, { on: 'part', reason: secret }))
  const over = { level: levelIds.L3, card: { ...card, done: secret }, jumpReason: secret }
  await desk.act(manager, (work) => escalateTicket(work, ticket.id, over))
  await desk.act(manager, (work) => returnTicket(work, ticket.id, { reason: secret }))
  if (restricted) await desk.act(manager, (work) => editTicket(work, ticket.id, { restricted }))
  return { ...ticket, reply: message, inside: [note.message, forwarded.message] }
}
const tickets = [
  await full(anna, firstTeam, false),
  await full(anna, desk.bakers, true),
  await full(tom, firstTeam, true),
  await full(tom, desk.experts, false),
]
const everybody: [string, Actor][] = [
  ['stranger', { kind: 'stranger' }],
  ['Анна', await person(anna)],
  ['Том', await person(tom)],
  ['Мария', await person(maria)],
  ['Борис', boris],
  ['Лидия', lidia],
  ['Вера', vera],
  ['Глеб', gleb],
  ['Павел', baker],
  ['Михаил', manager],
  ['vendor', await person(await desk.person('Сергей', 'requester', { organisation: desk.vendor }))],
  ['agent who asks', actorWith(anna, ['ticket.work'])],
]

const code = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('everybody sees the page of a ticket exactly as the policy says, and only who works it sees what is between us', async () => {
  const seen = new Set<string>()
  for (const ticket of tickets) {
    const [scope] = await ticketScope(desk.db, [ticket.id])
    assert.ok(scope)
    for (const [name, actor] of everybody) {
      const read = () => getTicketPage(desk.db, actor, String(ticket.number))
      const where = `${name} on #${ticket.number}`
      if (!mayRead(actor, scope)) {
        assert.equal(await code(read), 'not-found', where)
        seen.add('nothing')
        continue
      }
      const page = await read()
      const told = JSON.stringify(page)
      const messages = page.spine.flatMap((item) => (item.item === 'message' ? [item.message] : []))
      if (mayWork(actor, scope)) {
        assert.ok(told.includes(secret), where)
        assert.equal(messages.length, 4, where)
        seen.add('all')
      } else {
        assert.ok(!told.includes(secret), where)
        assert.deepEqual([messages.every(({ audience }) => audience === 'requester'), page.stays, page.links], [true, [], []], where)
        assert.ok(
          messages.some(({ text }) => text === 'Смотрим'),
          where,
        )
        assert.ok(
          Object.values(page.ticket.may).every((may) => !may),
          where,
        )
        seen.add('own side')
      }
    }
  }
  assert.deepEqual([...seen].toSorted(), ['all', 'nothing', 'own side'])
})

test('files and raw letters are for whom their message is', async () => {
  const given = { yes: 0, no: 0 }
  for (const ticket of tickets) {
    const [scope] = await ticketScope(desk.db, [ticket.id])
    const files = await rows<{ id: string; message: string }>(
      desk.db,
      sql`select a.id, a.message_id as message from attachment a join message m on m.id = a.message_id
        join ticket_conversation l on l.conversation_id = m.conversation_id where l.ticket_id = ${ticket.id}`,
    )
    assert.equal(files.length, 2)
    for (const [name, actor] of everybody) {
      const [works, reads] = [scope !== undefined && mayWork(actor, scope), scope !== undefined && mayRead(actor, scope)]
      for (const file of files) {
        const may = ticket.inside.some((one) => one === file.message) ? works : reads
        assert.equal(await code(() => attachmentFor(desk.db, actor, file.id)), may ? 'done' : 'not-found', `${name} ${file.id}`)
        given[may ? 'yes' : 'no']++
      }
      assert.equal(await code(() => rawFor(desk.db, actor, ticket.message)), reads ? 'done' : 'not-found', name)
    }
  }
  assert.ok(given.yes > 20 && given.no > 20, JSON.stringify(given))
})

test('of a ticket that hears two requesters each sees his own conversation', async () => {
  const colleague = await desk.person('Ольга', 'requester', { organisation: desk.bakery })
  const [given, into] = [await desk.arrive(colleague), await desk.arrive()]
  await desk.act(manager, (work) => mergeTicket(work, given.id, into.id))
  const read = async (id: string) =>
    (await getTicketPage(desk.db, await person(id), into.id)).spine.flatMap((item) => (item.item === 'message' ? [item.message.id] : []))
  assert.deepEqual(await read(anna), [into.message])
  assert.equal((await read(maria)).length, 2)
  assert.equal(await code(async () => read(colleague)), 'not-found')
  assert.equal(await code(async () => rawFor(desk.db, await person(anna), given.message)), 'not-found')
})

test('a waiting file is its uploader’s only', async () => {
  const id = await desk.act(boris, async (work) => {
    const { uploaded_by, ...file } = {
      uploaded_by: boris.id,
      id: crypto.randomUUID(),
      sha256: 'c'.repeat(64),
      name: 'a',
      type: 'a/b',
      size: 1,
    }
    await work.tx
      .insertInto('attachment')
      .values({ ...file, uploaded_by, uploaded_at: work.at })
      .execute()
    return file.id
  })
  assert.deepEqual(
    [await code(() => attachmentFor(desk.db, boris, id)), await code(() => attachmentFor(desk.db, lidia, id))],
    ['done', 'not-found'],
  )
})

const acts: Record<string, (work: Work, ticket: (typeof tickets)[number], other: string) => Promise<unknown>> = {
  reply: (work, { id }) => replyToTicket(work, id, Reply.parse({ text: 'Привет' })),
  note: (work, { id }) => noteOnTicket(work, id, { text: 'Привет', attachments: [] }),
  forward: (work, { id, message }) => forwardMessage(work, message, { to: ['x@y.example'], text: '', ticket: id }),
  takeBack: (work, { reply }) => takeBack(work, reply),
  take: (work, { id }) => takeTicket(work, id),
  assign: (work, { id }) => assignTicket(work, id, { team: null, assignee: null }),
  own: (work, { id }) => ownTicket(work, id, boris.id),
  escalate: (work, { id }) => escalateTicket(work, id, { level: levelIds.L3, card, jumpReason: 'Надо' }),
  return: (work, { id }) => returnTicket(work, id, { reason: 'Назад' }),
  wait: (work, { id }) => waitForSomething(work, id, { on: 'part', reason: '' }),
  endWait: (work, { id }) => endWait(work, id),
  resolve: (work, { id }) => resolveTicket(work, id, { code: solved, text: 'Готово', tell: true }),
  reopen: (work, { id }) => reopenTicket(work, id, { reason: '' }),
  close: (work, { id }) => closeTicket(work, id, { how: 'spam', reason: '' }),
  edit: (work, { id }) => editTicket(work, id, { title: 'Моё' }),
  merge: (work, { id }, other) => mergeTicket(work, id, other),
  mergeInto: (work, { id }, other) => mergeTicket(work, other, id),
  unmerge: (work, { id }) => unmergeTicket(work, id),
  split: (work, { id, message }) => splitTicket(work, id, { messages: [message], title: 'Часть' }),
  unsplit: (work, { id }) => unsplitTicket(work, id),
  link: (work, { id }, other) => linkTicket(work, id, { other, type: 'related' }),
  linkTo: (work, { id }, other) => linkTicket(work, other, { other: id, type: 'related' }),
}

test('no act tells whether a ticket exists that one may not read, and none is done by who does not work it', async () => {
  const [mine] = [await desk.arrive(anna, { team: desk.engineers })]
  let refused = 0
  for (const ticket of tickets)
    for (const [name, actor] of everybody) {
      const [scope] = await ticketScope(desk.db, [ticket.id])
      if (!scope || mayWork(actor, scope)) continue
      for (const [act, run] of Object.entries(acts)) {
        const got = await code(() => desk.act(actor, (work) => run(work, ticket, mine.id)))
        const reads = mayRead(actor, scope)
        // Linking to a ticket takes only reading it; everything else takes working it.
        const allowed: readonly string[] = reads && act === 'linkTo' ? ['done', 'forbidden', 'not-found'] : ['forbidden', 'not-found']
        assert.ok(allowed.includes(got), `${name} ${act}: ${got}`)
        // Who may not change his own end learns that before anything is said of the other.
        if (!reads && act !== 'linkTo') assert.equal(got, 'not-found', `${name} ${act}`)
        refused++
      }
    }
  assert.ok(refused > 300, `${refused} tried`)
})
