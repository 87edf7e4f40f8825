/** Calendars as an administrator sets them, in both languages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { type CalendarPlan, addCalendar, getCalendar, getCalendarYear, listCalendars, publishCalendar } from '#contract/calendar-acts.ts'
import { choose } from './choose.ts'
import type { Call } from './api.ts'
import { audit, openBrowser, takeFaults } from './browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from './desk-server.ts'
import { type Seat, save, signedIn, windowOf } from './seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'
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
        assert.deepEqual(takeFaults(seat.page), [])
      }),
    )
  acts('a calendar gets its week and its holidays, and is published', theCalendar)
  acts('a date and a file go into the draft, and the draft away', theDates)
  acts('a calendar is made of others', theComposition)
}

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
  await choose(dialog.getByRole('radio', { name: t('calendars.import-from.shipped') }))
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
  await dialog.getByText(t('calendars.no-agreements')).waitFor()
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

const plan = { timezone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } } satisfies CalendarPlan

async function theDates({ page, t, mark }: Seat): Promise<void> {
  const name = `Berlin ${mark}`
  const { id } = await call(addCalendar, { body: { names: { ru: name, en: name }, plan } })
  await page.goto(`/settings/calendars/${id}`)
  await page.getByRole('button', { name: t('calendars.add-day') }).click()
  let dialog = await windowOf(page, t('calendars.add-day'))
  const thisYear = Temporal.Now.plainDateISO().year
  await dialog.getByRole('textbox', { name: t('calendars.date'), exact: true }).fill(`${thisYear}-03-02`)
  await dialog.getByRole('textbox', { name: t('calendars.day-name') }).fill('Карнавал')
  await choose(dialog.getByRole('radio', { name: t('calendars.day-kind.special') }))
  await dialog.getByRole('textbox', { name: t('calendars.hours'), exact: true }).fill('9-12')
  await save(dialog, t)
  await page.getByRole('row').filter({ hasText: 'Карнавал' }).filter({ hasText: '09:00–12:00' }).waitFor()

  await page.getByRole('button', { name: t('calendars.import') }).click()
  dialog = await windowOf(page, t('calendars.import'))
  const events = [`DTSTART;VALUE=DATE:${thisYear}1003\r\nSUMMARY:Einheit`, `DTSTART:${thisYear}1003T090000Z\r\nSUMMARY:Meeting`].map(
    (event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`,
  )
  const text = `BEGIN:VCALENDAR\r\n${events.join('')}END:VCALENDAR\r\n`
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: t('calendars.choose-file') }).click()
  await (await choosing).setFiles({ name: 'feiertage.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await dialog.getByRole('row').filter({ hasText: 'Einheit' }).waitFor()
  await dialog.getByText('Meeting').waitFor()
  await save(dialog, t)
  await page.getByRole('row').filter({ hasText: 'Einheit' }).waitFor()
  const carnival = page.getByRole('row').filter({ hasText: 'Карнавал' })
  await carnival.getByRole('button', { name: t('calendars.remove-day', { date: '' }).trim() }).click()
  await carnival.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: t('calendars.drop') }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('calendars.drop') })
    .click()
  await page.getByText(t('calendars.no-versions')).waitFor()
  await until('the draft to be gone', async () => (await call(getCalendar, { params: { id } })).draft === null)
}

async function theComposition({ page, t, mark }: Seat): Promise<void> {
  const name = `Часть ${mark}`
  const part = await call(addCalendar, { body: { names: { ru: name, en: name }, plan } })
  await call(publishCalendar, { params: { id: part.id }, body: { from: '2026-01-01', reason: 'x', revision: 1 } })
  await page.goto('/settings/calendars')
  await page.getByRole('button', { name: t('calendars.add') }).click()
  const dialog = await windowOf(page, t('calendars.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Вместе ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Together ${mark}`)
  await choose(dialog.getByRole('radio', { name: t('calendars.kind.composed') }))
  await choose(dialog.getByRole('radio', { name: t('calendars.way.union') }))
  await dialog.getByRole('button', { name: t('calendars.add-part') }).click()
  await page.getByRole('option', { name }).click()
  await dialog.getByRole('button', { name: t('calendars.add-part') }).click()
  await page.getByRole('option', { name: /9–18/ }).click()
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  await page.getByRole('link', { name }).waitFor()
  const made = (await call(listCalendars, { query: {} })).items.find(({ names }) => names.ru === `Вместе ${mark}`)
  assert.deepEqual([made?.composed, made?.timezone], [true, 'Europe/Berlin'])
}
