/** The settings as an administrator uses them, in both languages: what is set on a screen holds on the server. */
import assert from 'node:assert/strict'
import { listAgreements } from '#contract/agreement-acts.ts'
import {
  addPerson,
  getDeskDefaults,
  listLevels,
  listOrganisations,
  listPeople,
  listRoles,
  listTeams,
  setDeskDefaults,
} from '#contract/people-acts.ts'
import { listServices } from '#contract/catalog.ts'
import { getMatrix, getTicketSettings } from '#contract/ticket-settings.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { until } from './waiting.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'

inBothLanguages('an organisation, a person and a team are added', thePeople)
inBothLanguages('the desk has another language, and a new caller speaks it', theDesk)
inBothLanguages('a level is renamed and a role loses a permission', theAccess)
inBothLanguages('a cell of the matrix and the rules of tickets are set', theRules)
inBothLanguages('a service gets a category', theServices)
inBothLanguages('an agreement is drafted, tried and published', theAgreements)
inBothLanguages('a key is made and shown once', theKey)

async function theDesk({ page, t, mark }: Seat): Promise<void> {
  const wanted = mark === 'in English' ? 'en' : 'ru'
  await call(setDeskDefaults, { body: { language: wanted === 'en' ? 'ru' : 'en', timeZone: 'Europe/Moscow' } })
  await page.goto('/settings/desk')
  await page.getByRole('button', { name: t('common.language') }).click()
  await page.getByRole('option', { name: wanted === 'en' ? 'English' : 'Русский' }).click()
  const zone = page.getByRole('combobox', { name: t('auth.time-zone') })
  await zone.fill('Yekaterinburg')
  await page.getByRole('option', { name: /Asia\/Yekaterinburg/ }).click()
  await page.getByRole('button', { name: t('common.save') }).click()
  await page.getByText(t('people.desk-saved')).waitFor()
  assert.deepEqual(await call(getDeskDefaults), { language: wanted, timeZone: 'Asia/Yekaterinburg' })
  const caller = await call(addPerson, { body: { name: `Caller ${mark}`, phone: `+7 343 000-00-${wanted === 'en' ? 11 : 12}` } })
  assert.deepEqual([caller.language, caller.timeZone], [wanted, 'Asia/Yekaterinburg'])
  await page.goto('/settings/audit')
  await page.getByText(t('audit.desk.defaults-set')).first().waitFor()
}

async function thePeople({ page, t, mark }: Seat): Promise<void> {
  const domain = mark === 'in English' ? 'rye.example' : 'rozh.example'
  await page.goto('/organisations')
  await page.getByRole('button', { name: t('people.add-organisation') }).click()
  let dialog = await windowOf(page, t('people.add-organisation'))
  await dialog.getByRole('textbox', { name: t('people.organisation-name') }).fill(`Рожь ${mark}`)
  await dialog.getByRole('textbox', { name: t('desk.domains') }).fill('gmail.com')
  await dialog.getByRole('button', { name: t('common.save') }).click()
  await dialog.getByText(t('people.refusal.people.public-domain', { domain: 'gmail.com' })).waitFor()
  await dialog.getByRole('textbox', { name: t('desk.domains') }).fill(domain)
  await save(dialog, t)
  const found = (await call(listOrganisations, { query: { q: mark } })).items[0]
  assert.deepEqual(found?.domains, [domain])

  await page.goto('/people')
  await page.getByRole('button', { name: t('people.add-person') }).click()
  dialog = await windowOf(page, t('people.add-person'))
  await dialog.getByRole('textbox', { name: t('auth.name') }).fill(`Лена ${mark}`)
  await dialog.getByRole('textbox', { name: t('auth.email') }).fill(`lena@${domain}`)
  await choose(dialog.getByRole('checkbox', { name: t('people.role.agent'), exact: true }))
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name: `Лена ${mark}` }).waitFor()
  const lena = (await call(listPeople, { query: { q: `lena@${domain}` } })).items[0]
  assert.deepEqual(lena?.roles.toSorted(), ['agent', 'requester'])
  await page.getByRole('button', { name: t('people.more') }).click()
  await page.getByRole('menuitem', { name: t('people.leave') }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('people.leave') })
    .click()
  await page.getByText(t('people.has-left', { name: `Лена ${mark}` })).waitFor()
  assert.ok((await call(listPeople, { query: { q: `lena@${domain}`, left: 'true' } })).items[0]?.leftAt)
  await page.getByRole('button', { name: t('people.more') }).click()
  await page.getByRole('menuitem', { name: t('people.back') }).click()
  await page.getByText(t('people.is-back', { name: `Лена ${mark}` })).waitFor()

  await page.goto('/settings/teams')
  await page.getByRole('button', { name: t('people.add-team') }).click()
  dialog = await windowOf(page, t('people.add-team'))
  await dialog.getByRole('textbox', { name: t('people.team-name') }).fill(`Сети ${mark}`)
  await choose(dialog.getByRole('checkbox', { name: /^L2/ }))
  await dialog.getByRole('combobox', { name: t('people.add-member') }).fill(`Лена ${mark}`)
  await page.getByRole('option', { name: `Лена ${mark}` }).click()
  await save(dialog, t)
  const team = (await call(listTeams)).items.find(({ name }) => name === `Сети ${mark}`)
  assert.deepEqual([team?.members.map(({ name }) => name), team?.levels.length], [[`Лена ${mark}`], 1])
}

