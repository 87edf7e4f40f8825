/**
 * The gates of every kind, tried by the acts that stand behind them on tickets of the real modules: what is needed comes from contract/stages.ts, so
 * that a new need is tried by itself, and fails here until it is said how it is given.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as catalog from '#contract/catalog.ts'
import * as change from '#contract/changes.ts'
import * as problem from '#contract/problems.ts'
import type { Wire } from '#contract/endpoint.ts'
import { Evidence, GatedAct, type Need, stages } from '#contract/stages.ts'
import * as tickets from '#contract/tickets.ts'
import type { Actor } from '#platform/actor.ts'
import { t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenChanges, wholePlan } from './changes.ts'
import { system } from './given.ts'
import { firstTeam, solved } from './tickets.ts'

const desk = await givenChanges()
const { boris, lidia, olga } = desk
const both = (text: string) => ({ ru: text, en: text })
const { id: service } = await desk.call(system, catalog.addService, { body: { names: both('Связь'), descriptions: both(''), rank: 1 } })
const { categories } = await desk.call(system, catalog.addCategory, {
  params: { id: service },
  body: { names: both('Обрыв'), parent: null, kinds: [], rank: 1 },
})
const category = categories[0]?.id ?? ''
const asset = await desk.asset('Маршрутизатор')

const order = GatedAct.options
/** No module asks for these so far: there may be no workaround, and what a change taught may be nothing. */
const unasked: readonly Evidence[] = ['workaround', 'review']
const isBefore = (act: GatedAct) => (need: Need) => need.before !== undefined && order.indexOf(need.before) <= order.indexOf(act)
const needsOf = (kind: tickets.Kind, act: GatedAct): Evidence[] =>
  stages[kind].flatMap(({ needs }) => needs.filter(isBefore(act)).flatMap(({ evidence }) => (unasked.includes(evidence) ? [] : [evidence])))

/** What cannot be there without these. */
const standsOn: Readonly<Partial<Record<Evidence, readonly Evidence[]>>> = {
  category: ['service'],
  test: ['fix'],
  approval: ['plan', 'risk', 'test-plan', 'rollback-plan', 'window'],
  done: ['service', 'owner', 'approval'],
  'test-result': ['done'],
}
const fallsWith = (lost: Evidence): ReadonlySet<Evidence> => {
  const all = new Set([lost])
  for (let size = 0; size < all.size;) {
    size = all.size
    for (const one of Evidence.options) if (standsOn[one]?.some((each) => all.has(each))) all.add(one)
  }
  return all
}

type Act = (id: string) => Promise<unknown>
const params = (ref: string) => ({ params: { ref } })
const edit =
  (body: Wire<(typeof tickets.editTicket)['body']>): Act =>
  (id) =>
    desk.call(boris, tickets.editTicket, { ...params(id), body })
const plan =
  (facts: Parameters<typeof desk.plan>[2]): Act =>
  async (id) =>
    desk.plan(id, (await desk.read(id)).version, facts)
const write =
  (part: 'fix' | 'test'): Act =>
  (id) =>
    desk.call(boris, problem.writeEntry, { ...params(id), body: { part, text: 'Слова' } })
const strike =
  (part: 'hypothesis' | 'fix' | 'test'): Act =>
  async (id) => {
    for (const one of (await desk.call(boris, problem.getProblem, params(id))).entries)
      if (one.part === part) await desk.call(boris, problem.strikeEntry, { params: { id: one.id } })
  }
const nothing = { text: '' }
const never: Act = () => assert.fail('nothing asks for it before an act')

