/** A contract with a client in Yekaterinburg and a vendor in Berlin, from its calendars to the month's PDF, in both languages. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { getCalendar } from '#contract/calendar-acts.ts'
import { addOrganisation, addPerson } from '#contract/people-acts.ts'
import { getTicketClocks } from '#contract/ticket-clocks.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'
import type { Words } from './words.ts'

inBothLanguages('a contract is made, a ticket is due by it, the month is read', theContract)

async function theContract({ page, t, mark }: Seat): Promise<void> {
  const [client, vendor] = [`Уралпекарь ${mark}`, `Netzwerk GmbH ${mark}`]
  const { id: organisation } = await call(addOrganisation, { body: { name: client } })
  await call(addOrganisation, { body: { name: vendor, kind: 'vendor' } })
  const caller = `Мария Ильина ${mark}`
  await call(addPerson, { body: { name: caller, email: `m-${String(Math.random()).slice(2)}@ural.example`, organisation } })

  const ours = await theCalendar(page, t, {
    name: `Екатеринбург ${mark}`,
    zone: 'Asia/Yekaterinburg',
    hours: '9-13, 14-18',
    production: true,
  })
  const theirs = await theCalendar(page, t, { name: `Berlin ${mark}`, zone: 'Europe/Berlin', hours: '9-17', production: false })
  await theAgreement(page, t, { kind: 'sla', name: `Договор 7 ${mark}`, calendar: ours, whom: client, add: t('sla.add-organisation') })
  await theAgreement(page, t, { kind: 'uc', name: `Rahmenvertrag ${mark}`, calendar: theirs, whom: vendor, add: t('sla.add-vendor') })
  const number = await theCall(page, t, caller, `Не печатает касса ${mark}`)
  await theReason(page, t, number, ours)
  await theVendor(page, t, vendor, number)
  await theMonth(page, t, client)
}

interface Wished {
  readonly name: string
  readonly zone: string
  readonly hours: string
  /** With the Russian production calendar of 2026. */
  readonly production: boolean
}

async function theCalendar(page: Page, t: Words, { name, zone, hours, production }: Wished): Promise<string> {
  await page.goto('/settings/calendars')
  await page.getByRole('button', { name: t('calendars.add') }).click()
  let dialog = await windowOf(page, t('calendars.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(name)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(name)
  await dialog.getByRole('combobox', { name: t('calendars.zone') }).fill(zone.split('/')[1] ?? zone)
  await page.getByRole('option', { name: new RegExp(`^${zone}`) }).click()
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name: t('calendars.edit-week') }).click()
  dialog = await windowOf(page, t('calendars.week'))
  for (let day = 0; day < 5; day++) await dialog.getByPlaceholder(t('calendars.day-off')).nth(day).fill(hours)
  await save(dialog, t)
  if (production) await theProductionYear(page, t)
  await page.getByRole('button', { name: t('calendars.publish') }).click()
  dialog = await windowOf(page, t('calendars.publish'))
  await dialog.getByLabel(t('calendars.valid-from')).fill('2026-01-01')
  await dialog.getByRole('textbox', { name: t('calendars.reason') }).fill('Договор 7/2026')
  await save(dialog, t)
  await page.getByText(t('calendars.version-in-force', { n: 1 })).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  assert.equal((await call(getCalendar, { params: { id } })).versions.length, 1)
  return name
}

async function theProductionYear(page: Page, t: Words): Promise<void> {
  await page.getByRole('button', { name: t('calendars.import') }).click()
  const dialog = await windowOf(page, t('calendars.import'))
  await choose(dialog.getByRole('radio', { name: t('calendars.import-from.shipped') }))
  await dialog.getByRole('button', { name: t('calendars.production-year') }).click()
  await page.getByRole('option', { name: '2026' }).click()
  await dialog
    .getByRole('row')
    .filter({ hasText: t('calendars.holiday.russia-day') })
    .waitFor()
  await save(dialog, t)
}

interface Agreed {
  readonly kind: 'sla' | 'uc'
  readonly name: string
  readonly calendar: string
  readonly whom: string
  /** What the field is called that names him. */
  readonly add: string
}

/** Four working hours for what is of low priority, from the first of January of 2026. */
async function theAgreement(page: Page, t: Words, { kind, name, calendar, whom, add }: Agreed): Promise<void> {
  await page.goto('/settings/agreements')
  await page.getByRole('button', { name: t(`sla.add.${kind}`) }).click()
  const dialog = await windowOf(page, t(`sla.add.${kind}`))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(name)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(name)
  const from = dialog.getByRole('textbox', { name: t('sla.from'), exact: true })
  await from.fill('01.01.2026 00:00')
  await from.press('Tab')
  await dialog.getByRole('textbox', { name: t('sla.rank'), exact: true }).fill('5')
  await dialog
    .getByRole('button', { name: t('sla.calendar') })
    .first()
    .click()
  await page.getByRole('option', { name: calendar }).click()
  const field = dialog.getByRole('combobox', { name: add })
  // A list that opens while its field still moves into sight would close again.
  await field.click()
  await field.fill(whom)
  await page.getByRole('option', { name: whom }).click()
  const metric = dialog.getByRole('region', { name: t(`sla.metric.${kind === 'sla' ? 'resolution' : 'vendor'}`) })
  const hours = metric.getByRole('textbox', { name: t('tickets.priority.4') })
  await metric.getByRole('button', { name: t('sla.unit') }).click()
  await page.getByRole('option', { name: t('sla.unit.hours') }).click()
  await hours.fill('4')
  await hours.press('Tab')
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await keepScreen(page, `contract ${kind}`)
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('sla.publish') }).click()
  const question = await windowOf(page, t('sla.publish'))
  await question.getByRole('status').waitFor()
  await question.getByRole('button', { name: t('sla.publish') }).click()
  await question.waitFor({ state: 'detached' })
}

