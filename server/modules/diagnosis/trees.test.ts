import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { getMine } from '#contract/portal.ts'
import { askForHelp } from '#contract/portal.ts'
import {
  answerTreeStep,
  beginPortalRun,
  beginTreeRun,
  getTreeRun,
  listPortalTrees,
  listTreeRuns,
  takeBackTreeStep,
} from '#contract/tree-runs.ts'
import {
  type TreeDefinition,
  addTree,
  getTree,
  getTreeStatistics,
  listTrees,
  publishTree,
  saveTreeDraft,
  useTree,
} from '#contract/trees.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { setCheckTargets } from '#contract/check-runs.ts'
import type { Network } from './checks/network.ts'
import { checkStep } from './commands/tree-runs.ts'

let now = Temporal.Instant.from('2026-03-02T08:00:00Z')
const desk = await givenTickets({ now: () => now })
const later = (minutes: number) => (now = now.add({ minutes }))
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const network = '01980000-0000-7000-8000-000000000503'
const mail = '01980000-0000-7000-8000-000000000502'
const say = (ru: string) => ({ ru, en: `${ru} (en)` })
const to = (id: string, next: string, words = say(id)) => ({ id, words, atLeast: null, to: next })
const end: Omit<Extract<TreeDefinition['steps'][number], { type: 'outcome' }>, 'id' | 'words' | 'outcome' | 'code'> = {
  type: 'outcome',
  branches: [],
  service: null,
  category: null,
  urgency: null,
}

/** Where? → at home: restart (helped → solved, not → hand over); in the office → hand over. */
const tree: TreeDefinition = {
  title: say('Нет связи'),
  service: network,
  category: null,
  kinds: ['incident'],
  audience: 'everybody',
  root: 'where',
  steps: [
    { id: 'where', type: 'question', answer: 'choice', words: say('Где вы?'), branches: [to('home', 'restart'), to('office', 'give')] },
    {
      id: 'restart',
      type: 'instruction',
      picture: null,
      words: say('Перезапустите роутер'),
      branches: [to('yes', 'works'), to('no', 'give')],
    },
    { ...end, id: 'works', words: say('Роутер перезапущен'), outcome: 'solved', code: solved },
    { ...end, id: 'give', words: say('Проверьте порт на узле'), outcome: 'hand-over', code: null },
  ],
}
const published = async (definition: TreeDefinition) => {
  const { id } = await desk.call(system, addTree, { body: definition })
  await desk.call(system, publishTree, { params: { id }, body: { revision: 1 } })
  return id
}
const id = await published(tree)
const anna = await desk.as(desk.anna)
const tom = await desk.as(desk.tom)
const answer = (actor: typeof anna, run: string, step: string, branch: string) =>
  desk.call(actor, answerTreeStep, { params: { id: run }, body: { step, branch, value: '' } })
const eventsOf = async (subject: string) =>
  (await rows<{ type: string }>(desk.db, sql`select type from event where subject = ${subject} order by seq`)).map(({ type }) => type)

test('an agent walks a tree on a ticket; a colleague goes on; each step is kept with who, what and how long', async () => {
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  const { id: run, here } = await desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: id } })
  assert.equal(here.id, 'where')
  later(2)
  await answer(desk.boris, run, 'where', 'home')
  later(300)
  const over = await answer(desk.lidia, run, 'restart', 'no')
  assert.deepEqual([over.state, over.here.words.ru], ['hand-over', 'Проверьте порт на узле'])
  assert.deepEqual(
    over.path.map(({ step, branch, by, tookMs }) => [step.id, branch, by?.name, tookMs]),
    [
      ['where', 'home', 'Борис', 120_000],
      // Five hours were a pause, not work.
      ['restart', 'no', 'Лидия', 0],
    ],
  )
  await assert.rejects(answer(desk.boris, run, 'give', 'x'), refused('diagnosis.run-over'))
  const back = await desk.call(desk.boris, takeBackTreeStep, { params: { id: run } })
  assert.deepEqual([back.state, back.endedAt, back.here.id, back.path.length], ['open', null, 'restart', 1])
  assert.equal((await answer(desk.boris, run, 'restart', 'yes')).state, 'solved')
  assert.deepEqual(await eventsOf(run), [
    'tree-run.begun',
    'tree-run.answered',
    'tree-run.answered',
    'tree-run.ended',
    'tree-run.taken-back',
    'tree-run.answered',
    'tree-run.ended',
  ])
  const { runs } = await desk.call(desk.lidia, listTreeRuns, { params: { ref } })
  assert.deepEqual(
    runs.map((one) => one.id),
    [run],
  )
})

