import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { assertAccessible, assertNoFaults, newPage, openBrowser, type Look } from './browser.ts'
import { serveFolder, type StaticServer } from './static.ts'

const folder = mkdtempSync(join(tmpdir(), 'opora-gallery-'))
let server: StaticServer
let browser: Browser

before(async () => {
  await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'error', build: { outDir: folder } })
  server = await serveFolder(folder)
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
})

async function open(look: Look): Promise<Page> {
  const page = await newPage(browser, server.address, look)
  await page.goto('/gallery.html')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

for (const theme of ['light', 'dark'] as const)
  for (const language of ['ru', 'en'] as const)
    test(`the Gallery is accessible and breaks no policy, ${theme}, ${language}`, async () => {
      const page = await open({ theme, language })
      await assertAccessible(page)
      assertNoFaults(page)
      await page.context().close()
    })

test('nothing hangs over the edge of a phone', async () => {
  const page = await open({ width: 360, height: 740, touch: true })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(over, 0)
  await page.context().close()
})

test('a button that may not be pressed is reached by keyboard and says why', async () => {
  const page = await open({ language: 'en' })
  const button = page.getByRole('button', { name: 'Resolve' }).and(page.locator('[aria-disabled]'))
  await button.focus()
  await page.getByRole('tooltip').waitFor()
  const described = await button.evaluate(
    (element) => document.getElementById(element.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent,
  )
  assert.equal(described, 'Only the assignee of the ticket may do this')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByText('Pressed').count(), 0)
  await page.context().close()
})

test('a window keeps the keyboard inside and gives it back', async () => {
  const page = await open({ language: 'en' })
  const opener = page.getByRole('button', { name: 'Dialog' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Escalate to L2 · Networks' })
  await dialog.waitFor()
  await assertAccessible(page)
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab')
    assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)))
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.ok(await opener.evaluate((element) => element === document.activeElement))
  await page.context().close()
})

test('an act can be taken back from its notice', async () => {
  const page = await open({ language: 'en' })
  await page.getByRole('button', { name: 'Notice with undo' }).click()
  await page.getByText('#1042 is now with Timur Gareev').waitFor()
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('Taken back').waitFor()
  await page.context().close()
})

test('the language and the theme are remembered', async () => {
  const page = await open({ language: 'ru', theme: 'light' })
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gallery' }).waitFor()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('option', { name: 'Dark' }).click()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Gallery' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.context().close()
})
