import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { getCompliance } from '#contract/compliance.ts'
import { askExemption, correctTicket, decideExemption, getCorrections } from '#contract/corrections.ts'
import { endWait, openTicket, resolveTicket, waitForSomething } from '#contract/tickets.ts'
import { listTickets } from '#contract/worklists.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { givenWorld } from '#testing/given-world.ts'
import { solved } from '#testing/tickets.ts'
import { complianceFile } from './queries/compliance-file.ts'

const world = await givenWorld()
const { olga, larisa, marat } = world.desk
const { anna } = world.clients
const at = (time: string, day = '23') => Temporal.Instant.from(`2026-03-${day}T${time}+03:00`)
const march = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', zone: 'Europe/Moscow' }
const report = () => world.call(marat, getCompliance, { query: march })
const resolutionOf = async () => (await report()).totals.find(({ metric }) => metric === 'resolution')

/** Four tickets that were resolved in time, after a wait of three hours. */
async function given(): Promise<string[]> {
  const refs: string[] = []
  for (let n = 0; n < 4; n++) {
    world.at(at(`10:0${n}`))
    const { number } = await world.call(olga, openTicket, {
      body: { title: `Касса ${n}`, text: 'Лента есть', channel: 'desk', requester: { person: anna.id } },
    })
    refs.push(String(number))
  }
  for (const [time, act] of [
    ['11:00', (ref: string) => world.call(olga, waitForSomething, { params: { ref }, body: { on: 'requester' } })],
    ['14:00', (ref: string) => world.call(olga, endWait, { params: { ref } })],
    ['15:00', (ref: string) => world.call(olga, resolveTicket, { params: { ref }, body: { code: solved, text: 'Заменили ленту' } })],
  ] as const) {
    world.at(at(time))
    for (const ref of refs) await act(ref)
  }
  world.at(at('16:00'))
  return refs
}

test('the report tells what was stated first, what was restated and why, and what is exempted; so do its files', async () => {
  const [late = '', exempt = '', asked = ''] = await given()
  const before = await resolutionOf()
  assert.deepEqual((await report()).stated, [])
  const earlier = at('09:00', '16').toString()
  for (const ref of [late, exempt, asked])
    await world.call(larisa, correctTicket, {
      params: { ref },
      body: { kind: 'start', startedAt: earlier, reason: 'Звонили неделей раньше' },
    })
  for (const ref of [exempt, asked])
    await world.call(olga, askExemption, { params: { ref }, body: { metric: 'resolution', reason: 'Склад был закрыт' } })
  const [open] = (await world.call(marat, getCorrections, { params: { ref: exempt } })).exemptions
  await world.call(marat, decideExemption, { params: { id: open?.id ?? '' }, body: { approved: true } })

  const after = await report()
  const now = after.totals.find(({ metric }) => metric === 'resolution')
  assert.ok(before && now)
  assert.deepEqual([now.met.count, now.missed.count], [before.met.count - 3, before.missed.count + 3])
  const stated = after.stated.find(({ metric }) => metric === 'resolution')
  assert.deepEqual([stated?.met, stated?.missed, stated?.exempted], [before.met.count, before.missed.count, 1])
  assert.equal(stated?.share, before.share)
  assert.equal(stated?.shareExempted, now.met.count / (now.met.count + now.missed.count - 1))
  assert.deepEqual(
    after.restated
      .filter(({ metric }) => metric === 'resolution')
      .map((one) => [String(one.number), one.before, one.after, one.because, one.by]),
    [late, exempt, asked].map((ref) => [ref, 'met', 'missed', 'start', larisa.name]),
  )
  assert.deepEqual(
    after.exempted.map(({ number, approved, askedBy, decidedBy }) => [String(number), approved, askedBy, decidedBy]),
    [
      [exempt, true, olga.name, marat.name],
      [asked, null, olga.name, null],
    ],
  )
  assert.deepEqual(after.signals.find(({ signal }) => signal === 'corrected')?.figure.count, 3)

  const asking = { db: world.db, actor: marat, at: world.house.now() }
  const wanted = { ...march, from: Temporal.Instant.from(march.from), to: Temporal.Instant.from(march.to), by: 'priority' as const }
  const csv = readCsv((await complianceFile(asking, wanted, 'csv', 'ru')).body.toString('utf8'))
  assert.ok(
    csv.some(({ cells }) => cells.includes(`#${exempt}`) && cells.includes('Нарушение исключено') && cells.includes('Склад был закрыт')),
  )
  assert.ok(csv.some(({ cells }) => cells.includes(`#${late}`) && cells.includes('Начало исправлено: было «выполнен», стало «нарушен»')))
  const { sheets } = await readXlsx((await complianceFile(asking, wanted, 'xlsx', 'en')).body)
  assert.equal(sheets[2]?.rows.length, 1 + after.restated.length + after.exempted.length)
  const pdf = await complianceFile(asking, wanted, 'pdf', 'ru')
  if (process.env['OPORA_SCREENS']) writeFileSync(join(process.env['OPORA_SCREENS'], 'judgements.pdf'), pdf.body)
})

test('a figure of a client without anything judged says nothing of others', async () => {
  const { restated, exempted, stated } = await world.call(marat, getCompliance, { query: { ...march, organisation: world.groups.telecom } })
  assert.deepEqual([restated, exempted, stated], [[], [], []])
})

test('pauses that look made up are signals: late in the target, and after the requester had answered', async () => {
  const numbers = async (signal: string) =>
    (
      await world.call(marat, listTickets, {
        query: { signal: signal as 'pausedLate', signalFrom: at('00:00', '24').toString(), limit: 200 },
      })
    ).items.map(({ number }) => number)
  world.at(at('09:00', '24'))
  const open = async () =>
    (
      await world.call(olga, openTicket, {
        body: { title: 'Пауза', text: 'Текст', channel: 'desk', requester: { person: anna.id }, impact: 'organisation', urgency: 'high' },
      })
    ).number
  const [late, early] = [await open(), await open()]
  const wait = (number: number) => world.call(olga, waitForSomething, { params: { ref: String(number) }, body: { on: 'requester' } })
  world.at(at('10:00', '24'))
  await wait(early)
  world.at(at('12:45', '24'))
  await wait(late)
  assert.deepEqual(await numbers('pausedLate'), [late])

  const tale = await world.hands.arrive(anna, 'Не печатает', 'Принтер молчит')
  const { number } = tale
  world.at(at('13:00', '24'))
  await world.hands.answer(tale, anna, 'Уже перезагрузил, всё так же')
  world.at(at('13:10', '24'))
  await wait(number)
  assert.deepEqual(await numbers('pausedAfterAnswer'), [number])
})
