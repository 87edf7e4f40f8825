/** The settings as an administrator uses them, in both languages: what is set on a screen holds on the server. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { listAgreements } from '#contract/agreement-acts.ts'
import { listMailboxes } from '#contract/email.ts'
import { listLetters } from '#contract/letters.ts'
import { listLevels, listOrganisations, listPeople, listRoles, listTeams } from '#contract/people-acts.ts'
import { listServices } from '#contract/catalog.ts'
import { listRotas } from '#contract/rotas.ts'
import { getMatrix, getTicketSettings } from '#contract/ticket-settings.ts'
import type { Call } from './api.ts'
import { audit, openBrowser, takeFaults } from './browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from './desk-server.ts'
import { freePort } from './ports.ts'
import { type Seat, save, signedIn, windowOf } from './seat.ts'
import { withLastScreens } from './screens.ts'
import { until } from './waiting.ts'

let desk: DeskServer
let browser: Browser
let call: Call
let account: { email: string; password: string }

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  const administrator = await firstAdministrator(desk)
  call = administrator.call
  account = administrator
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

for (const language of ['ru', 'en'] as const) {
  const acts = (name: string, act: (seat: Seat) => Promise<void>): void =>
    void test(`${name}, ${language}`, { timeout: 120_000 }, () =>
      withLastScreens(browser, async () => {
        const seat = await signedIn(browser, desk, account, language)
        await act(seat)
        assert.deepEqual(
          takeFaults(seat.page).filter((fault) => !fault.includes('409') && !fault.includes('422')),
          [],
        )
      }),
    )
  acts('an organisation, a person and a team are added', thePeople)
  acts('a level is renamed and a role loses a permission', theAccess)
  acts('a mailbox that cannot be reached says so', theMailbox)
  acts('a letter is worded, looked at, and put back', theLetter)
  acts('a cell of the matrix and the rules of tickets are set', theRules)
  acts('a service gets a category', theServices)
  acts('a rota gets its turns, and one takes over another’s', theRota)
  acts('an agreement is drafted, tried and published', theAgreements)
  acts('a key is made and shown once', theKey)
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
  await dialog.getByRole('checkbox', { name: t('people.role.agent'), exact: true }).check({ force: true })
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
  await dialog.getByRole('checkbox', { name: /^L2/ }).check({ force: true })
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
  await page.getByRole('row').filter({ hasText: 'L2' }).getByRole('button').click()
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

async function theMailbox({ page, t, mark }: Seat): Promise<void> {
  const address = `help-${mark === 'in English' ? 'en' : 'ru'}@desk.example`
  await page.goto('/settings/mailboxes')
  await page.getByRole('button', { name: t('email.add-mailbox') }).click()
  const dialog = await windowOf(page, t('email.add-mailbox'))
  await dialog.getByRole('textbox', { name: t('email.address') }).fill(address)
  await dialog.getByRole('radio', { name: t('email.how.imap') }).check({ force: true })
  await dialog.getByRole('textbox', { name: t('email.host') }).fill('127.0.0.1')
  const port = dialog.getByRole('textbox', { name: t('email.port') })
  await port.fill(String(await freePort()))
  await port.press('Tab')
  await dialog.getByRole('textbox', { name: t('email.user') }).fill('help')
  await dialog.getByLabel(t('auth.password'), { exact: true }).fill('secret words')
  await save(dialog, t)
  const row = page.getByRole('row').filter({ hasText: address })
  await row.getByRole('button', { name: t('email.try') }).click()
  await page.getByText('ECONNREFUSED').first().waitFor()
  await row.getByText(t('email.state.fails')).waitFor({ timeout: 30_000 })
  const kept = (await call(listMailboxes)).items.find((mailbox) => mailbox.address === address)
  assert.equal(kept?.hasPassword, true)
  assert.ok(!JSON.stringify(kept).includes('secret words'))
}

async function theLetter({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/letters')
  await page
    .getByRole('button', { name: t('letters.name.registered') })
    .first()
    .click()
  let dialog = page.getByRole('dialog')
  const text = dialog.getByRole('textbox', { name: t('letters.text') })
  await text.fill('{nobody-knows}')
  await dialog.getByRole('button', { name: t('letters.preview') }).click()
  await dialog.getByRole('alert').waitFor()
  await text.fill(`Здравствуйте, {name}! ${mark}: #{number}`)
  await dialog.getByRole('button', { name: t('letters.preview') }).click()
  await dialog.getByText(new RegExp(`${mark}: #\\d`)).waitFor()
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  const changed = async () => (await call(listLetters)).items.filter((letter) => letter.changed)
  assert.equal((await changed()).length, 1)
  await page
    .getByRole('row')
    .filter({ has: page.getByText(t('letters.own'), { exact: true }) })
    .getByRole('button')
    .click()
  dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('letters.reset') }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal((await changed()).length, 0)
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

async function theRota({ page, t, mark }: Seat): Promise<void> {
  const [first, second] = [`Дежурная ${mark}`, `Сменщик ${mark}`]
  for (const name of [first, second])
    await page.request.post('/api/v1/people', {
      data: { name, email: `${name.length}.${mark.length}@desk.example`, roles: ['agent'] },
      headers: { origin: desk.url },
    })
  await page.goto('/settings/rotas')
  await page.getByRole('button', { name: t('rotas.add') }).click()
  let dialog = await windowOf(page, t('rotas.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Ночь ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Night ${mark}`)
  await dialog.getByRole('combobox', { name: t('rotas.add-member') }).fill(first)
  await page.getByRole('option', { name: first }).click()
  await dialog.getByRole('textbox', { name: t('rotas.hand-over') }).fill('00:00')
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name: mark === 'in English' ? `Night ${mark}` : `Ночь ${mark}` }).waitFor()
  await page.getByRole('row').filter({ hasText: first }).first().waitFor()
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('rotas.add-override') }).click()
  dialog = await windowOf(page, t('rotas.add-override'))
  await dialog.getByRole('combobox', { name: t('rotas.override-person') }).fill(second)
  await page.getByRole('option', { name: second }).click()
  await dialog.getByRole('textbox', { name: t('rotas.override-to') }).fill('+2')
  await save(dialog, t)
  await page
    .getByRole('row')
    .filter({ hasText: second })
    .filter({ hasText: t('rotas.by-override') })
    .waitFor()
  const onNow = async () => (await call(listRotas, {})).items.find(({ names }) => names.ru === `Ночь ${mark}`)?.now.person?.name
  assert.equal(await onNow(), second)
  await page.getByRole('button', { name: t('rotas.remove-override', { name: second, at: '' }).replace(/[ ,]+$/, '') }).click()
  await page
    .getByText(t('rotas.no-overrides'))
    .or(page.getByRole('row').filter({ hasText: second }))
    .first()
    .waitFor()
  await until('the turn to be taken back', async () => (await onNow()) === first)
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
  await dialog.getByRole('checkbox', { name: t('people.permission.report.read') }).check({ force: true })
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
