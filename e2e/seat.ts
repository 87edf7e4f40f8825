/** An administrator before the settings, in one language. */
import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import { audit, newPage } from './browser.ts'
import type { DeskServer } from './desk-server.ts'
import { wordsOf, type Words } from './words.ts'

export interface Seat {
  readonly page: Page
  readonly t: Words
  /** Distinguishes what is made in one language from what is made in the other. */
  readonly mark: string
}

export async function signedIn(
  browser: Browser,
  desk: DeskServer,
  account: { email: string; password: string },
  language: 'ru' | 'en',
): Promise<Seat> {
  const page = await newPage(browser, desk.url, { language })
  const t = wordsOf(language)
  await page.goto('/sign-in')
  await page.getByLabel(t('auth.email')).fill(account.email)
  await page.getByLabel(t('auth.password'), { exact: true }).fill(account.password)
  await page.getByRole('button', { name: t('auth.do-sign-in') }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.request.patch('/api/v1/me', { data: { language }, headers: { origin: desk.url } })
  return { page, t, mark: language === 'ru' ? 'по-русски' : 'in English' }
}

/** A window as it is filled in is accessible too. */
export async function windowOf(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  assert.deepEqual(await audit(page), [], name)
  return dialog
}

export async function save(dialog: Locator, t: Words): Promise<void> {
  await dialog.getByRole('button', { name: t('common.save') }).click()
  await dialog.waitFor({ state: 'detached' })
}
