import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** Keeps the screen as it stands as a picture, where OPORA_SCREENS names a folder for them. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  const folder = process.env['OPORA_SCREENS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const language = (await page.locator('html').getAttribute('lang')) ?? 'xx'
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^a-z]+/g, '-')}-${language}.png`) })
}

/** What a test that fails saw last: the picture of every open page, and its words in the error. */
export async function withLastScreens(browser: Browser, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    const seen = await Promise.all(
      pages.map(async (page, i) => {
        await keepScreen(page, `failed ${String.fromCharCode(97 + i)}`)
        return `${page.url()}\n${await page.locator('body').innerText()}`
      }),
    )
    throw new Error(`it stood at\n${seen.join('\n\n')}`, { cause: error })
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()))
  }
}