test('an answer that is none, or to a step that was left, is refused', async () => {
  const { number } = await desk.arrive(desk.anna)
  const { id: run } = await desk.call(desk.boris, beginTreeRun, { params: { ref: String(number) }, body: { tree: id } })
  await assert.rejects(answer(desk.boris, run, 'where', 'moon'), refused('diagnosis.no-such-answer'))
  await answer(desk.boris, run, 'where', 'home')
  await assert.rejects(answer(desk.lidia, run, 'where', 'office'), refused('diagnosis.run-elsewhere'))
  await assert.rejects(desk.call(desk.boris, beginTreeRun, { params: { ref: String(number) }, body: { tree: run } }), refused('not-found'))
})

test('a run keeps the version it began with, and a draft is walked by nobody', async () => {
  const own = await published({ ...tree, service: null, title: say('Своё') })
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  const { id: run } = await desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: own } })
  const draft = { ...tree, service: null, title: say('Иначе'), root: 'give', steps: tree.steps.filter((step) => step.id === 'give') }
  const saved = await desk.call(system, saveTreeDraft, { params: { id: own }, body: { revision: 1, draft } })
  assert.deepEqual([saved.revision, saved.changed, saved.versions.length], [2, true, 1])
  const { id: between } = await desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: own } })
  assert.equal((await desk.call(desk.boris, getTreeRun, { params: { id: between } })).title.ru, 'Своё')
  await desk.call(system, publishTree, { params: { id: own }, body: { revision: 2 } })
  assert.equal((await answer(desk.boris, run, 'where', 'office')).here.id, 'give')
  const { state, version } = await desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: own } })
  assert.deepEqual([state, version], ['hand-over', 2])
  await desk.call(system, useTree, { params: { id: own }, body: { active: false } })
  await assert.rejects(desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: own } }), refused('not-found'))
})

test('two authors do not overwrite each other, and what is faulty is not published', async () => {
  const { id: mine } = await desk.call(system, addTree, { body: { ...tree, root: null } })
  await assert.rejects(desk.call(system, publishTree, { params: { id: mine }, body: { revision: 1 } }), refused('diagnosis.tree-faulty'))
  await desk.call(system, saveTreeDraft, { params: { id: mine }, body: { revision: 1, draft: tree } })
  await assert.rejects(
    desk.call(system, saveTreeDraft, { params: { id: mine }, body: { revision: 1, draft: tree } }),
    refused('diagnosis.tree-changed'),
  )
  await assert.rejects(desk.call(system, publishTree, { params: { id: mine }, body: { revision: 1 } }), refused('diagnosis.tree-changed'))
  await assert.rejects(
    desk
      .call(system, addTree, { body: { ...tree, service: mine } })
      .then(({ id: odd }) => desk.call(system, publishTree, { params: { id: odd }, body: { revision: 1 } })),
    refused('catalog.unknown-service'),
  )
  const { versions } = await desk.call(system, getTree, { params: { id: mine } })
  assert.deepEqual(versions, [])
})

test('trees that suit a ticket come first', async () => {
  const forMail = await published({ ...tree, service: mail, title: say('Почта') })
  const { id: ticket, number } = await desk.arrive(desk.anna)
  await desk.act(system, (work) => work.tx.updateTable('ticket').set({ service_id: network }).where('id', '=', ticket).execute())
  const { suiting, others } = await desk.call(desk.boris, listTreeRuns, { params: { ref: String(number) } })
  assert.ok(suiting.some((one) => one.id === id) && !suiting.some((one) => one.id === forMail))
  assert.ok(others.some((one) => one.id === forMail))
})

