/** Calendars as an administrator sets them, in both languages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { getCalendar, getCalendarYear, listCalendars } from '#contract/calendar-acts.ts'
import type { Call } from './api.ts'
import { audit, openBrowser, takeFaults } from './browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from './desk-server.ts'
import { type Seat, save, signedIn, windowOf } from './seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'

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

for (const language of ['ru', 'en'] as const)
  test(`a calendar gets its week and its holidays, and is published, ${language}`, { timeout: 120_000 }, () =>
    withLastScreens(browser, async () => {
      const seat = await signedIn(browser, desk, account, language)
      await theCalendar(seat)
      assert.deepEqual(takeFaults(seat.page), [])
    }),
  )

async function theCalendar({ page, t, mark }: Seat): Promise<void> {
  const name = `Восьмичасовой ${mark}`
  await page.goto('/settings/calendars')
  await page.getByRole('button', { name: t('calendars.add') }).click()
  let dialog = await windowOf(page, t('calendars.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(name)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(name)
  await dialog.getByRole('combobox', { name: t('calendars.zone') }).fill('Moscow')
  await page.getByRole('option', { name: /^Europe\/Moscow/ }).click()
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name }).waitFor()

  await page.getByRole('button', { name: t('calendars.edit-week') }).click()
  dialog = await windowOf(page, t('calendars.week'))
  const days = dialog.getByPlaceholder(t('calendars.day-off'))
  await days.first().fill('9-13 и потом')
  await dialog.getByRole('button', { name: t('common.save') }).click()
  await dialog.getByText(t('calendars.hours-unreadable')).waitFor()
  for (let day = 0; day < 5; day++) await days.nth(day).fill('9-13, 14:00–18')
  await save(dialog, t)

  await page.getByRole('button', { name: t('calendars.import') }).click()
  dialog = await windowOf(page, t('calendars.import'))
  await dialog.getByRole('radio', { name: t('calendars.import-from.shipped') }).check({ force: true })
  await dialog.getByRole('button', { name: t('calendars.production-year') }).click()
  await page.getByRole('option', { name: '2025' }).click()
  await dialog
    .getByRole('row')
    .filter({ hasText: t('calendars.holiday.victory-day') })
    .waitFor()
  await keepScreen(page, 'calendar import')
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)

  await page.getByRole('button', { name: t('calendars.publish') }).click()
  dialog = await windowOf(page, t('calendars.publish'))
  await dialog.getByLabel(t('calendars.valid-from')).fill('2025-01-01')
  await dialog.getByRole('textbox', { name: t('calendars.reason') }).fill('Договор 12/2025')
  await save(dialog, t)
  await page.getByText(t('calendars.version-in-force', { n: 1 })).waitFor()
  while (!(await page.getByRole('heading', { name: t('calendars.year', { year: '2025' }) }).isVisible()))
    await page.getByRole('button', { name: t('calendars.year-before') }).click()
  const whole = page.getByRole('row').filter({ hasText: t('calendars.whole-year') })
  await whole.getByText('247', { exact: true }).waitFor()
  await whole.getByText(/^1.972$/).waitFor()
  await keepScreen(page, 'calendar')
  assert.deepEqual(await audit(page), [])
  const made = (await call(listCalendars, { query: {} })).items.find(({ names }) => names.ru === name)
  const { versions, draft } = await call(getCalendar, { params: { id: String(made?.id) } })
  assert.deepEqual([versions.map(({ validFrom, reason }) => [validFrom, reason]), draft], [[['2025-01-01', 'Договор 12/2025']], null])
  const { days: worked, ms } = await call(getCalendarYear, { params: { id: String(made?.id), year: '2025' }, query: {} })
  assert.deepEqual([worked, ms], [247, 1972 * 3_600_000])
}
