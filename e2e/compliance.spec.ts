/** How promises were kept, as a manager of the demo's world looks at it, in both languages. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Download } from 'playwright-core'
import { openBrowser, takeFaults } from './browser.ts'
import { type DemoDesk, startDemo } from './demo-desk.ts'
import { type DemoSeat, sitIn } from './demo-seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'
import { auditInBothThemes } from './themes.ts'

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
  test(`the report of promises is cut, opened and saved, ${language}`, { timeout: 120_000 }, () =>
    withLastScreens(browser, async () => theReport(await sitIn(browser, desk.url, { language, role: 'manager' }))),
  )

async function theReport({ page, t }: DemoSeat): Promise<void> {
  const today = Temporal.Now.plainDateISO()
  await page.goto('/reports')
  await page.getByRole('link', { name: t('reports.compliance.open') }).click()
  await page.getByRole('heading', { level: 1, name: t('reports.compliance.title') }).waitFor()
  await page.goto(`/reports/compliance?from=${today.subtract({ days: 60 }).toString()}&to=${today.toString()}&by=priority`)
  const table = page
    .getByRole('grid', { name: t('reports.compliance.title') })
    .or(page.getByRole('table', { name: t('reports.compliance.title') }))
  await table.getByText(t('reports.compliance.all')).first().waitFor()
  await keepScreen(page, 'compliance')
  assert.deepEqual([...(await auditInBothThemes(page, 'compliance')), ...takeFaults(page)], [])

  const saved = async (format: string): Promise<Buffer> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('reports.compliance.save', { format }) }).click(),
    ])
    return bytesOf(file, format)
  }
  assert.equal((await saved('PDF')).subarray(0, 5).toString(), '%PDF-')
  assert.equal((await saved('XLSX')).subarray(0, 2).toString(), 'PK')
  assert.match((await saved('CSV')).toString('utf8'), new RegExp(t('reports.compliance.all')))

  await page.getByRole('button', { name: t('reports.compliance.by'), exact: false }).click()
  await page.getByRole('option', { name: t('reports.compliance.by-organisation') }).click()
  await page.waitForURL(/by=organisation/)
  const link = table.getByRole('link').first()
  await link.waitFor()
  const count = Number(await link.innerText())
  await link.click()
  await page.waitForURL(/\/tickets\?.*clock=/)
  const rows = page.getByRole('row').filter({ hasText: /\d{3,}/ })
  await rows.first().waitFor()
  assert.ok(count > 0)
  await keepScreen(page, 'compliance tickets')
}

async function bytesOf(file: Download, format: string): Promise<Buffer> {
  assert.ok(file.suggestedFilename().endsWith(`.${format.toLowerCase()}`), file.suggestedFilename())
  return readFile(await file.path())
}