const gives: Readonly<Record<Evidence, Act>> = {
  owner: (id) => desk.call(lidia, tickets.ownTicket, { ...params(id), body: { owner: boris.id } }),
  assignee: (id) => desk.call(lidia, tickets.assignTicket, { ...params(id), body: { team: firstTeam, assignee: boris.id } }),
  service: edit({ service }),
  category: edit({ category }),
  asset: edit({ asset }),
  verification: (id) => desk.call(lidia, tickets.verifyTicket, { ...params(id), body: { works: true } }),
  cause: async (id) => {
    const body = { part: 'hypothesis', text: 'Старая прошивка' } as const
    const entry = await desk.call(boris, problem.writeEntry, { ...params(id), body })
    await desk.call(boris, problem.judgeHypothesis, { params: entry, body: { verdict: 'confirmed', reason: 'Повторили' } })
  },
  fix: write('fix'),
  test: write('test'),
  plan: plan({ plan: wholePlan.plan }),
  risk: plan({ risk: wholePlan.risk }),
  'test-plan': plan({ testPlan: wholePlan.testPlan }),
  'rollback-plan': plan({ rollbackPlan: wholePlan.rollbackPlan }),
  window: plan({ window: wholePlan.window }),
  approval: async (id) => {
    const { askings } = await desk.ask(id, (await desk.read(id)).version)
    await desk.call(olga, change.answerApproval, { ...params(id), body: { asking: askings[0]?.id ?? '', approve: true } })
  },
  done: async (id) => {
    if ((await desk.read(id)).state === 'approved') await desk.call(boris, change.beginChange, { ...params(id), body: nothing })
    await desk.call(boris, change.finishChange, { ...params(id), body: { text: 'Заменили' } })
  },
  'test-result': (id) => desk.call(boris, change.testChange, { ...params(id), body: { passed: true, text: 'Работает' } }),
  // Said in the act itself: without them it is no act (below).
  code: never,
  deed: never,
  closed: never,
  watch: never,
  workaround: never,
  review: never,
  'accepted-risk': never,
}
/** How it goes again after the solution, where it can. */
const takes: Readonly<Partial<Record<Evidence, Act>>> = {
  assignee: (id) => desk.call(lidia, tickets.assignTicket, { ...params(id), body: { team: firstTeam, assignee: null } }),
  service: edit({ service: null }),
  category: edit({ category: null }),
  asset: edit({ asset: null }),
  cause: strike('hypothesis'),
  fix: strike('fix'),
  test: strike('test'),
}

const take: Act = (id) => desk.call(boris, tickets.takeTicket, { ...params(id), body: {} })
const resolve = (by: Actor) => (id: string) =>
  desk.call(by, tickets.resolveTicket, { ...params(id), body: { code: solved, text: 'Заменили', tell: false } })
const reply: Act = (id) =>
  desk.call(boris, tickets.replyToTicket, { ...params(id), body: { text: 'Заменили', next: { status: 'resolved', code: solved } } })
const close = (how: 'thanks' | 'agent') => (id: string) =>
  desk.call(lidia, tickets.closeTicket, { ...params(id), body: { how, reason: 'Проверено' } })
/** Every door through which a ticket leaves, the plainest last. Who works brings himself as owner and assignee; a rule of the desk brings nobody. */
const doors = (kind: tickets.Kind, act: GatedAct, lost?: Evidence): Act[] => {
  if (act === 'close') return [close('thanks'), close('agent')]
  if (act === 'resolve') return lost === 'owner' || lost === 'assignee' ? [resolve(system)] : [reply, resolve(boris)]
  return kind === 'change' ? [(id) => desk.call(boris, change.beginChange, { ...params(id), body: nothing })] : [take]
}

/** Gives what is asked for and not lost, each after what it stands on. */
async function giveAll(id: string, wanted: readonly Evidence[], given: Set<Evidence>, lost: ReadonlySet<Evidence> = new Set()) {
  const give = async (one: Evidence): Promise<void> => {
    if (given.has(one) || lost.has(one)) return
    for (const below of standsOn[one] ?? []) if (wanted.includes(below)) await give(below)
    given.add(one)
    await gives[one](id)
  }
  for (const one of wanted) await give(one)
}

/** A ticket before the act, with all that it asks for but what is lost. */
async function before(kind: tickets.Kind, act: GatedAct, lost: Evidence | undefined) {
  const isTaken =
    act === 'close' && lost !== undefined && needsOf(kind, 'resolve').includes(lost) && (kind === 'problem' || kind === 'change')
  // What is done is not undone by what goes afterwards; the test of a fix is.
  const falls = lost === undefined ? new Set<Evidence>() : isTaken && kind === 'change' ? new Set([lost]) : fallsWith(lost)
  const without = isTaken ? new Set<Evidence>() : falls
  const body = { title: 'Замена', text: 'Нет связи', kind, channel: 'phone', requester: { person: desk.anna }, assignToMe: false } as const
  const { id } = await desk.call(without.has('owner') ? system : boris, tickets.openTicket, { body })
  const given = new Set<Evidence>(without.has('owner') ? [] : ['owner'])
  for (const step of order.slice(0, order.indexOf(act) + 1)) {
    await giveAll(id, needsOf(kind, step), given, without)
    const isOpen = !needsOf(kind, step).some((one) => without.has(one)) || (kind !== 'problem' && kind !== 'change')
    if (step !== act && isOpen && !(step === 'begin' && kind !== 'change')) await doors(kind, step).at(-1)?.(id)
  }
  if (lost !== undefined && (isTaken || lost === 'assignee')) await takes[lost]?.(id)
  for (const one of falls) given.delete(one)
  return { id, given, falls }
}

