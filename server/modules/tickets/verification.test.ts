import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import type { VerificationRule } from '#contract/verification.ts'
import { addCategory, addService, serviceById } from '#modules/catalog'
import { givenTickets, solved } from '#testing/tickets.ts'
import { editTicket } from './commands/edit.ts'
import { verify } from './commands/heard.ts'
import { closeTicket, resolveTicket } from './commands/resolve.ts'
import { setGates, setVerification } from './commands/settings.ts'
import { checkFinished, verifyTicket } from './commands/verification.ts'
import { closeSilentOf } from './commands/silence.ts'
import { getTicketPage } from './queries/page.ts'
import { system } from '#testing/given.ts'

const desk = await givenTickets()
const { boris, vera, lidia } = desk
const names = (text: string) => ({ ru: text, en: text })

const rule = (how: VerificationRule['how'], part: Partial<VerificationRule> = {}): VerificationRule => ({
  services: [],
  priorities: [],
  how,
  check: null,
  closes: true,
  ...part,
})
const rules = (...all: VerificationRule[]) => desk.act(system, (work) => setVerification(work, { rules: all }))
const gates = (resolve: ('service' | 'category' | 'asset')[], close: ('service' | 'category' | 'asset')[] = []) =>
  desk.act(system, (work) => setGates(work, { incident: { resolve, close }, request: { resolve: [], close: [] } }))
const resolveIt = (id: string, things: { service?: string; category?: string } = {}, by = boris) =>
  desk.act(by, (work) => resolveTicket(work, id, { code: solved, text: 'Готово', tell: true, ...things }))
const say = (by: typeof boris, id: string, works: boolean) =>
  desk.act(by, (work) => verifyTicket(work, id, works ? { works, text: '' } : { works, text: 'Открывается пустая страница' }))
const page = (id: string) => getTicketPage(desk.db, lidia, id)
const lacks =
  (what: string) =>
  ({ code, facts }: { code?: string; facts?: Record<string, unknown> }) =>
    code === 'tickets.evidence-missing' && facts?.['missing'] === what
const types = async (id: string) =>
  (await page(id)).spine.flatMap((item) => (item.item === 'fact' ? [item.event.type.replace('ticket.', '')] : [])).slice(-3)

test('a second person who has not resolved it says that it does not work, and then that it does', async () => {
  await rules(rule('second'))
  const { id } = await desk.arrive()
  await resolveIt(id)
  await assert.rejects(say(boris, id, true), { code: 'tickets.own-solution' })
  await assert.rejects(
    desk.act(lidia, (work) => closeTicket(work, id, { how: 'agent', reason: 'уверен' })),
    lacks('verification'),
  )
  assert.deepEqual(await say(lidia, id, false), { closed: false })
  const back = await page(id)
  assert.deepEqual([back.ticket.status, back.ticket.reopened, back.verification], ['in-work', 1, null])
  assert.deepEqual((await types(id)).slice(-2), ['solution-failed', 'reopened'])
  await resolveIt(id)
  assert.equal((await page(id)).way?.stages.find(({ state }) => state === 'here')?.stage, 'verification')
  assert.deepEqual(await say(lidia, id, true), { closed: true })
  const over = await page(id)
  assert.deepEqual([over.ticket.status, over.ticket.closedHow, over.verification?.verifiedAt === null], ['closed', 'verified', false])
  await assert.rejects(say(lidia, id, true), { code: 'tickets.not-resolved' })
})

test('what a second person saw stays between us: the requester hears that it was opened again, and not why', async () => {
  await rules(rule('second'))
  const { id } = await desk.arrive()
  await resolveIt(id)
  await say(lidia, id, false)
  const anna = await desk.as(desk.anna)
  const told = JSON.stringify(await getTicketPage(desk.db, anna, id))
  assert.ok(told.includes('ticket.reopened') && !told.includes('пустая страница') && !told.includes('solution-failed'))
})

