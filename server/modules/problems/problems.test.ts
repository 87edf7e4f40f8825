import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wire } from '#contract/endpoint.ts'
import { addAsset } from '#contract/assets.ts'
import * as known from '#contract/known-errors.ts'
import * as contract from '#contract/problems.ts'
import { closeTicket, editTicket, getTicket, openTicket, reopenTicket, resolveTicket } from '#contract/tickets.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { analysisFold } from './analysis.ts'

let now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const desk = await givenTickets({ now: () => now })
await desk.settle()
const { anna, tom, boris, lidia, baker } = desk
const later = (hours: number) => {
  now = now.add({ hours })
}
const refused = (code: string, missing?: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code && (missing === undefined || error.facts['missing'] === missing)
const network = '01980000-0000-7000-8000-000000000503'

/** An incident of the network, as somebody told it. */
const incident = async (title: string, requester = anna): Promise<string> =>
  (await desk.call(boris, openTicket, { body: { title, kind: 'incident', requester: { person: requester }, service: network } })).id
const page = async (ref: string, actor = boris) => desk.call(actor, contract.getProblem, { params: { ref } })
const write = async (
  ref: string,
  body: Partial<Wire<(typeof contract.writeEntry)['body']>> & { part: Wire<(typeof contract.writeEntry)['body']>['part'] },
) => (await desk.call(boris, contract.writeEntry, { params: { ref }, body: { text: 'Слова', ...body } })).id
const judge = (id: string, verdict: contract.Verdict, reason = 'Повторили на стенде') =>
  desk.call(boris, contract.judgeHypothesis, { params: { id }, body: { verdict, reason } })
const register = async (titles: readonly string[], title = 'VPN обрывается у клиентов') => {
  const incidents: string[] = []
  for (const one of titles) incidents.push(await incident(one))
  return { incidents, ...(await desk.call(boris, contract.registerProblem, { body: { title, incidents } })) }
}
const texts = { agents: { ru: 'Подключаться через запасной шлюз', en: 'Use the second gateway' }, requesters: { ru: '', en: '' } }

test('a problem is registered from incidents, which are linked to it and give it their weight', async () => {
  const { id, incidents } = await register(['Обрывается VPN', 'VPN обрывается, ошибка 809', 'Опять обрывается VPN'])
  const seen = await page(id)
  assert.deepEqual(seen.incidents.map((one) => one.id).toSorted(), incidents.toSorted())
  assert.deepEqual([seen.weight.incidents, seen.weight.people, seen.weight.frequency], [3, 1, 'frequent'])
  assert.equal(seen.priority, seen.weight.priority)
  assert.deepEqual(seen.missing, ['cause', 'fix', 'test'])
  assert.equal((await desk.row(id))['service_id'], network)
  const request = (await desk.call(boris, openTicket, { body: { title: 'Мышь', kind: 'request', requester: { person: anna } } })).id
  await assert.rejects(
    desk.call(boris, contract.registerProblem, { body: { title: 'x', incidents: [request] } }),
    refused('problems.not-an-incident'),
  )
  await assert.rejects(page(incidents[0] ?? ''), refused('problems.not-a-problem'))
})

test('a problem names the things it goes wrong with: its own, and those of its incidents that the reader may see', async () => {
  const add = async (name: string) => (await desk.call({ kind: 'system', job: 'test' }, addAsset, { body: { name, kind: 'printer' } })).id
  const [till, spare] = [await add('Касса 2'), await add('Запасная касса')]
  const { id, incidents } = await register(['Касса молчит', 'Касса снова молчит', 'Молчит касса'])
  for (const ref of incidents.slice(0, 2)) await desk.call(boris, editTicket, { params: { ref }, body: { asset: till } })
  await desk.call(boris, editTicket, { params: { ref: id }, body: { asset: spare } })
  assert.deepEqual((await page(id)).assets, [
    { id: till, name: 'Касса 2', incidents: 2 },
    { id: spare, name: 'Запасная касса', incidents: 0 },
  ])
})

test('the priority follows frequency and harm when asked to, and a choice by hand stands until then', async () => {
  const { id } = await register(['Нет сети на складе'])
  await desk.call(boris, editTicket, { params: { ref: id }, body: { priority: 1, priorityReason: 'Просил директор' } })
  const matrix = { ...(await desk.call(boris, contract.getProblemMatrix, {})), rare: { small: 2, noticeable: 2, great: 2 } }
  await assert.rejects(desk.call(boris, contract.setProblemMatrix, { body: matrix }), refused('forbidden'))
  await desk.call({ kind: 'system', job: 'test' }, contract.setProblemMatrix, { body: matrix })
  assert.deepEqual([(await page(id)).priority, (await page(id)).weight.priority], [1, 2])
  await desk.call(boris, contract.weighProblem, { params: { ref: id } })
  assert.equal((await page(id)).priority, 2)
})

test('the gates ask for cause, fix and test, and a test that failed shuts them again', async () => {
  const { id } = await register(['Пропадает звук в звонках'])
  const resolve = () => desk.call(boris, resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Заменили кодек' } })
  const close = () => desk.call(lidia, closeTicket, { params: { ref: id }, body: { how: 'agent', reason: 'Проверено' } })
  await desk.call({ kind: 'system', job: 'test' }, editTicket, {
    params: { ref: id },
    body: { service: network, category: await branchOf() },
  })
  await assert.rejects(resolve(), refused('tickets.evidence-missing', 'cause,fix'))
  const hypothesis = await write(id, { part: 'hypothesis', text: 'Старый кодек' })
  await assert.rejects(judge(hypothesis, 'confirmed', ''), refused('problems.verdict-needs-reason'))
  await write(id, { part: 'for', parent: hypothesis, text: 'На новом кодеке звук есть', link: '/tickets/1' })
  await judge(hypothesis, 'confirmed', '')
  await assert.rejects(resolve(), refused('tickets.evidence-missing', 'fix'))
  await judge(hypothesis, 'ruled-out')
  await assert.rejects(resolve(), refused('tickets.evidence-missing', 'cause,fix'))
  await judge(hypothesis, 'confirmed')
  await write(id, { part: 'fix', text: 'Кодек обновлён везде' })
  await resolve()
  await assert.rejects(close(), refused('tickets.evidence-missing', 'test'))
  later(1)
  await write(id, { part: 'test', passed: true })
  later(1)
  await write(id, { part: 'test', passed: false, text: 'У одного звука всё равно нет' })
  await assert.rejects(close(), refused('tickets.evidence-missing', 'test'))
  later(1)
  await write(id, { part: 'test', passed: true })
  await close()
  assert.equal((await desk.row(id)).status, 'closed')
})

test('who leads accepts the risk with a reason; nobody else does', async () => {
  const { id } = await register(['Скрипит дверь в серверной'])
  const accept = (actor: typeof boris) =>
    desk.call(actor, contract.acceptRisk, { params: { ref: id }, body: { reason: 'Замена дороже скрипа' } })
  await assert.rejects(accept(boris), refused('forbidden'))
  await accept(lidia)
  assert.deepEqual((await page(id)).missing, [])
  await desk.call(boris, editTicket, { params: { ref: id }, body: { service: network, category: await branchOf() } })
  await desk.call(boris, resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Живём с этим' } })
})

test('an analysis is written, written anew and struck out; evidence goes with its hypothesis', async () => {
  const { id } = await register(['Гаснет монитор'])
  const hypothesis = await write(id, { part: 'hypothesis' })
  await write(id, { part: 'against', parent: hypothesis })
  const cause = await write(id, { part: 'cause', branch: 'technology', text: 'Кабель' })
  await write(id, { part: 'moment', happenedAt: '2026-03-01T10:00:00Z', text: 'Меняли столы' })
  await assert.rejects(write(id, { part: 'for' }), refused('problems.evidence-needs-hypothesis'))
  await assert.rejects(write(id, { part: 'cause' }), refused('problems.cause-needs-branch'))
  await desk.call(boris, contract.rewriteEntry, { params: { id: cause }, body: { text: 'Кабель пережат', branch: 'environment' } })
  const { entries, happened } = await page(id)
  assert.deepEqual(
    entries.find((one) => one.id === cause),
    { ...entries.find((one) => one.id === cause), text: 'Кабель пережат', branch: 'environment' },
  )
  assert.deepEqual(
    happened.map(({ what }) => what),
    ['opened'],
  )
  await desk.call(boris, contract.strikeEntry, { params: { id: hypothesis } })
  assert.deepEqual(
    (await page(id)).entries.map(({ part }) => part),
    ['cause', 'moment'],
  )
  await assert.rejects(desk.call(boris, contract.strikeEntry, { params: { id: hypothesis } }), refused('not-found'))
})

test('a workaround stands on every incident of the problem, in words for each side, until it is withdrawn', async () => {
  const { id, number, incidents } = await register(['Касса не видит весы', 'Весы не видны на кассе'])
  const [first = ''] = incidents
  const shown = async () => (await desk.call(boris, known.getKnownOfTicket, { params: { ref: first } })).workarounds
  const asked = async (who: string) => (await desk.call(await desk.as(who), known.getMyWorkarounds, { params: { ref: first } })).items
  await desk.call(boris, known.publishWorkaround, { params: { ref: id }, body: texts })
  assert.deepEqual(
    (await shown()).map((one) => [one.number, one.agents.ru]),
    [[number, texts.agents.ru]],
  )
  assert.deepEqual(await asked(anna), [])
  await assert.rejects(
    desk.call(boris, known.publishWorkaround, {
      params: { ref: id },
      body: { ...texts, requesters: { ru: 'Перезапустите весы', en: '' } },
    }),
    refused('problems.requesters-need-both'),
  )
  const forAll = { ...texts, requesters: { ru: 'Перезапустите весы', en: 'Restart the scales' } }
  await desk.call(boris, known.publishWorkaround, { params: { ref: id }, body: forAll })
  assert.deepEqual(
    (await asked(anna)).map(({ text }) => text.ru),
    ['Перезапустите весы'],
  )
  await assert.rejects(asked(tom), refused('not-found'))
  assert.deepEqual(
    (await page(id)).workarounds.map(({ version }) => version),
    [2, 1],
  )
  await desk.call(boris, known.withdrawWorkaround, { params: { ref: id }, body: { reason: 'Не помогает' } })
  assert.deepEqual([await shown(), await asked(anna)], [[], []])
  await assert.rejects(
    desk.call(boris, known.withdrawWorkaround, { params: { ref: id }, body: { reason: 'Ещё раз' } }),
    refused('problems.no-workaround'),
  )
})

test('a known error is offered where an incident looks like it, linked by one act, and dismissed for good', async () => {
  const { id, number } = await register(['Сканер штрихкодов пищит и гаснет', 'Гаснет сканер штрихкодов'], 'Сканеры штрихкодов гаснут')
  const offered = async (text: string) =>
    (await desk.call(boris, known.matchKnownErrors, { query: { text, service: network } })).items.map((one) => [one.number, one.words])
  assert.deepEqual(await offered('Погас сканер штрихкодов на кассе'), [], 'nothing is known yet')
  await judge(await write(id, { part: 'hypothesis', text: 'Севшие батареи' }), 'confirmed')
  assert.deepEqual(await offered('Не работает сканер штрихкодов на кассе'), [[number, ['сканер', 'штрихкодов']]])
  assert.deepEqual(await offered('Не приходит почта'), [])
  const [one, other] = [await incident('Сканер штрихкодов умер'), await incident('Сканер штрихкодов не читает')]
  const matches = async (ref: string) =>
    (await desk.call(boris, known.getKnownOfTicket, { params: { ref } })).matches.map((match) => match.id)
  assert.deepEqual(await matches(one), [id])
  await desk.call(boris, known.useKnownError, { params: { ref: one }, body: { problem: id } })
  await desk.call(boris, known.dismissKnownError, { params: { ref: other }, body: { problem: id } })
  assert.deepEqual([await matches(one), await matches(other)], [[], []])
  const { incidents, knownError } = await page(id)
  assert.deepEqual([incidents.some((linked) => linked.id === one), knownError?.uses], [true, 1])
  const found = async (q: string) => (await desk.call(boris, known.listKnownErrors, { query: { q } })).items.map((row) => row.number)
  assert.deepEqual(
    [await found('штрихкод'), await found(`#${number}`), await found('батареи севшие'), await found('самовар')],
    [[number], [number], [number], []],
  )
  await desk.call(boris, known.describeKnownError, {
    params: { ref: id },
    body: { symptoms: { ru: 'Самовар остыл', en: '' }, service: network, category: null, model: '' },
  })
  assert.deepEqual(await found('самовары'), [number])
})

test('who may not work on a problem learns nothing of it', async () => {
  const elsewhere = await incident('Телефония шипит и хрипит', tom)
  const { id } = await desk.call(boris, contract.registerProblem, { body: { title: 'Телефония шипит и хрипит', incidents: [elsewhere] } })
  await desk.call({ kind: 'system', job: 'test' }, editTicket, { params: { ref: id }, body: { restricted: true } })
  await desk.call(boris, known.publishWorkaround, { params: { ref: id }, body: texts })
  assert.equal((await desk.call(boris, known.matchKnownErrors, { query: { text: 'Телефония шипит' } })).items.length, 1)
  assert.equal((await desk.call(baker, known.matchKnownErrors, { query: { text: 'Телефония шипит' } })).items.length, 0)
  assert.equal((await desk.call(baker, known.listKnownErrors, { query: { q: 'телефония' } })).items.length, 0)
  assert.ok(!(await desk.call(baker, contract.listProblems, { query: {} })).items.some((row) => row.id === id))
  await assert.rejects(page(id, baker), refused('not-found'))
  const mine = await incident('Телефония шипит у нас')
  await assert.rejects(desk.call(baker, known.useKnownError, { params: { ref: mine }, body: { problem: id } }), refused('not-found'))
})

test('a closed problem is watched: it stays closed while its incidents stay away, and opens again when they return', async () => {
  const { id } = await register(['Терминал оплаты зависает', 'Завис терминал оплаты', 'Терминал оплаты завис'], 'Терминалы оплаты зависают')
  await judge(await write(id, { part: 'hypothesis', text: 'Прошивка' }), 'confirmed')
  later(1)
  const mend = async () => {
    await write(id, { part: 'fix', text: 'Обновлена прошивка' })
    later(1)
    await write(id, { part: 'test', passed: true })
    await desk.call(boris, editTicket, { params: { ref: id }, body: { service: network, category: await branchOf() } })
    await desk.call(boris, resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Новая прошивка' } })
    await desk.call(lidia, closeTicket, { params: { ref: id }, body: { how: 'agent', reason: 'Проверено' } })
    await desk.settle()
  }
  await mend()
  const watch = async () => (await page(id)).watch
  assert.deepEqual([(await watch())?.ended, (await watch())?.before.incidents], [null, 3])
  assert.ok((await desk.call(boris, contract.listProblems, { query: { show: 'watched' } })).items.some((row) => row.id === id))
  later(24 * 7)
  await desk.runJob('problems.watch', { ticket: id })
  assert.deepEqual([(await watch())?.after.incidents, (await desk.row(id)).status], [0, 'closed'])
  for (const title of [
    'Терминал оплаты завис',
    'Терминал оплаты снова зависает',
    'Завис терминал оплаты, ошибка E14',
    'Терминал оплаты зависает',
  ])
    await incident(title)
  later(24)
  await desk.runJob('problems.watch', { ticket: id })
  await desk.settle()
  const seen = await page(id)
  assert.deepEqual([seen.watch?.ended, seen.watch?.tickets.length, (await desk.row(id)).status], ['returned', 4, 'in-work'])
  assert.deepEqual(seen.missing, ['fix', 'test'], 'what did not hold was no fix')
  later(1)
  await mend()
  assert.equal((await watch())?.ended, null)
  later(24 * 91)
  await desk.runJob('problems.watch', { ticket: id })
  assert.equal((await watch())?.ended, 'kept')
  await desk.call(boris, reopenTicket, { params: { ref: id }, body: {} })
  assert.ok((await desk.call(boris, getTicket, { params: { ref: id } })).ticket.reopened >= 2)
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, analysisFold)) >= 15))

/** A branch of the network's tree that problems may bear. */
async function branchOf(): Promise<string> {
  const found = await desk.db.selectFrom('category').select(['id', 'kinds']).where('service_id', '=', network).execute()
  return found.find(({ kinds }) => kinds.length === 0 || kinds.includes('problem'))?.id ?? ''
}