/** What the words say is missing, each by its name. */
const namesIn = (language: 'ru' | 'en', facts: Record<string, string | number>): string[] =>
  t(language, 'tickets', 'refusal.tickets.evidence-missing', facts).split(' · ').slice(1)
const allHere = Object.fromEntries(
  Evidence.options.map((one) => [one.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), 'has']),
)
const nameOf = (language: 'ru' | 'en', one: Evidence): string => {
  const [name = ''] = namesIn(language, { ...allHere, [one.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]: 'lacks' })
  return name
}

test('every kind of evidence has a name of its own in both languages', () => {
  for (const language of ['ru', 'en'] as const) {
    const names = Evidence.options.map((one) => nameOf(language, one))
    assert.ok(names.every((name) => name !== ''))
    assert.equal(new Set(names).size, names.length)
  }
})

const statusAfter = { begin: 'in-work', resolve: 'resolved', close: 'closed' } as const

for (const kind of ['incident', 'request', 'problem', 'change'] as const)
  for (const act of order)
    test(`no ${kind} passes the gate “${act}” without each thing, hears which it is, and passes with it`, async () => {
      const asked = (['service', 'category', 'asset'] as const).filter((one) => needsOf(kind, 'resolve').includes(one))
      const gates = act === 'close' ? { resolve: [], close: [...asked] } : { resolve: [...asked], close: [] }
      await desk.call(system, tickets.setGates, { body: { incident: gates, request: gates } })
      const rules = [{ services: [], priorities: [], how: 'second' as const, check: null, closes: false }]
      await desk.call(system, tickets.setVerificationRules, { body: { rules } })

      const needs = needsOf(kind, act)
      const whole = await before(kind, act, undefined)
      await doors(kind, act).at(-1)?.(whole.id)
      assert.equal((await desk.row(whole.id)).status, statusAfter[act], 'all is there')
      const isWithheld = (one: Evidence) => act !== 'close' || takes[one] !== undefined || !needsOf(kind, 'resolve').includes(one)
      for (const lost of needs.filter(isWithheld)) {
        const { id, given, falls } = await before(kind, act, lost)
        const expected = needs.filter((one) => falls.has(one))
        const was = await desk.row(id)
        for (const door of doors(kind, act, lost))
          await assert.rejects(door(id), (error) => {
            assert.ok(error instanceof Refusal, String(error))
            assert.deepEqual(
              [error.code, error.facts['missing']],
              ['tickets.evidence-missing', expected.join(',')],
              `${kind} ${act}: ${lost}`,
            )
            for (const language of ['ru', 'en'] as const)
              assert.deepEqual(namesIn(language, error.facts).toSorted(), expected.map((one) => nameOf(language, one)).toSorted())
            return true
          })
        assert.deepEqual(await desk.row(id), was, 'a refusal changes nothing')
        await giveAll(id, needs, given)
        await doors(kind, act, lost).at(-1)?.(id)
        assert.equal((await desk.row(id)).status, statusAfter[act], `${kind} ${act}: with ${lost} it passes`)
      }
    })

test('code and deed are the act itself: without them it is told what is left out', () => {
  for (const [body, path] of [
    [{ text: 'Заменили' }, 'code'],
    [{ code: solved }, 'text'],
    [{ code: solved, text: '  ' }, 'text'],
  ] as const)
    assert.deepEqual(
      tickets.resolveTicket.body.safeParse(body).error?.issues.map((issue) => issue.path[0]),
      [path],
    )
})

test('a problem or a change is not solved while it is registered, and is asked as soon as a ticket becomes one', async () => {
  const body = { title: 'Обрывы', requester: { person: desk.anna }, service, resolvedNow: { code: solved, text: 'Готово' } } as const
  for (const kind of ['problem', 'change'] as const) {
    await assert.rejects(desk.call(boris, tickets.openTicket, { body: { ...body, kind } }), { code: 'tickets.not-solved-at-once' })
    const { id } = await desk.arrive()
    await edit({ kind, service, category })(id)
    await assert.rejects(resolve(boris)(id), { code: 'tickets.evidence-missing' }, 'before any reaction has read the log')
  }
})