test('the check that the rule names decides, after the solution; any other does not', async () => {
  await rules(rule('check', { check: { kind: 'http', target: 'portal.example' }, closes: false }))
  const { id } = await desk.arrive()
  const ran = (passed: boolean, target = 'portal.example') =>
    desk.act(boris, (work) => checkFinished(work, id, { run: randomUUIDv7(), kind: 'http', target, passed }))
  await ran(true)
  await resolveIt(id)
  assert.equal((await page(id)).verification?.verifiedAt, null, 'what passed before the solution says nothing of it')
  await assert.rejects(say(lidia, id, true), { code: 'tickets.not-to-verify' })
  await ran(false, 'other.example')
  assert.equal((await page(id)).ticket.status, 'resolved')
  await ran(false)
  assert.equal((await page(id)).ticket.status, 'in-work')
  await resolveIt(id)
  await ran(true)
  assert.equal((await page(id)).ticket.status, 'resolved')
  // Verified, it is closed by who works on it, with no right of its own and no reason.
  await desk.act(boris, (work) => closeTicket(work, id, { how: 'agent', reason: '' }))
  assert.equal((await page(id)).ticket.closedHow, 'agent')
})

test('the first rule that fits the service and the priority holds; none: the requester is asked', async () => {
  const service = await desk.act(await desk.as(await desk.person('Хозяйка', 'administrator')), (work) =>
    addService(work, { names: names('Портал'), descriptions: names(''), criticality: 'ordinary', rank: 1 }),
  )
  await rules(rule('none', { priorities: [1] }), rule('second', { services: [service] }))
  const how = async (things: { service?: string }, urgent = false) => {
    const { id } = await desk.arrive()
    if (urgent) await desk.act(boris, (work) => editTicket(work, id, { impact: 'organisation', urgency: 'high' }))
    await resolveIt(id, things)
    const { ticket, verification } = await page(id)
    return [verification?.how, ticket.status]
  }
  assert.deepEqual(await how({}), ['requester', 'resolved'])
  assert.deepEqual(await how({ service: service }), ['second', 'resolved'])
  assert.deepEqual(await how({ service: service }, true), ['none', 'closed'])
})

test('what a gate asks for is asked in the step itself, refused by name, and not asked where the catalogue has none', async () => {
  await rules()
  await gates(['service', 'category'])
  const administrator = await desk.as(await desk.person('Хозяин', 'administrator'))
  const { service, bare } = await desk.act(administrator, async (work) => ({
    service: await addService(work, { names: names('Почта'), descriptions: names(''), criticality: 'ordinary', rank: 1 }),
    bare: await addService(work, { names: names('Печать'), descriptions: names(''), criticality: 'ordinary', rank: 2 }),
  }))
  await desk.act(administrator, (work) =>
    addCategory(work, service, { names: names('Не уходит'), parent: null, kinds: ['incident'], rank: 1 }),
  )
  const [category] = (await serviceById(desk.db, service)).categories
  assert.ok(category)
  const [one, two] = [await desk.arrive(), await desk.arrive()]
  await assert.rejects(resolveIt(one.id), lacks('service,category'))
  await assert.rejects(resolveIt(one.id, { service: service }), lacks('category'))
  await resolveIt(one.id, { category: category.id })
  assert.deepEqual([(await page(one.id)).ticket.service?.id, (await page(one.id)).ticket.status], [service, 'resolved'])
  await resolveIt(two.id, { service: bare })
  await gates([])
})

test('the requester’s word and his silence close nothing that still lacks something, and his word is kept', async () => {
  await rules()
  await gates([], ['asset'])
  const { id } = await desk.arrive()
  await resolveIt(id)
  const anna = await desk.as(desk.anna)
  const said = await desk.act(anna, (work) => verify(work, id, { works: true, text: '', by: desk.anna }))
  assert.equal(said.outcome, 'confirmed')
  const waits = await page(id)
  assert.deepEqual([waits.ticket.status, waits.verification?.verifiedAt === null, waits.way?.missing.close], ['resolved', false, ['asset']])
  await desk.act(system, (work) => closeSilentOf(work, id))
  assert.equal((await page(id)).ticket.status, 'resolved')
  await gates([])
  await desk.act(vera, (work) => closeTicket(work, id, { how: 'agent', reason: '' }))
  assert.equal((await page(id)).ticket.status, 'closed')
})

test('whose solution waits for the requester’s word is being verified; his silence leaves that out, and his word passes it', async () => {
  await rules()
  const { id } = await desk.arrive()
  const stage = async () => (await page(id)).way?.stages.find((one) => one.stage === 'verification')?.state
  await resolveIt(id)
  assert.equal(await stage(), 'here')
  assert.deepEqual((await page(id)).way?.missing.close, [])
  await desk.act(system, (work) => verify(work, id, { works: true, text: '', by: desk.anna }))
  assert.equal(await stage(), 'passed')
})
