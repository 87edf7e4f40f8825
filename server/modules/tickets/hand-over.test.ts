import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { CardNeed } from '#contract/hand-over.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets, card, levelIds, solved } from '#testing/tickets.ts'
import { ticket } from '#testing/ticket-states.ts'
import { editTicket } from './commands/edit.ts'
import { giveCard, setHandOverRule } from './commands/hand-over.ts'
import { escalateTicket, returnTicket } from './commands/place.ts'
import { resolveTicket } from './commands/resolve.ts'
import { cardLacks, chase, owe } from './hand-over.ts'
import { jobs } from './index.ts'
import { getTicketPage } from './queries/page.ts'

const desk = await givenTickets()
const { boris, vera, lidia, anna } = desk
const nothing = { done: '', ruledOut: '', evidence: '', question: '' }
const clock = (at: string) => Object.assign(desk.house, { now: () => Temporal.Instant.from(at) })
const runJob = (id: string) =>
  jobs(desk.house)
    .find(({ job }) => job.name === 'tickets.chase-card')
    ?.run({ ticket: id }, { id: 'test', last: false })
const refused = async (run: Promise<unknown>): Promise<Refusal> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const pass = (id: string, how: object = {}) => desk.act(boris, (work) => escalateTicket(work, id, { level: levelIds.L2, card, ...how }))
const owedOf = async (id: string) => (await getTicketPage(desk.db, vera, id)).owedCard
const times = async (id: string) => (await desk.types(id)).filter((type) => type === 'ticket.card-chased').length

test('a level says what its card must hold, and what is missing is named', async () => {
  const { id } = await desk.arrive()
  await desk.act(lidia, (work) => setHandOverRule(work, levelIds.L1, { needs: ['done', 'evidence', 'service', 'done'] }))
  const { code, facts } = await refused(pass(id, { card: { ...card, evidence: 'нет' } }))
  assert.deepEqual([code, facts['missing']], ['tickets.card-incomplete', 'evidence,service'])
  assert.deepEqual([facts['evidence'], facts['service'], facts['done'], facts['question']], ['lacks', 'lacks', 'there', 'there'])
  assert.equal((await desk.row(id))['level_id'], levelIds.L1)
  await desk.act(lidia, (work) => setHandOverRule(work, levelIds.L1, { needs: ['evidence'] }))
  await pass(id, { card: { ...nothing, evidence: 'В журнале ошибка 619 с утра' } })
  assert.equal((await desk.row(id))['level_id'], levelIds.L2)
  await desk.act(lidia, (work) => setHandOverRule(work, levelIds.L1, { needs: ['done', 'question'] }))
})

test('each need is there or is missing by itself, and what is said fully lacks nothing', () => {
  const needs = fc.uniqueArray(fc.constantFrom(...CardNeed.options))
  const full = {
    done: 'Проверили кабель и порт',
    ruledOut: 'Питание в порядке',
    evidence: 'Ошибка 619 в журнале',
    question: 'Открыт ли доступ?',
  }
  const there = ticket()
  fc.assert(
    fc.property(needs, fc.subarray(['done', 'ruledOut', 'evidence', 'question'] as const), (asked, empty) => {
      const written = { ...full, ...Object.fromEntries(empty.map((part) => [part, ' - '])) }
      const bears = { ...there, service_id: 's', category_id: 'c', asset_id: 'a' }
      assert.deepEqual(
        cardLacks(written, bears, asked),
        asked.filter((need) => empty.some((part) => part === need)),
      )
      const bare = { service_id: null, category_id: null, asset_id: null }
      assert.deepEqual(
        cardLacks(full, bare, asked),
        asked.filter((need) => ['service', 'category', 'asset'].includes(need)),
      )
    }),
  )
})

