import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordPart } from '#contract/record.ts'
import { getTicketRecord } from '#contract/record.ts'
import { publishWorkaround } from '#contract/known-errors.ts'
import { registerProblem } from '#contract/problems.ts'
import * as acts from '#contract/tickets.ts'
import { setVerificationRules } from '#contract/verification.ts'
import { recordFile } from './queries/record.ts'
import { card, givenTickets, levelIds, solved } from '#testing/tickets.ts'

let now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const pass = (minutes: number) => (now = now.add({ minutes }))
const desk = await givenTickets({ now: () => now })
const { boris, vera, lidia, gleb, anna } = desk
const chief = await desk.as(await desk.person('Хозяйка', 'administrator'))
const query = { language: 'ru', zone: 'Europe/Moscow' } as const
type Line = { title: string; text: string; detail: string; good: boolean | null }
type Parts = readonly { part: RecordPart; facts: readonly { term: string; value: string }[]; lines: readonly Line[] }[]

/** What a part says, in one string. */
const said = ({ parts }: { parts: Parts }, part: RecordPart): string => {
  const { facts = [], lines = [] } = parts.find((one) => one.part === part) ?? {}
  const mark = (good: boolean | null) => (good === null ? '' : good ? '+' : '-')
  return [
    ...facts.map(({ term, value }) => `${term}: ${value}`),
    ...lines.map(({ title, text, detail, good }) => [mark(good) + title, text, detail].filter(Boolean).join(' | ')),
  ].join('\n')
}

async function life() {
  await desk.call(chief, setVerificationRules, {
    body: { rules: [{ services: [], priorities: [], how: 'second', check: null, closes: true }] },
  })
  const { id, number } = await desk.call(boris, acts.openTicket, {
    body: { title: 'Касса не печатает', text: 'Чек не выходит', requester: { person: anna }, occurredAt: '2026-03-02T07:30:00Z' },
  })
  const params = { ref: id }
  const solve = (text: string) => desk.call(vera, acts.resolveTicket, { params, body: { code: solved, text } })
  pass(10)
  await desk.call(boris, acts.escalateTicket, { params, body: { level: levelIds.L2, card } })
  await desk.call(vera, acts.takeTicket, { params })
  pass(50)
  await solve('Заменили ленту')
  pass(5)
  await desk.call(lidia, acts.verifyTicket, { params, body: { works: false, text: 'Лента на месте, чека нет' } })
  pass(30)
  await solve('Обновили прошивку')
  pass(5)
  await desk.call(lidia, acts.verifyTicket, { params, body: { works: true, text: 'Чек напечатан' } })
  return { id, number }
}
const { id, number } = await life()
const problem = await desk.call(boris, registerProblem, { body: { title: 'Прошивка касс', incidents: [id] } })
await desk.call(boris, publishWorkaround, {
  params: { ref: problem.id },
  body: { agents: { ru: 'Печатать с запасной', en: 'Use the spare' } },
})
const read = (actor: typeof boris) => desk.call(actor, getTicketRecord, { params: { ref: String(number) }, query })

test('the record tells the cause, every deed, how it was verified, when and where', async () => {
  const record = await read(boris)
  assert.equal(record.title, `#${String(number)} Касса не печатает`)
  assert.match(said(record, 'about'), /Анна, Пекарня[\s\S]*Анна \| Чек не выходит/)
  const times = said(record, 'times')
  assert.match(times, /С какого времени так: пн, 2 мар\., 10:30/)
  assert.match(times, /Решена: пн, 2 мар\., 13:35 · через 1 ч 35 мин/)
  assert.match(times, /Закрыта: .*13:40 · через 1 ч 40 мин · решение проверено/)
  assert.match(times, /Открывали заново: 1/)
  assert.equal(
    said(record, 'cause').split('\n')[1],
    `#${String(problem.number)} Прошивка касс | Причина ещё не найдена | Обходное решение: Печатать с запасной`,
  )
  assert.deepEqual(
    said(record, 'deeds')
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/ · .* \| /, ' | ')),
    ['-Решено | Заменили ленту', 'Решено | Обновили прошивку'],
  )
  assert.equal(
    said(record, 'verification'),
    'Правило: Второй сотрудник\n-Второй сотрудник · Лидия | Лента на месте, чека нет\n+Второй сотрудник · Лидия | Чек напечатан',
  )
  assert.match(said(record, 'way'), /L1: 10 мин\nL2: 1 ч 20 мин\n[\s\S]*Вера \| 50 мин \| Есть ли доступ к порту на узле\?/)
  assert.match(said(record, 'people'), /Вера: \d+ действ/)
})

test('it is told in the language and on the clock of the reader', async () => {
  const record = await desk.call(boris, getTicketRecord, { params: { ref: id }, query: { language: 'en', zone: 'UTC' } })
  assert.match(said(record, 'times'), /So since: Mon, Mar 2, 7:30/)
  assert.match(said(record, 'way'), /L2: 1 hr, 20 min/)
  await assert.rejects(desk.call(boris, getTicketRecord, { params: { ref: id }, query: { language: 'en', zone: 'Mars/Olympus' } }), {
    code: 'reports.unknown-zone',
  })
})

test('who may not work it has no record of it, and a problem of others stays theirs', async () => {
  await assert.rejects(read(await desk.as(anna)), { code: 'forbidden' })
  const stranger = await desk.as(desk.tom)
  await assert.rejects(desk.call(stranger, getTicketRecord, { params: { ref: id }, query }), (error: { code: string }) =>
    ['forbidden', 'not-found'].includes(error.code),
  )
  const kept = said(await read(gleb), 'cause')
  assert.ok(kept.includes('Прошивка касс'), 'an engineer who works all tickets sees the problem')
})

test('the record is kept as a paper', async () => {
  const { body, type, name } = await recordFile({ db: desk.db, actor: boris, at: now }, id, query)
  assert.deepEqual([type, name], ['application/pdf', `Протокол-${String(number)}.pdf`])
  assert.equal(Buffer.from(body).subarray(0, 5).toString(), '%PDF-')
})
