/** Promises kept, as the demo's manager looks at them, opens a number and saves the files; in both languages. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { readCsv } from '#platform/sheets/index.ts'
import { audit, openBrowser, takeFaults } from './browser.ts'
import { type DemoDesk, startDemo } from './demo-desk.ts'
import { sitIn } from './demo-seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'
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
  test(`a manager reads and saves how promises were kept, ${language}`, { timeout: 240_000 }, () =>
    withLastScreens(browser, async () => {
      const { page, t } = await sitIn(browser, desk.url, { language, role: 'manager' })
      const kept = await theFigures(page, t)
      await theFiles(page, t, kept)
      assert.deepEqual(takeFaults(page), [])
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