async function theAccess({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/levels')
  const expert = (await call(listLevels)).items.find(({ code }) => code === 'L2')
  assert.ok(expert)
  await page.getByRole('row').filter({ hasText: 'L2' }).first().getByRole('button').first().click()
  const dialog = await windowOf(page, `L2 · ${expert.name[mark === 'in English' ? 'en' : 'ru']}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Experts ${mark}`)
  await save(dialog, t)
  assert.equal((await call(listLevels)).items.find(({ code }) => code === 'L2')?.name.en, `Experts ${mark}`)

  await page.goto('/settings/roles')
  const permission = mark === 'in English' ? 'ticket.restrict' : 'template.edit'
  const box = page.getByRole('checkbox', {
    name: t('people.role-may', { role: t('people.role.lead'), what: t(`people.permission.${permission}`) }),
  })
  // It stays as it was until the server has agreed.
  await box.click({ force: true })
  const lead = async () => (await call(listRoles)).items.find(({ name }) => name === 'lead')?.permissions ?? []
  await until('the permission to be taken', async () => !(await lead()).includes(permission))
}

async function theRules({ page, t, mark }: Seat): Promise<void> {
  const chosen = mark === 'in English' ? 2 : 3
  await page.goto('/settings/priorities')
  await page
    .getByRole('button', { name: t('tickets.matrix-cell', { impact: t('tickets.impact.person'), urgency: t('tickets.urgency.low') }) })
    .click()
  await page.getByRole('option', { name: t(`tickets.priority.${chosen}`) }).click()
  await until('the matrix to be set', async () => (await call(getMatrix)).person.low === chosen)

  await page.goto('/settings/ticket-rules')
  const field = page.getByRole('textbox', { name: t('tickets.rule.closeAfterWorkingDays') })
  await field.fill(String(chosen + 3))
  await field.press('Tab')
  await page.getByRole('button', { name: t('common.save') }).click()
  await page.getByText(t('auth.saved')).waitFor()
  assert.equal((await call(getTicketSettings)).closeAfterWorkingDays, chosen + 3)
}

async function theServices({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/services')
  await page
    .getByRole('button', { name: t('catalog.add-service') })
    .first()
    .click()
  let dialog = await windowOf(page, t('catalog.add-service'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Кассы ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Kassen ${mark}`)
  await save(dialog, t)
  const service = mark === 'in English' ? `Kassen ${mark}` : `Кассы ${mark}`
  await page.getByRole('button', { name: t('catalog.add-category-to', { service }) }).click()
  dialog = await windowOf(page, t('catalog.add-category'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill('Чеки')
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill('Receipts')
  await save(dialog, t)
  const made = (await call(listServices, { query: {} })).items.find(({ names }) => names.ru === `Кассы ${mark}`)
  assert.deepEqual(
    made?.categories.map(({ names }) => names.en),
    ['Receipts'],
  )
}

async function theAgreements({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/agreements')
  await page.getByRole('button', { name: t('sla.add.sla') }).click()
  const dialog = await windowOf(page, t('sla.add.sla'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Урал ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Ural ${mark}`)
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name: mark === 'in English' ? `Ural ${mark}` : `Урал ${mark}` }).waitFor()
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('sla.replay') }).click()
  const replay = await windowOf(page, t('sla.replay'))
  await replay.getByText(t('sla.replayed', { tickets: 0, changed: 0, saved: 0, lost: 0 })).waitFor()
  await keepScreen(page, 'replay')
  assert.deepEqual(await audit(page), [])
  await replay
    .getByRole('button', { name: t('common.close') })
    .last()
    .click()
  await page.getByRole('button', { name: t('sla.publish') }).click()
  const question = await windowOf(page, t('sla.publish'))
  await question.getByRole('status').waitFor()
  await question.getByRole('button', { name: t('sla.publish') }).click()
  await question.waitFor({ state: 'detached' })
  const made = (await call(listAgreements, {})).items.find(({ names }) => names.ru === `Урал ${mark}`)
  assert.deepEqual([made?.state, made?.hasDraft], ['inForce', false])
}

async function theKey({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/me')
  await page.getByRole('button', { name: t('auth.add-key') }).click()
  const dialog = await windowOf(page, t('auth.add-key'))
  await dialog.getByRole('textbox', { name: t('auth.key-name') }).fill(`monitoring ${mark}`)
  await choose(dialog.getByRole('checkbox', { name: t('people.permission.report.read') }))
  await save(dialog, t)
  const token = await page.locator('code').first().innerText()
  const asked = await fetch(`${desk.url}/api/v1/reports/first?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const refused = await fetch(`${desk.url}/api/v1/people`, { headers: { authorization: `Bearer ${token}` } })
  assert.deepEqual([asked.status, refused.status], [200, 403])
  await page.reload()
  await page
    .getByRole('row')
    .filter({ hasText: `monitoring ${mark}` })
    .waitFor()
  assert.equal(await page.locator('code').count(), 0)
}
