/** An attached log is read in a browser, and checks are allowed and run, in both languages. */
import assert from 'node:assert/strict'
import { addPerson } from '#contract/people-acts.ts'
import { getTicket, openTicket } from '#contract/tickets.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { auditInBothThemes } from './themes.ts'
import { until } from './waiting.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'

inBothLanguages('a log is opened in place: the new error first, found by words, put into a note', theLog)
inBothLanguages('an administrator says what may be checked, and the rest is refused', theChecks)

async function given(mark: string): Promise<number> {
  const { id } = await call(addPerson, { body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
  const { number } = await call(openTicket, { body: { title: `Касса ${mark}`, text: 'Журнал приложен', requester: { person: id } } })
  return number
}
const two = (n: number) => String(n).padStart(2, '0')
const log = Array.from({ length: 2000 }, (_, i) => {
  const at = `2026-11-30 10:${two(Math.floor(i / 60) % 60)}:${two(i % 60)}`
  if (i > 1850 && i % 10 === 0) return `${at} ERROR [pool-${i % 7}] Connection to db-${i % 3}.corp.example:5432 refused after ${i} ms`
  if (i === 700) return `${at} WARN [main] Конфигурация прочитана заново`
  return `${at} INFO [pool-${i % 7}] Чек ${i} проведён за ${i % 90} ms`
}).join('\n')

async function theLog({ page, t, mark }: Seat): Promise<void> {
  const number = await given(mark)
  const headers = { origin: desk.url }
  const uploaded = await page.request.post(`/api/v1/attachments?name=${encodeURIComponent('касса.log')}`, {
    data: Buffer.from(log),
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  })
  const { id } = await uploaded.json()
  const noted = await page.request.post(`/api/v1/tickets/${number}/notes`, { data: { text: 'Журнал кассы', attachments: [id] }, headers })
  assert.equal(noted.status(), 200, await noted.text())

  await page.goto(`/tickets/${number}`)
  await page.getByRole('link', { name: t('diagnosis.open-log') }).click()
  await page.getByRole('heading', { name: 'касса.log' }).waitFor()
  const patterns = page.getByRole('list', { name: t('diagnosis.patterns') }).getByRole('listitem')
  await patterns.first().waitFor()
  const first = await patterns.first().innerText()
  assert.match(first, /Connection to <host> refused after <num>/)
  for (const word of ['diagnosis.error', 'diagnosis.new'] as const)
    assert.ok(first.toLowerCase().includes(t(word)), `${first} lacks ${word}`)
  assert.match(await patterns.nth(1).innerText(), /Конфигурация прочитана заново/)
  await page.getByText(t('diagnosis.timeline', { step: '' }).split('(')[0] ?? '').waitFor()
  await page
    .getByRole('list', { name: t('diagnosis.lines') })
    .getByRole('listitem')
    .first()
    .waitFor()
  assert.deepEqual(await auditInBothThemes(page, 'diagnosis'), [])
  await look(page, 'log')

  await page.getByRole('searchbox', { name: t('diagnosis.find') }).fill('ПРОЧИТАНА ЗАНОВО')
  await page.getByRole('button', { name: t('diagnosis.do-find'), exact: true }).click()
  await page.getByText(t('diagnosis.found', { count: 1 })).waitFor()
  const hit = page.getByRole('list', { name: t('diagnosis.lines') }).getByRole('listitem')
  assert.match(await hit.innerText(), /Чек 698[^]*Чек 699[^]*прочитана заново[^]*Чек 701[^]*Чек 702/)
  await look(page, 'log search')
  await hit.getByRole('button').click()
  const dialog = await windowOf(page, t('diagnosis.to-note'))
  await look(page, 'log evidence')
  await dialog.getByRole('button', { name: t('diagnosis.do-note') }).click()
  await dialog.waitFor({ state: 'detached' })
  await until('the evidence to stand in a note', async () =>
    JSON.stringify((await call(getTicket, { params: { ref: String(number) } })).spine).includes('прочитана заново'),
  )

  await page.goto(`/tickets/${number}/logs/${id}?line=1861`)
  await page.getByText(/Connection to db-\d\.corp\.example:5432 refused after 1860 ms/).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(wide <= 390, `the page is ${wide} pixels wide`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, 'log on a phone')
}

async function theChecks({ page, t, mark }: Seat): Promise<void> {
  const number = await given(mark)
  await page.goto('/settings/checks')
  await page.getByRole('textbox', { name: t('diagnosis.hosts') }).fill('localhost\nnothing.invalid')
  await page.getByRole('textbox', { name: t('diagnosis.networks') }).fill('127.0.0.0/8')
  await page.getByRole('button', { name: t('common.save') }).click()
  await page.getByText(t('diagnosis.refusal.diagnosis.network-closed', { network: '127.0.0.0/8' })).waitFor()
  await page.getByRole('textbox', { name: t('diagnosis.networks') }).fill('')
  await page.getByRole('button', { name: t('common.save') }).click()
  await page.getByText(t('auth.saved')).waitFor()
  assert.deepEqual(await auditInBothThemes(page, 'diagnosis'), [])
  await look(page, 'check targets')

  await page.goto(`/tickets/${number}`)
  const checks = page
    .getByRole('complementary', { name: t('tickets.details') })
    .getByRole('region', { name: t('diagnosis.checks'), exact: true })
  await checks.getByRole('button', { name: t('diagnosis.check'), exact: true }).click()
  const target = checks.getByRole('textbox', { name: t('diagnosis.target') })
  const run = checks.getByRole('button', { name: t('diagnosis.run') })
  await run.click()
  await checks.getByText(/localhost.*(?:127\.0\.0\.1|::1)/).waitFor()
  await target.fill('169.254.169.254')
  await run.click()
  await checks.getByText(t('diagnosis.refusal.diagnosis.target-not-allowed', { target: '169.254.169.254' })).waitFor()
  await target.fill('nothing.invalid')
  await run.click()
  await checks.getByText(t('diagnosis.outcome.failed')).waitFor()
  await checks.getByText(t('diagnosis.output')).click()
  await checks.getByText('nothing.invalid stands for no address').waitFor()
  await look(page, 'checks on a ticket')
}
