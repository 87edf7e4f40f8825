import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeLevel, undoLevelChange } from '#contract/level-structure.ts'
import { listLevelCharters, setLevelCharter } from '#contract/level-charter.ts'
import { editTicket, escalateTicket, getTicket, giveCard } from '#contract/tickets.ts'
import { Refusal } from '#platform/refusal.ts'
import { actorWith, card, givenTickets, levelIds } from '#testing/tickets.ts'
import { untried } from './charter.ts'

const desk = await givenTickets()
const { boris, lidia, manager } = desk
const admin = actorWith(manager.id, [...manager.permissions, 'settings.edit'], { serves: null })
const check = (ru: string, en: string) => ({ id: randomUUIDv7(), text: { ru, en } })
const [restart, cable] = [check('Перезагрузить', 'Restart'), check('Проверить кабель', 'Look at the cable')]
const network = '01980000-0000-7000-8000-000000000503'
const nothing = { kinds: [], services: [], calendar: null, checks: [] }
const charter = (level: string, body: object) => desk.call(admin, setLevelCharter, { params: { id: level }, body: { ...nothing, ...body } })
const pass = (id: string, tried?: { check: string; made: boolean; remark: string }[], level: string = levelIds.L2) =>
  desk.call(boris, escalateTicket, { params: { ref: id }, body: { level, card: { ...card, ...(tried ? { tried } : {}) } } })
const refused = async (run: Promise<unknown>): Promise<Refusal> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const page = (id: string) => desk.call(boris, getTicket, { params: { ref: id } })

test('what must be tried is made, or it is said why not: else it is missing', () => {
  const checks = [restart, cable]
  const said = fc.record({
    check: fc.constantFrom(restart.id, cable.id),
    made: fc.boolean(),
    remark: fc.constantFrom('', ' ', 'нет доступа'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(said, { selector: (one) => one.check, maxLength: 2 }), (tried) => {
      const left = untried({ ...card, tried }, checks).map(({ id }) => id)
      for (const { id } of checks) {
        const one = tried.find((each) => each.check === id)
        assert.equal(left.includes(id), !one || (!one.made && one.remark.trim() === ''))
      }
    }),
  )
})

test('a level does not pass on what it has not tried, each language names what is missing, and the next level reads what was made', async () => {
  await charter(levelIds.L1, { checks: [restart, cable] })
  const { id } = await desk.arrive()
  assert.deepEqual((await page(id)).cardAsks?.checks, [restart, cable])
  const { code, facts } = await refused(pass(id, [{ check: restart.id, made: true, remark: 'не помогло' }]))
  assert.deepEqual([code, facts['ru'], facts['en']], ['tickets.card-unchecked', 'Проверить кабель', 'Look at the cable'])
  assert.equal((await refused(pass(id))).code, 'tickets.card-unchecked')
  await pass(id, [
    { check: restart.id, made: true, remark: 'не помогло' },
    { check: cable.id, made: false, remark: 'кабель в стене' },
  ])
  const fact = (await page(id)).spine.find((item) => item.item === 'fact' && item.event.type === 'ticket.escalated')
  assert.deepEqual(fact?.item === 'fact' && fact.card?.tried, [
    { check: restart.id, made: true, remark: 'не помогло', text: restart.text },
    { check: cable.id, made: false, remark: 'кабель в стене', text: cable.text },
  ])
})

test('a check that is taken off the list is not asked for and stays on old cards; one of another level is not taken', async () => {
  await charter(levelIds.L1, { checks: [cable] })
  const { id } = await desk.arrive()
  await pass(id, [{ check: cable.id, made: true, remark: '' }])
  const items = (await desk.call(boris, listLevelCharters, {})).items
  assert.deepEqual(items.find(({ level }) => level === levelIds.L1)?.checks, [cable])
  assert.equal((await refused(charter(levelIds.L2, { checks: [cable] }))).code, 'tickets.check-of-other-level')
  assert.equal((await refused(desk.call(lidia, setLevelCharter, { params: { id: levelIds.L1 }, body: nothing }))).code, 'forbidden')
})

test('the most urgent goes ahead of what must be tried, and owes it', async () => {
  const { id } = await desk.arrive()
  await desk.call(boris, editTicket, { params: { ref: id }, body: { impact: 'organisation', urgency: 'high' } })
  await pass(id)
  assert.deepEqual((await page(id)).owedCard?.asks.checks, [cable])
  const give = (tried: object[]) => desk.call(boris, giveCard, { params: { ref: id }, body: { ...card, tried } as typeof card })
  assert.equal((await refused(give([]))).code, 'tickets.card-unchecked')
  await give([{ check: cable.id, made: true, remark: 'цел' }])
  assert.equal((await page(id)).owedCard, null)
})

test('a level gets only the kinds and services that it takes, but for the most urgent', async () => {
  await charter(levelIds.L1, {})
  await charter(levelIds.L2, { kinds: ['request'] })
  const { id } = await desk.arrive()
  assert.equal((await refused(pass(id))).code, 'tickets.level-takes-other-kinds')
  await charter(levelIds.L2, { services: [network] })
  assert.equal((await refused(pass(id))).code, 'tickets.level-needs-service')
  await desk.call(boris, editTicket, { params: { ref: id }, body: { service: '01980000-0000-7000-8000-000000000501' } })
  assert.equal((await refused(pass(id))).code, 'tickets.level-takes-other-services')
  await desk.call(boris, editTicket, { params: { ref: id }, body: { service: network } })
  await pass(id)
  const urgent = await desk.arrive()
  await desk.call(boris, editTicket, { params: { ref: urgent.id }, body: { impact: 'organisation', urgency: 'high' } })
  await pass(urgent.id)
  await charter(levelIds.L2, {})
})

test('what was recorded on a level keeps the rules of that level when it is merged into another', async () => {
  await charter(levelIds.L1, { checks: [restart] })
  const { id } = await desk.arrive()
  const change = await desk.call(admin, mergeLevel, { params: { id: levelIds.L1 }, body: { into: levelIds.L2 } })
  const { ticket, cardAsks } = await page(id)
  assert.deepEqual([ticket.level.id, cardAsks?.checks.map((one) => one.id)], [levelIds.L2, [restart.id]])
  const jump = desk.call(boris, escalateTicket, { params: { ref: id }, body: { level: levelIds.L3, card } })
  assert.equal((await refused(jump)).code, 'tickets.card-unchecked')
  await desk.call(admin, undoLevelChange, { params: { id: change.id } })
  await charter(levelIds.L1, {})
})
