/** Promises kept, as the demo's manager looks at them, opens a number, saves the files and has the report sent by mail; in both languages. */
import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { parseLetter } from '#platform/mail/index.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { audit, newPage, openBrowser, takeFaults } from './browser.ts'
import { type DemoDesk, startDemo } from './demo-desk.ts'
import { keepScreen, withLastScreens } from './screens.ts'
import { save, windowOf } from './seat.ts'
import { eventually, until } from './waiting.ts'
import { type Words, wordsOf } from './words.ts'

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
  test(`a manager reads, saves and mails how promises were kept, ${language}`, { timeout: 240_000 }, () =>
    withLastScreens(browser, async () => {
      const page = await newPage(browser, desk.url, { language })
      const t = wordsOf(language)
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Марат Юсупов' }).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await page.request.patch('/api/v1/me', { data: { language }, headers: { origin: desk.url } })
      const kept = await theFigures(page, t)
      await theFiles(page, t, kept)
      await theMail(page, t, language)
      // Who may not be a recipient was refused.
      assert.deepEqual(
        takeFaults(page).filter((fault) => !fault.includes('409')),
        [],
      )
    }),
  )

/** Opens a number of the table, and sees as many tickets. Answers what the row of all promises to solve says was kept. */
async function theFigures(page: Page, t: Words): Promise<number> {
  await page.goto('/reports/compliance')
  const row = page
    .getByRole('row')
    .filter({ hasText: t('reports.compliance.all') })
    .filter({ hasText: t('sla.metric.resolution') })
  await row.waitFor()
  await keepScreen(page, 'compliance')
  assert.deepEqual(await audit(page), [])
  const number = row.getByRole('link').first()
  const kept = Number(await number.innerText())
  assert.ok(kept > 3, String(kept))
  const href = await number.getAttribute('href')
  await number.click()
  await page.getByRole('row').nth(1).waitFor()
  const query = new URL(href ?? '', desk.url).searchParams
  query.set('limit', '200')
  const list = await page.request.get(`/api/v1/tickets?${query.toString()}`)
  const { items } = (await list.json()) as { items: unknown[] }
  assert.equal(items.length, kept)
  await page.goBack()
  await row.waitFor()
  return kept
}

async function theFiles(page: Page, t: Words, kept: number): Promise<void> {
  const saved = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('reports.compliance.save', { format }) }).click(),
    ])
    return readFile(await download.path())
  }
  const isWhole = (cells: readonly unknown[]) =>
    cells.includes(t('reports.compliance.all')) && cells.includes(t('sla.metric.resolution')) && cells.some((cell) => Number(cell) === kept)
  assert.ok(readCsv((await saved('CSV')).toString('utf8')).some(({ cells }) => isWhole(cells)))
  const { sheets } = await readXlsx(await saved('XLSX'))
  assert.ok(sheets[0]?.rows.some(isWhole))
  const pdf = await saved('PDF')
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-')
  assert.ok(pdf.length > 10_000)
}

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
