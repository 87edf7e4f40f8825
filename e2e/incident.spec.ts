/** One incident through all its stages in a browser, in both languages: what the solution needs, who fails it, and who passes it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setPasswordByLink } from '#contract/auth-acts.ts'
import { addCategory, addService } from '#contract/catalog.ts'
import { getTicket, listResolutionCodes, openTicket, resolveTicket, setVerificationRules, verifyTicket } from '#contract/tickets.ts'
import { type Call, apiOf, signInBy } from './api.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an incident goes through all its stages, with failed and passed verifications', theIncident)

/** Somebody else of the desk, who is not before the screen. */
async function colleague(): Promise<Call> {
  const args = ['server/cli.ts', 'user', 'add', '--email', `boris-${randomUUID()}@desk.example`, '--name', 'Борис', '--role', 'agent']
  const { stdout, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, OPORA_DATA: desk.dataFolder }, encoding: 'utf8' })
  const token = /#(\S+)/.exec(stdout)?.[1]
  assert.ok(token !== undefined, stderr)
  return apiOf(desk.url, await signInBy(desk.url, setPasswordByLink, { body: { token, password: 'a long enough horse 2' } }))
}

async function theIncident({ page, t, mark }: Seat): Promise<void> {
  const names = (text: string) => ({ ru: `${text} ${mark}`, en: `${text} ${mark}` })
  const service = await call(addService, {
    body: { names: names('VPN'), descriptions: { ru: '', en: '' }, criticality: 'critical', rank: 1 },
  })
  const category = { names: names('619'), parent: null, kinds: ['incident' as const], rank: 1 }
  await call(addCategory, { params: { id: service.id }, body: category })
  const rule = { services: [service.id], priorities: [], how: 'second' as const, check: null, closes: true }
  await call(setVerificationRules, { body: { rules: [rule] } })
  const boris = await colleague()
  const { number } = await call(openTicket, {
    body: { title: `Нет связи ${mark}`, text: 'С утра ошибка 619', requester: { name: `Анна ${mark}`, phone: '+7 900 000-00-00' } },
  })
  const ref = String(number)
  const statusOf = async () => (await call(getTicket, { params: { ref } })).ticket.status
  const solve = async () => {
    const [code] = (await boris(listResolutionCodes)).items
    await boris(resolveTicket, { params: { ref }, body: { code: code?.id ?? '', text: 'Выдан новый сертификат', tell: false } })
  }
  const here = (stage: 'resolution' | 'verification') =>
    page.getByRole('list', { name: t('stages.label') }).locator('[aria-current=step]', { hasText: t(`stages.stage.${stage}`) })

  await page.goto(`/tickets/${ref}`)
  await page.getByRole('list', { name: t('stages.label') }).waitFor()
  await look(page, 'stages of an incident')
  const property = (term: string) => page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd')
  await property(t('tickets.occurred-at')).getByRole('button').click()
  const since = page.getByRole('dialog', { name: t('tickets.occurred-at') })
  await since.getByRole('textbox', { name: t('tickets.occurred-at') }).fill('-2')
  await look(page, 'since when it is so')
  await since.getByRole('button', { name: t('common.save') }).click()
  await since.waitFor({ state: 'detached' })
  await until('the moment to be noted', async () => (await call(getTicket, { params: { ref } })).ticket.occurredAt !== null)
  await page
    .getByRole('button', { name: t('tickets.resolve') })
    .first()
    .click()
  const dialog = await windowOf(page, t('tickets.resolve-title', { number: ref }))
  await dialog.getByRole('button', { name: new RegExp(`${t('tickets.service')}$`) }).click()
  await page.getByRole('option', { name: `VPN ${mark}` }).click()
  await dialog.getByRole('button', { name: new RegExp(`${t('tickets.category')}$`) }).click()
  await page.getByRole('option', { name: `619 ${mark}` }).click()
  await dialog.getByRole('button', { name: t('tickets.resolution-code') }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('textbox', { name: t('tickets.solution') }).fill('Перезапущен шлюз')
  await look(page, 'the solution asks what it was in')
  await dialog.getByRole('button', { name: t('tickets.resolve') }).click()
  await dialog.waitFor({ state: 'detached' })
  await here('verification').waitFor()
  await look(page, 'a solution waits for a second person')

  await boris(verifyTicket, { params: { ref }, body: { works: false, text: 'Ошибка 619 осталась' } })
  await page.getByText('Ошибка 619 осталась').first().waitFor()
  await solve()
  await page.getByRole('button', { name: t('stages.does-not-work'), exact: true }).click()
  const failed = await windowOf(page, t('stages.failed-title', { number: ref }))
  await failed.getByRole('textbox', { name: t('stages.failed-text') }).fill('Соединение рвётся через минуту')
  await failed.getByRole('button', { name: t('stages.failed-do') }).click()
  await failed.waitFor({ state: 'detached' })
  await page.getByText('Соединение рвётся через минуту').first().waitFor()
  assert.equal(await statusOf(), 'in-work')

  await solve()
  await page.goto('/tickets?view=to-verify')
  await page
    .getByRole('row')
    .filter({ hasText: `#${ref}` })
    .waitFor()
  await look(page, 'what waits to be verified')
  await page.goto(`/tickets/${ref}`)
  await page.getByRole('button', { name: t('stages.works'), exact: true }).click()
  await until('the verified incident to be closed', async () => (await statusOf()) === 'closed')
  await page.getByText(t('stages.closed')).waitFor()
  await property(t('tickets.priority')).getByText(t('tickets.raised.critical-service')).waitFor()
  await look(page, 'an incident that is verified and closed')
  await theRecord(page, t)
}

/** What was seen on the way stands in the record, the failed solutions too. */
async function theRecord(page: Seat['page'], t: Seat['t']): Promise<void> {
  await page.getByRole('button', { name: t('tickets.more') }).click()
  await page.getByRole('menuitem', { name: t('tickets.record') }).click()
  await page.getByRole('heading', { level: 1, name: t('reports.record.title') }).waitFor()
  for (const text of ['С утра ошибка 619', 'Перезапущен шлюз', 'Соединение рвётся через минуту'])
    await page.getByText(text).first().waitFor()
  const paper = await page.getByRole('link', { name: t('reports.record.save') }).getAttribute('href')
  const answer = await page.request.get(paper ?? '')
  assert.deepEqual([answer.status(), answer.headers()['content-type']], [200, 'application/pdf'])
  await look(page, 'the record of an incident')
}
