import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import type { ClockStep } from '#contract/clock-steps.ts'
import { type ChainStep, type ChainTerms, acknowledgeEscalation, addChain, getEscalations, saveChain } from '#contract/escalation-chains.ts'
import { addRota } from '#contract/rotas.ts'
import { editTicket } from '#contract/ticket-acts.ts'
import { fireDue } from '#modules/sla'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { system } from '#testing/given.ts'
import { givenTickets, levelIds } from '#testing/tickets.ts'
import { matchOf, textsOf } from './agreement.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-${time}+03:00`)
let now = at('02T09:00')
const desk = await givenTickets({ now: () => now })
await desk.settle()
const { manager, lidia, boris, vera } = desk
const hour = 3_600_000
const moscow = '01980000-0000-7000-8000-000000000302'
const always = { timezone: 'UTC', weekly: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], wed: [['00:00', '24:00']] } }
const roundTheClock = randomUUIDv7()
await desk.act(system, async ({ tx }) => {
  const definition = JSON.stringify(always)
  const id = randomUUIDv7()
  await tx.insertInto('calendar').values({ id, name_ru: 'Всегда', name_en: 'Always' }).execute()
  await tx
    .insertInto('calendar_version')
    .values({
      id: roundTheClock,
      calendar_id: id,
      n: 1,
      valid_from: at('01T00:00'),
      published_at: at('01T00:00'),
      plan: definition,
      definition,
    })
    .execute()
})
const nobody: Omit<ClockStep, 'when'> = { tell: [], reassign: null, mark: false }
const four = { kind: 'duration' as const, ms: 4 * hour }
const { id: agreement } = await desk.call(manager, addAgreement, {
  body: {
    kind: 'sla',
    names: { ru: 'Всем', en: 'Everybody' },
    terms: {
      validFrom: '2026-01-01T00:00:00Z',
      validTo: null,
      rank: 1,
      match: matchOf({}),
      calendar: roundTheClock,
      targets: [
        {
          metric: 'resolution',
          byPriority: { '1': four, '2': four, '3': four, '4': four, '5': four },
          steps: [
            { ...nobody, when: { percent: 25 }, tell: ['assignee'] },
            { ...nobody, when: { before: hour }, tell: ['lead'], mark: true },
            { ...nobody, when: { after: 0 }, tell: ['manager'], reassign: desk.bakers },
            { ...nobody, when: { after: hour }, reassign: desk.experts },
          ],
        },
      ],
      texts: textsOf({}),
    },
  },
})
await desk.call(manager, publishAgreement, { params: { id: agreement } })

const wakes = async (moment: string) => {
  now = at(moment)
  await desk.runJob('sla.retell', {})
  // A ticket that a reaction holds is fired when it is free.
  while (await fireDue(desk.house)) await desk.settle()
  await takesSteps()
}
const taken = new Set<string>()
/** The jobs that may run by now. */
const takesSteps = async () => {
  await desk.settle()
  const jobs = await rows<{ id: string; data: object }>(
    desk.db,
    sql`select id, data from pgboss.job where name = 'sla.take-step' and (start_after <= ${now} or start_after = created_on) order by created_on, id`,
  )
  for (const { id, data } of jobs)
    if (!taken.has(id)) {
      taken.add(id)
      await desk.runJob('sla.take-step', data)
    }
}
const opens = async (moment: string) => {
  now = at(moment)
  return (await desk.arrive()).id
}
const seen = (ticket: string, actor = manager) => desk.call(actor, getEscalations, { params: { ref: ticket } })
const toldOf = async (ticket: string) =>
  (await seen(ticket)).notices.map(({ person, when }) => `${person.name} ${JSON.stringify(when)}`).toReversed()
const step = (when: ChainStep['when'], to: ChainStep['to'], hours: string | null = null): ChainStep => ({
  id: randomUUIDv7(),
  when,
  to,
  hours,
})
const chain = (steps: ChainStep[], change: Partial<ChainTerms> = {}): ChainTerms => ({
  names: { ru: 'Первая линия', en: 'First line' },
  metric: 'resolution',
  levels: [levelIds.L1],
  priorities: [],
  steps,
  active: true,
  ...change,
})
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('steps before and after a breach tell, mark, and hand to a team of the same level; to one of another level they do not', async () => {
  const ticket = await opens('02T09:00')
  await wakes('02T10:01')
  const everybody = await toldOf(ticket)
  assert.ok(everybody.length > 0, 'nobody has it: its team is told')
  await wakes('02T12:01')
  assert.equal((await toldOf(ticket)).length, everybody.length + 1)
  assert.ok((await desk.row(ticket))['escalated_at'])
  assert.equal((await desk.row(ticket))['priority'], 4, 'a priority is never changed')
  await wakes('02T13:01')
  assert.equal((await toldOf(ticket)).at(-1), 'Михаил {"after":0}')
  assert.equal((await desk.row(ticket))['team_id'], desk.bakers)
  await wakes('02T14:01')
  assert.equal((await desk.row(ticket))['team_id'], desk.bakers)
  const types = await desk.types(ticket)
  assert.equal(types.filter((type) => type === 'ticket.marked-escalated').length, 1)
})

