import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { setAbsence } from '#contract/absences.ts'
import {
  addChangeTemplate,
  answerApproval,
  beginChange,
  editChangeTemplate,
  finishChange,
  listMyApprovals,
  rollBackChange,
  testChange,
} from '#contract/changes.ts'
import { resolveTicket } from '#contract/ticket-acts.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenChanges, wholePlan } from '#testing/changes.ts'
import { assertReplayed } from '#testing/replay.ts'
import { solved } from '#testing/tickets.ts'
import { changeFold } from './change.ts'

const desk = await givenChanges()
const { boris, olga, petr, vera, lidia } = desk
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const answer = (ref: string, actor: typeof olga, asking: string, approve = true, words = '') =>
  desk.call(actor, answerApproval, { params: { ref }, body: { asking, approve, words } })
const say = (text: string) => ({ text })

/** Planned and asked. */
async function asked(steps?: Parameters<typeof desk.ask>[2]) {
  const { id } = await desk.open()
  await desk.plan(id, 0)
  const { askings } = await desk.ask(id, 1, steps)
  return { id, asking: askings[0]?.id ?? '' }
}

test('a change goes its whole way: planned, asked, approved, begun, done, tested, and only then solved', async () => {
  const { id } = await desk.open()
  assert.deepEqual((await desk.read(id)).lacks, ['plan', 'risk', 'test-plan', 'rollback-plan', 'window', 'approval'])
  const begin = () => desk.call(boris, beginChange, { params: { ref: id }, body: say('') })
  const solve = () => desk.call(boris, resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Сделано', tell: false } })
  await assert.rejects(begin(), refused('tickets.evidence-missing'))
  const { window, ...rest } = wholePlan
  await desk.plan(id, 0, rest)
  await assert.rejects(desk.ask(id, 1), refused('changes.not-ready'))
  const planned = await desk.plan(id, 1, { window })
  assert.deepEqual([planned.version, planned.state, planned.weighed?.level], [2, 'draft', 'medium'])
  const { askings } = await desk.ask(id, 2)
  await assert.rejects(begin(), refused('tickets.evidence-missing'))
  await assert.rejects(solve(), refused('tickets.evidence-missing'))
  assert.equal((await answer(id, olga, askings[0]?.id ?? '', true, 'Удачи')).state, 'approved')
  assert.equal((await begin()).state, 'begun')
  await assert.rejects(desk.plan(id, 2, { plan: 'иначе' }), refused('changes.under-way'))
  await assert.rejects(solve(), refused('tickets.evidence-missing'))
  await desk.call(boris, finishChange, { params: { ref: id }, body: say('Диск заменён') })
  await assert.rejects(solve(), refused('tickets.evidence-missing'))
  const tested = await desk.call(boris, testChange, { params: { ref: id }, body: { passed: true, text: 'Узел загрузился' } })
  assert.deepEqual(
    [tested.state, tested.deeds.map(({ what, passed, by }) => [what, passed, by?.name])],
    [
      'tested',
      [
        ['begun', null, 'Борис'],
        ['done', null, 'Борис'],
        ['tested', true, 'Борис'],
      ],
    ],
  )
  await solve()
  assert.deepEqual(
    (await desk.types(id)).filter((type) => type.startsWith('change.')),
    [
      'change.planned',
      'change.planned',
      'change.approval-asked',
      'change.approval-awaited',
      'change.approval-given',
      'change.approved',
      'change.begun',
      'change.done',
      'change.tested',
    ],
  )
  await assert.rejects(desk.plan(id, 2, { plan: 'поздно' }), refused('changes.over'))
})

test('a failed test is followed by a roll-back, and the change is planned anew', async () => {
  const { id, asking } = await asked()
  await answer(id, olga, asking)
  const params = { ref: id }
  await assert.rejects(desk.call(boris, rollBackChange, { params, body: say('рано') }), refused('changes.not-begun'))
  await desk.call(boris, beginChange, { params, body: say('') })
  await assert.rejects(desk.call(boris, testChange, { params, body: { passed: true, text: 'x' } }), refused('changes.not-done'))
  await desk.call(boris, finishChange, { params, body: say('Заменили') })
  await assert.rejects(desk.call(boris, testChange, { params, body: { passed: false, text: '' } }), refused('changes.needs-a-word'))
  const failed = await desk.call(boris, testChange, { params, body: { passed: false, text: 'Не грузится' } })
  assert.deepEqual([failed.state, failed.may.rollBack, failed.may.finish], ['test-failed', true, true])
  const back = await desk.call(boris, rollBackChange, { params, body: say('Вернули старый диск') })
  assert.deepEqual([back.state, back.may.edit, back.may.begin], ['rolled-back', true, false])
  const anew = await desk.plan(id, 1, { plan: 'Другой диск' })
  assert.deepEqual([anew.state, anew.lacks], ['draft', ['approval']])
})

test('what was approved and is changed afterwards is approved no more, and says so', async () => {
  const { id, asking } = await asked()
  await answer(id, olga, asking)
  const same = await desk.plan(id, 1, { plan: wholePlan.plan })
  assert.deepEqual([same.version, same.state], [1, 'approved'])
  for (const [n, change] of [
    { plan: 'Два диска' },
    { window: { from: '2199-03-03T20:00:00Z', to: '2199-03-03T22:00:00Z' } },
    { riskRemark: 'x' },
  ].entries()) {
    const now = await desk.plan(id, n + 1, change)
    assert.deepEqual([now.state, now.lacks, now.askings[0]?.state], ['draft', ['approval'], 'voided'])
    const again = await desk.ask(id, n + 2)
    await answer(id, olga, again.askings[0]?.id ?? '')
  }
  await assert.rejects(answer(id, olga, asking), refused('changes.not-asked'))
  await assert.rejects(desk.plan(id, 1, { plan: 'чужая версия' }), refused('changes.changed-meanwhile'))
  assert.ok((await desk.types(id)).includes('change.approval-voided'))
})

test('steps are asked one after another; a no with a word ends it, and it may be asked anew', async () => {
  const { id, asking } = await asked([
    { people: [olga.id], needed: 1 },
    { people: [petr.id], needed: 1 },
  ])
  await assert.rejects(answer(id, petr, asking), refused('changes.not-asked'))
  assert.deepEqual((await desk.call(petr, listMyApprovals, {})).items, [])
  const half = await answer(id, olga, asking)
  assert.deepEqual([half.state, half.askings[0]?.step], ['asked', 1])
  assert.equal((await desk.call(petr, listMyApprovals, {})).items[0]?.asking, asking)
  await assert.rejects(answer(id, petr, asking, false), refused('changes.needs-a-word'))
  const no = await answer(id, petr, asking, false, 'Не в пятницу')
  assert.deepEqual([no.state, no.askings[0]?.state, no.askings[0]?.steps[1]?.people[0]?.words], ['refused', 'refused', 'Не в пятницу'])
  assert.equal((await desk.ask(id, 1)).state, 'asked')
})

test('nobody approves his own, nor is asked who may not read the ticket or cannot be written to', async () => {
  const { id } = await desk.open({ requester: { person: petr.id } })
  await desk.plan(id, 0)
  const ask = (person: string) => desk.ask(id, 1, [{ people: [person], needed: 1 }])
  await assert.rejects(ask(petr.id), refused('changes.own-approval'))
  await assert.rejects(ask(boris.id), refused('changes.own-approval'))
  await assert.rejects(ask(desk.tom), refused('changes.approver-may-not-read'))
  await assert.rejects(ask(lidia.id), refused('changes.approver-without-mail'))
  await assert.rejects(ask('01980000-0000-7000-8000-00000000ffff'), refused('not-found'))
  await assert.rejects(desk.ask(id, 1, [{ people: [olga.id], needed: 2 }]), refused('changes.too-few-approvers'))
  // Who planned it is not who asks: neither approves it.
  await assert.rejects(desk.ask(id, 1, [{ people: [boris.id], needed: 1 }], olga), refused('changes.own-approval'))
})

test('who stands in for one who is away answers for him, but not where it is his own', async () => {
  const { id, asking } = await asked([{ people: [olga.id, petr.id], needed: 2 }])
  const now = Temporal.Now.instant()
  const away = (person: string, substitute: string) =>
    desk.call(desk.manager, setAbsence, { body: { person, substitute, from: now.toString(), to: now.add({ hours: 8 }).toString() } })
  await away(olga.id, vera.id)
  const standing = { ...vera, standsInFor: [olga.id] }
  assert.deepEqual(
    (await desk.read(id)).askings[0]?.steps[0]?.people.map(({ standIn }) => standIn?.name ?? null),
    ['Вера', null],
  )
  assert.equal((await desk.call(standing, listMyApprovals, {})).items[0]?.standsInFor?.name, 'Ольга')
  await assert.rejects(answer(id, vera, asking), refused('changes.not-asked'))
  const [said] = (await answer(id, standing, asking)).askings[0]?.steps[0]?.people ?? []
  assert.deepEqual([said?.person.name, said?.answer, said?.by?.name], ['Ольга', 'approved', 'Вера'])
  await assert.rejects(answer(id, { ...boris, standsInFor: [petr.id] }, asking), refused('changes.own-approval'))
  assert.equal((await desk.call({ ...boris, standsInFor: [petr.id] }, listMyApprovals, {})).items.length, 0)
})

test('an emergency begins when it was asked, and is solved when it is approved', async () => {
  const { id } = await desk.open()
  await desk.plan(id, 0, { ...wholePlan, type: 'emergency' })
  const params = { ref: id }
  await assert.rejects(desk.call(boris, beginChange, { params, body: say('') }), refused('changes.not-ready'))
  const { askings } = await desk.ask(id, 1)
  await desk.call(boris, beginChange, { params, body: say('') })
  await desk.call(boris, finishChange, { params, body: say('Сделано') })
  await desk.call(boris, testChange, { params, body: { passed: true, text: 'Работает' } })
  const solve = () => desk.call(boris, resolveTicket, { params, body: { code: solved, text: 'Сделано', tell: false } })
  await assert.rejects(solve(), refused('tickets.evidence-missing'))
  await answer(id, olga, askings[0]?.id ?? '')
  await solve()
})

test('a standard change has its template’s words and approval; a template of high risk there is not', async () => {
  const admin = await desk.as(await desk.person('Админ', 'administrator'))
  const risk = { reach: 1, downtime: 1, undo: 1, experience: 1, trial: 1 }
  const template = {
    names: { ru: 'Перезагрузка', en: 'Restart' },
    plan: 'Перезагрузить',
    testPlan: 'Проверить',
    rollbackPlan: 'Нет',
    risk,
    active: true,
  }
  await assert.rejects(
    desk.call(admin, addChangeTemplate, { body: { ...template, risk: { ...risk, undo: 3, trial: 2 } } }),
    refused('changes.too-risky-for-standard'),
  )
  const { id: kept } = await desk.call(admin, addChangeTemplate, { body: template })
  const { id } = await desk.open()
  await assert.rejects(desk.plan(id, 0, { type: 'standard' }), refused('changes.template-needed'))
  await assert.rejects(desk.plan(id, 0, { type: 'standard', template: kept, plan: 'иначе' }), refused('changes.template-fixed'))
  const planned = await desk.plan(id, 0, { type: 'standard', template: kept, window: wholePlan.window })
  assert.deepEqual([planned.state, planned.plan, planned.lacks], ['approved', 'Перезагрузить', []])
  await desk.call(admin, editChangeTemplate, { params: { id: kept }, body: { ...template, plan: 'Иначе', active: false } })
  const moved = await desk.plan(id, 1, { riskRemark: 'Ночью' })
  assert.deepEqual([moved.plan, moved.state], ['Перезагрузить', 'approved'])
  await assert.rejects(desk.ask(id, 2), refused('changes.standard-needs-none'))
  const { id: later } = await desk.open()
  await assert.rejects(desk.plan(later, 0, { type: 'standard', template: kept }), refused('changes.unknown-template'))
  const free = await desk.plan(id, 2, { type: 'normal', plan: 'Своими словами' })
  assert.deepEqual([free.state, free.template, free.testPlan], ['draft', null, 'Проверить'])
})

test('those who have not answered are reminded at their moments, and no more once they have', async () => {
  const { id, asking } = await asked()
  const waiting = () =>
    rows<{ at: Temporal.Instant }>(
      desk.db,
      sql`select start_after as at from pgboss.job where name = 'changes.remind-approvers' and data->>'asking' = ${asking} order by start_after`,
    )
  assert.equal((await waiting()).length, 1)
  await desk.runJob('changes.remind-approvers', { asking, time: 1 })
  assert.deepEqual((await waiting()).map(({ at }) => at.toString())[1], '2199-03-01T12:00:00Z')
  const awaited = async () => (await desk.types(id)).filter((type) => type === 'change.approval-awaited').length
  assert.equal(await awaited(), 2)
  await answer(id, olga, asking)
  await desk.runJob('changes.remind-approvers', { asking, time: 2 })
  assert.deepEqual([await awaited(), (await waiting()).length], [2, 2])
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, changeFold)) > 0))
