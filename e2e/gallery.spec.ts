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
  const tooltip = page.getByRole('tooltip')
  await button.focus()
  // A scroll that is still going on closes the tooltip: the keyboard leaves and comes back.
  for (let times = 0; times < 5 && !(await tooltip.isVisible()); times += 1) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await tooltip.waitFor({ timeout: 2000 }).catch(() => undefined)
  }
  await tooltip.waitFor()
  const described = await button.evaluate(
    (element) => document.getElementById(element.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent,
  )
  assert.equal(described, 'Only the assignee of the ticket may do this')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByText('Pressed').count(), 0)
  await page.context().close()
})

test('a section is folded by its title, and the others stay', async () => {
  const page = await open({ language: 'en' })
  const title = page.getByRole('button', { name: 'Promises', exact: true })
  const said = page.getByText('What stands in the section')
  assert.equal(await said.count(), 2)
  await title.focus()
  await page.keyboard.press('Enter')
  assert.equal(await title.getAttribute('aria-expanded'), 'false')
  assert.equal(await said.count(), 1)
  await title.click()
  assert.equal(await said.count(), 2)
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
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  // A notice stays while the keyboard is in it, however long the audit takes.
  await undo.focus()
  await assertAccessible(page)
  await undo.click()
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

/** A physical key under the Russian layout: playwright itself types only in the American one. */
async function pressRussian(page: Page, code: string, key: string, modifiers = 0): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, modifiers })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers })
}

const control = 2
const shift = 8

test('keys are physical: they work under ЙЦУКЕН', async () => {
  const page = await open({ language: 'ru' })
  await pressRussian(page, 'KeyG', 'п')
  await pressRussian(page, 'KeyQ', 'й')
  await page.getByText('Перешли к заявкам').waitFor()
  await pressRussian(page, 'Slash', ',', shift)
  await page.getByRole('dialog', { name: 'Что работает здесь' }).waitFor()
  await page.keyboard.press('Escape')
  await pressRussian(page, 'KeyK', 'л', control)
  await page.getByRole('dialog', { name: 'Найти или сделать' }).waitFor()
  await page.context().close()
})

test('plain keys are silent while one types, and can be switched off', async () => {
  const page = await open({ language: 'en' })
  const went = page.getByText('Went to the tickets')
  await page.getByRole('textbox', { name: 'Subject' }).first().focus()
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Find or do' }).waitFor()
  assert.equal(await went.count(), 0)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await page.getByRole('switch', { name: 'Keys without Ctrl or Alt' }).press('Space')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await page.waitForTimeout(800)
  assert.equal(await went.count(), 0)
  await page.context().close()
})

test('the palette finds by typing and does by Enter', async () => {
  const page = await open({ language: 'en' })
  await page.getByRole('button', { name: 'Palette' }).click()
  await page.keyboard.type('tick')
  await page.getByRole('menuitem', { name: 'Tickets' }).waitFor()
  await assertAccessible(page)
  assert.equal(await page.getByRole('menuitem').count(), 1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('Went to the tickets').waitFor()
  await page.context().close()
})

for (const theme of ['light', 'dark'] as const)
  test(`whatever opens is accessible, ${theme}`, async () => {
    const page = await open({ language: 'ru', theme })
    const opened = async (name: string, role: 'button' | 'combobox') => {
      await page.getByRole(role, { name, exact: true }).first().click()
      await page.waitForTimeout(250)
      await assertAccessible(page)
      await page.keyboard.press('Escape')
    }
    await opened('Ещё', 'button')
    await opened('Панель', 'button')
    await opened('почему?', 'button')
    await opened('Исполнитель', 'combobox')
    await opened('Клавиши', 'button')
    await page.context().close()
  })

test('five thousand rows draw only what is in sight, and arrows go on through them', async () => {
  const page = await open({ language: 'en' })
  const grid = page.getByRole('grid', { name: 'Queue of 5,000 rows' })
  const first = grid.getByRole('row', { name: 'Till does not take cards' }).first()
  await first.waitFor()
  assert.ok((await grid.getByRole('row').count()) < 40)
  await first.click({ position: { x: 300, y: 20 } })
  await page.keyboard.press('Home')
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown')
  const focused = await page.evaluate(() => document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex'))
  assert.ok(Number(focused) > 25, `the focus is on row ${String(focused)}`)
  assert.ok((await grid.getByRole('row').count()) < 40)
  await page.context().close()
})

test('a moment is read as it is typed, and said back', async () => {
  const page = await open({ language: 'en' })
  const field = page.getByRole('textbox', { name: 'Wait until' })
  await field.fill('25.11 9:30')
  await page.getByText('Wed, 25 November 2026').waitFor()
  await field.fill('some day')
  await field.blur()
  await page.getByText('Cannot be read.').waitFor()
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  await page.context().close()
})

test('a refused form gives the fault to its field, and takes it back when the field is edited', async () => {
  const page = await open({ language: 'en' })
  const form = page.getByRole('form', { name: 'A form that was refused' })
  const fault = form.getByText('Such a ticket is already open: #1038')
  await fault.waitFor()
  await form.getByRole('textbox', { name: 'Subject' }).fill('Another subject')
  await form.getByRole('textbox', { name: 'Subject' }).blur()
  await fault.waitFor({ state: 'detached' })
  await page.context().close()
})