/** The call came in at half past four in Yekaterinburg, on the shortened day before the Day of Russia. */
async function theCall(page: Page, t: Words, caller: string, title: string): Promise<number> {
  await page.goto('/tickets')
  await page.getByRole('button', { name: t('worklists.new') }).click()
  const dialog = await windowOf(page, t('desk.new-ticket'))
  await dialog.getByRole('combobox').first().fill(caller)
  await page.getByRole('option', { name: caller }).click()
  await dialog.getByRole('textbox', { name: t('tickets.title') }).fill(title)
  const began = dialog.getByRole('textbox', { name: t('tickets.began'), exact: true })
  await began.fill('11.06.2026 14:30')
  await began.press('Tab')
  await dialog.getByRole('textbox', { name: t('tickets.began-reason') }).fill('Записано по журналу АТС')
  await dialog.getByRole('button', { name: t('tickets.register') }).click()
  await page.waitForURL(/\/tickets\/\d+/)
  return Number(/\/tickets\/(\d+)/.exec(page.url())?.[1])
}

/** Half an hour on Thursday, Friday is a holiday, three and a half on Monday: 12:30 in Yekaterinburg. */
async function theReason(page: Page, t: Words, number: number, calendar: string): Promise<void> {
  const { clocks } = await call(getTicketClocks, { params: { ref: String(number) } })
  const clock = clocks.find(({ metric }) => metric === 'resolution')
  assert.equal(clock?.dueAt, Temporal.Instant.from('2026-06-15T12:30+05:00').toString())
  const card = page.getByRole('complementary').getByText(calendar).first()
  await card.waitFor()
  const clocksNow = page.getByRole('region', { name: t('sla.clocks') })
  await clocksNow
    .getByRole('button', { name: t('sla.why') })
    .first()
    .click()
  const why = page.getByRole('dialog', { name: t('sla.why') })
  await why.getByText(t('calendars.holiday.russia-day')).first().waitFor()
  await keepScreen(page, 'contract why')
  await page.keyboard.press('Escape')
}

async function theVendor(page: Page, t: Words, vendor: string, number: number): Promise<void> {
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  await dialog.getByRole('button', { name: /^L2/ }).click()
  await page.getByRole('option', { name: /^L4/ }).click()
  const choice = dialog.getByRole('button', { name: `${t('tickets.choose')} ${t('tickets.vendor')}`, exact: true })
  const option = page.getByRole('option', { name: vendor })
  // A list whose names are still on their way does not open.
  await until('the vendors to be listed', async () => choice.click().then(() => option.isVisible()))
  await option.click()
  await dialog
    .getByRole('textbox', { name: t('tickets.card.jump'), exact: false })
    .first()
    .fill('Касса на гарантии поставщика')
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили кассу и проверили кабель')
  await dialog.getByRole('textbox', { name: t('tickets.card.evidence') }).fill('В журнале ошибка 619 с девяти утра')
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill('Менять ли печатающую головку?')
  await dialog.getByRole('button', { name: t('tickets.hand-over') }).click()
  await dialog.waitFor({ state: 'detached' })
  const { clocks } = await call(getTicketClocks, { params: { ref: String(number) } })
  const clock = clocks.find(({ metric }) => metric === 'vendor')
  assert.deepEqual([clock?.timeZone, clock?.targetMs], ['Europe/Berlin', 4 * 3_600_000])
  await page.getByText(t('sla.at-vendor', { place: vendor })).waitFor()
  await keepScreen(page, 'contract vendor')
}

/** The client's June as a file; it is kept where screens are kept. */
async function theMonth(page: Page, t: Words, client: string): Promise<void> {
  await page.goto('/reports/compliance?from=2026-06-01&to=2026-06-30&by=organisation')
  await page.getByRole('combobox', { name: t('reports.compliance.organisation') }).fill(client)
  await page.getByRole('option', { name: client }).click()
  await page.getByRole('row').filter({ hasText: client }).first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('reports.compliance.save', { format: 'PDF' }) }).click(),
  ])
  const pdf = await readFile(await download.path())
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-')
  const folder = process.env['OPORA_SCREENS']
  if (folder) await writeFile(join(folder, `month-${String(pdf.length)}.pdf`), pdf)
}
