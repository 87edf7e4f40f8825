/** Each gate through the acts themselves, with each thing missing, and what they say of it in both languages: all of it comes from contract/stages.ts. */
import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Evidence, GatedAct, askedByModule, stages } from '#contract/stages.ts'
import { Kind } from '#contract/ticket-words.ts'
import { addCategory, addService, serviceById } from '#modules/catalog'
import { t } from '#platform/i18n.ts'
import { writeSetting } from '#platform/settings.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { giveEvidence, passGate, requireEvidence, withdrawEvidence } from './commands/evidence.ts'
import { editTicket } from './commands/edit.ts'
import { ownTicket, takeTicket } from './commands/place.ts'
import { closeTicket, resolveTicket } from './commands/resolve.ts'
import { setVerification } from './commands/settings.ts'
import { verifyTicket } from './commands/verification.ts'
import { gatesSetting } from './queries/settings.ts'

const desk = await givenTickets()
const { boris, lidia } = desk
const names = (text: string) => ({ ru: text, en: text })
const columns = { owner: 'owner_id', assignee: 'assignee_id', service: 'service_id', category: 'category_id', asset: 'asset_id' } as const
const isColumn = (evidence: Evidence): evidence is keyof typeof columns => evidence in columns

/** Everything that a rule may ask for is asked for. */
const things = await desk.act(system, async (work) => {
  const all = ['service', 'category', 'asset'] as const
  await writeSetting(work.tx, gatesSetting, {
    incident: { resolve: [...all], close: [] },
    request: { resolve: [...all], close: [] },
  })
  await setVerification(work, { rules: [{ services: [], priorities: [], how: 'second', check: null, closes: false }] })
  const service = await addService(work, { names: names('Почта'), descriptions: names(''), criticality: 'ordinary', rank: 1 })
  await addCategory(work, service, { names: names('Ящик'), parent: null, kinds: [], rank: 1 })
  const category = (await serviceById(work.tx, service)).categories[0]?.id ?? ''
  const asset = randomUUIDv7()
  await work.tx.insertInto('asset').values({ id: asset, name: 'Сервер', kind: 'server', added_at: work.at }).execute()
  return { service, category, asset }
})

const run = {
  begin: (id: string) => desk.act(boris, (work) => passGate(work, id, 'begin')),
  resolve: (id: string) => desk.act(boris, (work) => resolveTicket(work, id, { code: solved, text: 'Готово', tell: false })),
  close: (id: string) => desk.act(lidia, (work) => closeTicket(work, id, { how: 'agent', reason: 'уверена' })),
} as const

/** A ticket that has all that is asked for, and stands where the act fits. */
async function whole(kind: Kind, act: GatedAct): Promise<string> {
  const { id } = await desk.arrive()
  await desk.act(boris, (work) => editTicket(work, id, { kind }))
  await desk.act(boris, (work) => editTicket(work, id, things))
  await desk.act(boris, (work) => (act === 'begin' ? ownTicket(work, id, boris.id) : takeTicket(work, id)))
  await desk.act(boris, async (work) => {
    await requireEvidence(work, id, askedByModule(kind))
    for (const { evidence } of askedByModule(kind)) await giveEvidence(work, id, evidence)
  })
  if (act !== 'close') return id
  await run.resolve(id)
  if (stages[kind].some(({ stage }) => stage === 'verification'))
    await desk.act(lidia, (work) => verifyTicket(work, id, { works: true, text: '' }))
  return id
}

const take = (id: string, evidence: Evidence): Promise<void> =>
  desk.act(boris, async (work) => {
    // A category stands in its service.
    if (evidence === 'service') await sql`update ticket set category_id = null where id = ${id}`.execute(work.tx)
    const column = isColumn(evidence) ? columns[evidence] : evidence === 'verification' ? 'verified_at' : undefined
    if (column === undefined) await withdrawEvidence(work, id, evidence)
    else await sql`update ticket set ${sql.ref(column)} = null where id = ${id}`.execute(work.tx)
  })

type Refused = { code?: string; facts?: Record<string, string> }
const refusalOf = async (id: string, act: GatedAct): Promise<Refused> => {
  try {
    await run[act](id)
    return {}
  } catch (error) {
    return error as Refused
  }
}
const camel = (evidence: Evidence) => evidence.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** Said in words, and nothing else is named. */
function assertSaid(facts: Record<string, string>, lacks: readonly Evidence[], about: string): void {
  for (const language of ['ru', 'en'] as const) {
    const nothing = Object.fromEntries(Object.keys(facts).map((key) => [key, 'has']))
    const only = t(language, 'tickets', 'refusal.tickets.evidence-missing', {
      ...nothing,
      ...Object.fromEntries(lacks.map((one) => [camel(one), 'lacks'])),
    })
    assert.notEqual(only, t(language, 'tickets', 'refusal.tickets.evidence-missing', nothing), `${about}: no words in ${language}`)
    assert.equal(t(language, 'tickets', 'refusal.tickets.evidence-missing', facts), only, about)
  }
}

/** What the act brings with it: who resolves says how, and takes it. */
const brought: readonly Evidence[] = ['code', 'deed', 'assignee']

test('the acts of every kind open when all is there', async () => {
  for (const kind of Kind.options)
    for (const act of GatedAct.options) assert.deepEqual(await refusalOf(await whole(kind, act), act), {}, `${kind} ${act}`)
})

test('each act of every kind is refused for each thing that is missing, named in both languages and alone', async () => {
  const tried: string[] = []
  for (const kind of Kind.options)
    for (const { stage, needs } of stages[kind])
      for (const { evidence, before } of needs) {
        if (before === undefined || (before === 'resolve' && brought.includes(evidence))) continue
        const about = `${kind}, ${stage}: ${before} without ${evidence}`
        const id = await whole(kind, before)
        await take(id, evidence)
        const { code, facts = {} } = await refusalOf(id, before)
        const lacks =
          evidence === 'service' && needs.some((need) => need.evidence === 'category') ? [evidence, 'category' as const] : [evidence]
        assert.deepEqual([code, facts['missing']], ['tickets.evidence-missing', lacks.join(',')], about)
        const { missing: _, ...said } = facts
        assertSaid(said, lacks, about)
        tried.push(about)
      }
  for (const kind of Kind.options)
    assert.ok(
      tried.some((about) => about.startsWith(kind)),
      `${kind} is tried`,
    )
  assert.ok(tried.length >= 20, `${String(tried.length)} tried`)
})