test('a requester walks what is for everybody before he asks; what he did comes with his request, and is his until then', async () => {
  const forAgents = await published({ ...tree, audience: 'agents', title: say('Для специалистов') })
  const { items } = await desk.call(anna, listPortalTrees, { query: { service: network } })
  assert.deepEqual(items, [{ id, title: tree.title }])
  assert.deepEqual(
    (await desk.call(anna, listPortalTrees, { query: { service: mail } })).items.filter((one) => one.id === id),
    [],
  )
  await assert.rejects(desk.call(anna, beginPortalRun, { body: { tree: forAgents } }), refused('not-found'))
  const { id: run } = await desk.call(anna, beginPortalRun, { body: { tree: id } })
  await answer(anna, run, 'where', 'home')
  await assert.rejects(answer(tom, run, 'restart', 'no'), refused('not-found'))
  await assert.rejects(desk.call(desk.boris, getTreeRun, { params: { id: run } }), refused('not-found'))
  assert.equal((await answer(anna, run, 'restart', 'no')).state, 'hand-over')
  const toms = await desk.call(tom, askForHelp, { body: { what: 'Чужое', runs: [run] } })
  const { number } = await desk.call(anna, askForHelp, { body: { what: 'Нет связи', service: network, runs: [run] } })
  assert.deepEqual((await desk.call(desk.boris, listTreeRuns, { params: { ref: String(toms.number) } })).runs, [])
  const { runs } = await desk.call(desk.boris, listTreeRuns, { params: { ref: String(number) } })
  assert.deepEqual(
    runs.map((one) => [one.id, one.origin, one.by?.name, one.path.length]),
    [[run, 'portal', 'Анна', 2]],
  )
  // From then on it is the desk's.
  await assert.rejects(answer(anna, run, 'restart', 'yes'), refused('forbidden'))
  assert.equal((await desk.call(anna, getMine, { params: { ref: String(number) } })).number, number)
})

test('who may not read the ticket learns nothing of its walks', async () => {
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  const { id: run } = await desk.call(desk.boris, beginTreeRun, { params: { ref }, body: { tree: id } })
  const elsewhere = { ...desk.boris, id: desk.gleb.id, teams: [], serves: [desk.telecom] }
  for (const actor of [elsewhere, tom]) await assert.rejects(desk.call(actor, getTreeRun, { params: { id: run } }), refused('not-found'))
  await assert.rejects(desk.call(elsewhere, beginTreeRun, { params: { ref }, body: { tree: id } }), refused('not-found'))
  await assert.rejects(
    desk.call(elsewhere, answerTreeStep, { params: { id: run }, body: { step: 'where', branch: 'home' } }),
    refused('not-found'),
  )
})

test('a check of a tree is run from the desk, kept on the ticket, and answers its step', async () => {
  await desk.call(system, setCheckTargets, { body: { hosts: ['gate.example'], networks: [] } })
  const world: Network = { lookup: async () => [], mayReach: () => true }
  const probe = { id: 'probe', type: 'check', check: 'dns', target: 'gate.example', port: null, words: say('Имя шлюза') } as const
  const steps = [{ ...probe, branches: [to('ok', 'works'), to('failed', 'give')] }, ...tree.steps.slice(2)]
  const own = await published({ ...tree, audience: 'agents', root: 'probe', steps })
  const { number } = await desk.arrive(desk.anna)
  const { id: run } = await desk.call(desk.boris, beginTreeRun, { params: { ref: String(number) }, body: { tree: own } })
  const { state, path } = await checkStep(desk.house, world, desk.boris, run)
  assert.equal(state, 'hand-over')
  assert.match(path[0]?.output ?? '', /gate\.example/)
})

test('statistics tell runs, solved, deflected, where people stop, and which branches never fixed', async () => {
  const own = await published({ ...tree, title: say('Счёт') })
  const walk = async (...branches: [string, string][]) => {
    const { id: run } = await desk.call(anna, beginPortalRun, { body: { tree: own } })
    for (const [step, branch] of branches) {
      later(1)
      await answer(anna, run, step, branch)
    }
    return run
  }
  await walk(['where', 'home'], ['restart', 'yes'])
  await walk(['where', 'home'], ['restart', 'no'])
  await walk(['where', 'office'])
  await walk(['where', 'home'])
  await walk()
  later(61)
  await walk(['where', 'home'])
  const { steps, ...sums } = await desk.call(system, getTreeStatistics, { params: { id: own } })
  assert.deepEqual(sums, { runs: 6, solved: 1, deflected: 1, stopped: 2, medianMs: 120_000 })
  const of = (step: string) => steps.find((one) => one.step === step)
  assert.deepEqual(of('where'), {
    step: 'where',
    shown: 6,
    stopped: 1,
    branches: [
      { branch: 'home', taken: 4, solved: 1 },
      { branch: 'office', taken: 1, solved: 0 },
    ],
  })
  assert.equal(of('restart')?.stopped, 1)
  const row = (await desk.call(system, listTrees, {})).items.find((one) => one.id === own)
  assert.deepEqual([row?.runs, row?.solved, row?.version, row?.changed], [6, 1, 1, false])
})
