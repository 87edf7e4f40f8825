import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Reply } from '#contract/tickets.ts'
import { receiveMessage } from '#modules/conversations'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { system } from '#testing/given.ts'
import { card, givenTickets, levelIds } from '#testing/tickets.ts'
import { forwardMessage } from './commands/messages.ts'
import { escalateTicket } from './commands/place.ts'
import { noteOnTicket, replyToTicket } from './commands/reply.ts'
import { conversationsOfTicket } from './queries/conversations.ts'
import { getTicketPage } from './queries/page.ts'

const desk = await givenTickets()
const { boris, anna } = desk
const asAnna = await desk.as(anna)
const engineer = 'hans@vendor.example'
const requester = 'anna@bakery.example'
const jump = 'Нужен поставщик'
const hand = (id: string, to = [engineer]) => {
  const letter = { to, text: 'Порт 5 не отвечает', attachments: [] }
  return desk.act(boris, (work) => escalateTicket(work, id, { level: levelIds.L4, vendor: desk.vendor, card, jumpReason: jump, letter }))
}
/** The vendor answers, and puts the requester in copy. */
const copied = (conversation: string) =>
  desk.act(system, (work) =>
    receiveMessage(work, conversation, {
      ...desk.letter(anna, 'поставщику 99'),
      author: null,
      from: engineer,
      participants: [
        { person: null, address: engineer, name: '', role: 'from' },
        { person: anna, address: requester, name: '', role: 'cc' },
      ],
    }),
  )
const refusal = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
/** Every letter that is to leave: its text, its side, and each address it goes to. */
const letters = (ticket: string) =>
  rows<{ text: string; audience: string; to: string[] }>(
    desk.db,
    sql`select m.text, c.audience, array(select mp.address from message_participant mp where mp.message_id = m.id and mp.role <> 'from') as "to"
      from ticket_conversation l join conversation c on c.id = l.conversation_id join message m on m.conversation_id = c.id
      where l.ticket_id = ${ticket} and m.direction = 'out'`,
  )

test('a hand-over to a vendor writes to him in a conversation of his own, and its text is all that goes', async () => {
  const { id } = await desk.arrive()
  await desk.act(boris, (work) => noteOnTicket(work, id, { text: 'Между нами: клиент не платит', attachments: [] }))
  await hand(id)
  assert.deepEqual(
    (await letters(id)).filter(({ audience }) => audience === 'vendor'),
    [{ text: 'Порт 5 не отвечает', audience: 'vendor', to: [engineer] }],
  )
  const row = await desk.row(id)
  assert.deepEqual([row['level_id'], row['vendor_id'], row['owner_id']], [levelIds.L4, desk.vendor, boris.id])
  assert.ok(!JSON.stringify(await getTicketPage(desk.db, asAnna, id)).includes('Порт 5'))
})

test('a letter to a vendor needs a vendor, and goes to nobody of the other side', async () => {
  const { id, message } = await desk.arrive()
  const letter = { to: [engineer], text: 'Порт 5', attachments: [] }
  assert.equal(
    await refusal(desk.act(boris, (work) => escalateTicket(work, id, { level: levelIds.L2, card, letter }))),
    'tickets.letter-needs-vendor',
  )
  assert.equal(await refusal(hand(id, [engineer, 'ANNA@bakery.example'])), 'tickets.address-of-other-side')
  assert.equal((await desk.row(id))['level_id'], levelIds.L1)
  await hand(id)
  const forward = { to: [requester], text: 'Посмотрите', ticket: id }
  assert.equal(await refusal(desk.act(boris, (work) => forwardMessage(work, message, forward))), 'tickets.address-of-other-side')
})

test('whatever is written to whom, no letter of one side goes to the other', async () => {
  const act = fc.record({
    what: fc.constantFrom('reply', 'vendor', 'note', 'forward', 'arrive'),
    cc: fc.subarray([requester, engineer, 'chef@bakery.example', 'boss@vendor.example']),
  })
  let [refused, done] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
      const { id, message, conversation } = await desk.arrive()
      await hand(id)
      for (const [i, { what, cc }] of acts.entries()) {
        const vendors = (await conversationsOfTicket(desk.db, id)).find(({ audience }) => audience === 'vendor')
        const write = (to: string | undefined, text: string) =>
          desk.act(boris, (work) => replyToTicket(work, id, Reply.parse({ text, cc, ...(to ? { conversation: to } : {}) })))
        const run = {
          reply: () => write(conversation, `заявителю ${i}`),
          vendor: () => write(vendors?.id, `поставщику ${i}`),
          note: () => desk.act(boris, (work) => noteOnTicket(work, id, { text: `между нами ${i}`, attachments: [] })),
          forward: () =>
            desk.act(boris, (work) =>
              forwardMessage(work, message, { to: cc.length > 0 ? cc : [engineer], text: `поставщику ${i}`, ticket: id }),
            ),
          arrive: () => copied(vendors?.id ?? ''),
        }[what]
        const outcome = await refusal(run())
        assert.ok(outcome === 'done' || outcome === 'tickets.address-of-other-side' || outcome === 'tickets.level-may-not-write', outcome)
        if (outcome === 'done') done += 1
        else refused += 1
      }
      const sent = await letters(id)
      const reached = (audience: string) => new Set(sent.filter((one) => one.audience === audience).flatMap(({ to }) => to))
      const [ours, theirs] = [reached('requester'), reached('vendor')]
      assert.deepEqual(
        [...ours].filter((address) => theirs.has(address)),
        [],
      )
      assert.ok(!theirs.has(requester) && !ours.has(engineer))
      for (const { text, audience } of sent)
        assert.ok(!text.includes('между нами') && (audience === 'vendor' || !text.includes('поставщику')))
      const told = JSON.stringify(await getTicketPage(desk.db, asAnna, id))
      assert.ok(!/поставщику \d|между нами|Порт 5|hans@/.test(told))
    }),
    { numRuns: 40 },
  )
  assert.ok(refused > 10 && done > 10, `${refused} refused, ${done} done`)
})
