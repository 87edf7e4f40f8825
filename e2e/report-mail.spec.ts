/** The report of promises by mail, as the demo's manager sets it up, sends and pauses it, and as a client gets it; in both languages. */
import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { parseLetter } from '#platform/mail/index.ts'
import { audit, openBrowser, takeFaults } from './browser.ts'
import { type DemoDesk, startDemo } from './demo-desk.ts'
import { sitIn } from './demo-seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'
import { save, windowOf } from './seat.ts'
import { eventually, until } from './waiting.ts'
import type { Words } from './words.ts'

let desk: DemoDesk
let browser: Browser
before(async () => {
  desk = await startDemo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

for (const language of ['ru', 'en'] as const)
  test(`a report goes out by mail, ${language}`, { timeout: 240_000 }, () =>
    withLastScreens(browser, async () => {
      const { page, t } = await sitIn(browser, desk.url, { language, role: 'manager' })
      await page.goto('/reports/compliance')
      await theMail(page, t, language)
      // Who may not be a recipient was refused.
      assert.deepEqual(
        takeFaults(page).filter((fault) => !fault.includes('409')),
        [],
      )
    }),
  )

/** Sets up a report to a client’s person, sends it now, and reads the letter; then pauses it. */
async function theMail(page: Page, t: Words, language: 'ru' | 'en'): Promise<void> {
  const name = language === 'ru' ? 'Сроки для «Севера»' : 'Promises for Sever'
  await page.getByRole('link', { name: t('reports.schedule.schedules') }).click()
  await page.getByRole('heading', { level: 1, name: t('reports.schedule.schedules') }).waitFor()
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('reports.schedule.add') }).click()
  const dialog = await windowOf(page, t('reports.schedule.add'))
  await dialog.getByRole('textbox', { name: t('reports.schedule.name') }).fill(name)
  const choose = async (label: string, text: string) => {
    await dialog.getByRole('combobox', { name: label }).fill(text)
    await page.getByRole('option', { name: text }).first().click()
  }
  await choose(t('reports.schedule.add-recipient'), 'Денис Северов')
  await dialog.getByRole('button', { name: t('common.save') }).click()
  // A client's person is told of his organisation only.
  await dialog.getByText(t('reports.refusal.reports.recipient-outside')).waitFor()
  await choose(t('reports.schedule.about'), 'Север-Телеком')
  await keepScreen(page, 'schedule dialog')
  await save(dialog, t)
  const row = page.getByRole('row').filter({ hasText: name })
  await row.getByRole('button', { name: t('reports.schedule.send') }).click()
  const letter = await eventually('the letter', async () => letterAbout(name))
  assert.deepEqual(
    letter.to.map(({ address }) => address),
    ['denis@sever-telecom.example'],
  )
  // Denis reads Russian, whatever the manager does.
  assert.match(letter.text, /для организации «Север-Телеком»: как выполнялись сроки/)
  const [file] = letter.attachments
  assert.equal(file?.contentType, 'application/pdf')
  assert.equal(
    Buffer.from(file?.bytes ?? [])
      .subarray(0, 5)
      .toString('latin1'),
    '%PDF-',
  )
  await row.getByRole('button', { name: t('reports.schedule.change', { name }) }).click()
  const again = await windowOf(page, name)
  await again.getByRole('textbox', { name: t('reports.schedule.time') }).fill('07:45')
  await save(again, t)
  await row.getByText('07:45').first().waitFor()
  await row.getByRole('button', { name: t('reports.schedule.pause') }).click()
  await row.getByText(t('reports.schedule.paused')).waitFor()
  await until('the list to say that it went', async () => !(await row.innerText()).includes(t('reports.schedule.waiting', { n: 1 })), 40)
  await keepScreen(page, 'schedules')
  assert.deepEqual(await audit(page), [])
}

async function letterAbout(name: string): Promise<ReturnType<typeof parseLetter> | undefined> {
  for (const file of await readdir(desk.outbox).catch(() => [])) {
    if (!file.endsWith('.eml')) continue
    const letter = parseLetter(await readFile(join(desk.outbox, file)))
    if (letter.subject.startsWith(name)) return letter
  }
  return undefined
}