test('reminders come later and later, never before their time', () => {
  const start = Temporal.Instant.from('2026-03-02T09:00:00Z')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3600, max: 100_000 }), { maxLength: 20 }), (lates) => {
      let owed = owe('L1', 'boris', start)
      for (const late of lates) {
        const at = owed.chaseAt.add({ seconds: late })
        const next = chase(owed, at)
        assert.equal(next === undefined, late < 0)
        if (!next) continue
        assert.equal(next.chased, owed.chased + 1)
        assert.ok(next.chaseAt.since(at).total('minutes') >= 15)
        assert.equal(String(next.dueAt), '2026-03-02T09:15:00Z')
        owed = next
      }
    }),
  )
})

test('on the highest priority the ticket goes at once; its card is owed, chased and given', async () => {
  clock('2026-03-02T09:00:00Z')
  const { id } = await desk.arrive()
  assert.equal((await refused(pass(id, { card: nothing }))).code, 'tickets.card-incomplete')
  await desk.act(boris, (work) => editTicket(work, id, { impact: 'organisation', urgency: 'high' }))
  assert.equal((await refused(pass(id, { card: nothing, level: levelIds.L3 }))).code, 'tickets.jump-needs-reason')
  await pass(id, { card: nothing })
  const row = await desk.row(id)
  assert.deepEqual([row['level_id'], row['owner_id']], [levelIds.L2, boris.id])
  const owed = await owedOf(id)
  assert.deepEqual([owed?.from.code, owed?.by?.id, String(owed?.dueAt)], ['L1', boris.id, '2026-03-02T09:15:00Z'])
  const [job] = await rows<{ at: Temporal.Instant }>(
    desk.db,
    sql`select start_after as at from pgboss.job where name = 'tickets.chase-card' and data->>'ticket' = ${id}`,
  )
  assert.equal(String(job?.at), '2026-03-02T09:15:00Z')
  clock('2026-03-02T09:14:59Z')
  await runJob(id)
  assert.equal(await times(id), 0)
  clock('2026-03-02T09:15:00Z')
  await runJob(id)
  await runJob(id)
  assert.equal(await times(id), 1)
  assert.equal((await refused(desk.act(boris, (work) => giveCard(work, id, nothing)))).code, 'tickets.card-incomplete')
  await desk.act(boris, (work) => giveCard(work, id, card))
  assert.equal(await owedOf(id), null)
  const page = await getTicketPage(desk.db, vera, id)
  const given = page.spine.find((item) => item.item === 'fact' && item.event.type === 'ticket.card-given')
  assert.deepEqual(given?.item === 'fact' && given.card, card)
  assert.equal((await refused(desk.act(boris, (work) => giveCard(work, id, card)))).code, 'tickets.card-not-owed')
  clock('2026-03-02T11:00:00Z')
  await runJob(id)
  assert.equal(await times(id), 1)
})

test('a card is not owed for what came back or is solved, and a requester never hears of it', async () => {
  clock('2026-03-03T09:00:00Z')
  const urgent = async () => {
    const { id } = await desk.arrive()
    await desk.act(boris, (work) => editTicket(work, id, { impact: 'organisation', urgency: 'high' }))
    await pass(id, { card: nothing })
    assert.notEqual(await owedOf(id), null)
    return id
  }
  const [back, over] = [await urgent(), await urgent()]
  const asAnna = await desk.as(anna)
  assert.equal((await getTicketPage(desk.db, asAnna, back)).owedCard, null)
  await desk.act(vera, (work) => returnTicket(work, back, { reason: 'Это к первой линии' }))
  await desk.act(vera, (work) => resolveTicket(work, over, { code: solved, text: 'Заменили порт', tell: true }))
  clock('2026-03-03T10:00:00Z')
  for (const id of [back, over]) {
    await runJob(id)
    assert.deepEqual([await owedOf(id), await times(id)], [null, 0])
  }
  assert.ok(!JSON.stringify((await getTicketPage(desk.db, asAnna, over)).spine).includes('card-'))
})