test('a ticket that is over by then asks for nothing', async () => {
  const ticket = await opens('02T16:00')
  now = at('02T17:30')
  while (await fireDue(desk.house)) await desk.settle()
  await desk.act(system, async ({ tx }) => {
    await tx.updateTable('ticket').set({ status: 'resolved', resolved_at: now }).where('id', '=', ticket).execute()
  })
  await takesSteps()
  assert.deepEqual(await toldOf(ticket), [])
})

test('a chain tells one after the other, the manager at last, until somebody takes care of it', async () => {
  const { id } = await desk.call(manager, addChain, {
    body: chain([
      step({ percent: 10 }, { kind: 'person', person: boris.id }),
      step({ percent: 50 }, { kind: 'lead' }),
      step({ after: 0 }, { kind: 'manager' }),
    ]),
  })
  const [left, taken] = [await opens('03T09:00'), await opens('03T09:00:01')]
  const ofChain = async (ticket: string) =>
    (await seen(ticket)).notices
      .filter((one) => one.chain !== null)
      .map(({ person }) => person.name)
      .toReversed()
  await wakes('03T09:30')
  assert.deepEqual([await ofChain(left), await ofChain(taken)], [['Борис'], ['Борис']])
  assert.equal((await seen(taken)).mayAcknowledge, true)
  const after = await desk.call(boris, acknowledgeEscalation, { params: { ref: taken } })
  assert.deepEqual([after.mayAcknowledge, after.notices.find((one) => one.chain !== null)?.acknowledged?.by.name], [false, 'Борис'])
  await assert.rejects(desk.call(boris, acknowledgeEscalation, { params: { ref: taken } }), refused('escalation.nothing-told'))
  await wakes('03T15:00')
  assert.equal((await ofChain(left)).at(-1), 'Михаил')
  assert.deepEqual(await ofChain(taken), ['Борис'])
  // What happens to the ticket later brings no stopped chain back.
  await desk.act(system, async (work) => work.record(taken, { type: 'ticket.kind-changed', kind: 'request' }))
  await wakes('03T18:00')
  assert.deepEqual(await ofChain(taken), ['Борис'])
  await desk.call(manager, saveChain, { params: { id }, body: { ...chain([step({ percent: 10 }, { kind: 'lead' })]), active: false } })
  const later = await opens('04T09:00')
  await wakes('04T10:00')
  assert.deepEqual(await ofChain(later), [], 'a chain that is out of use tells nobody')
})

test('a recipient is told within his working time; a rota’s is who is on call then, and a gap goes to the manager', async () => {
  now = at('09T09:00')
  const rota = await desk.call(manager, addRota, {
    body: {
      names: { ru: 'Дежурство', en: 'On call' },
      plan: {
        timezone: 'Europe/Moscow',
        layers: [{ members: [lidia.id], unit: 'week', length: 1, from: '2026-03-11', handOver: '00:00', calendar: null }],
        cover: null,
      },
    },
  })
  const terms = chain([step({ percent: 50 }, { kind: 'rota', rota: rota.id }, moscow)], { priorities: [4] })
  const { id } = await desk.call(manager, addChain, { body: terms })
  await wakes('09T20:00')
  const [evening, gap] = [await opens('10T17:00'), await opens('10T14:00')]
  await wakes('10T17:30')
  const ofChain = async (ticket: string) => (await seen(ticket)).notices.filter((one) => one.chain !== null)
  assert.deepEqual(
    (await ofChain(gap)).map(({ person }) => person.name),
    ['Михаил'],
  )
  await wakes('10T19:30')
  assert.deepEqual(await ofChain(evening), [], 'at 19:00 he is not at work')
  await wakes('11T08:59')
  assert.deepEqual(await ofChain(evening), [])
  await wakes('11T09:00')
  assert.deepEqual(
    (await ofChain(evening)).map(({ person }) => person.name),
    ['Лидия'],
  )
  await desk.call(manager, saveChain, { params: { id }, body: { ...terms, active: false } })
})

test('nobody is told of a ticket that he may not see, and only who may set the desk changes chains', async () => {
  const { id } = await desk.call(manager, addChain, { body: chain([step({ percent: 50 }, { kind: 'person', person: vera.id })]) })
  const ticket = await opens('16T09:00')
  await desk.call(manager, editTicket, { params: { ref: ticket }, body: { restricted: true } })
  await wakes('16T11:30')
  const names = (await seen(ticket)).notices.filter((one) => one.chain !== null).map(({ person }) => person.name)
  assert.deepEqual(names, ['Михаил'])
  await assert.rejects(desk.call(boris, addChain, { body: chain([step({ percent: 50 }, { kind: 'lead' })]) }), refused('forbidden'))
  const stranger = step({ percent: 50 }, { kind: 'person', person: desk.anna })
  await assert.rejects(desk.call(manager, saveChain, { params: { id }, body: chain([stranger]) }), refused('escalation.unknown-recipient'))
  await assert.rejects(desk.call(vera, getEscalations, { params: { ref: ticket } }), refused('not-found'))
})
