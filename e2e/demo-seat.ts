import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { newPage } from './browser.ts'
import { type Words, wordsOf } from './words.ts'

export type DemoRole = 'requester' | 'organisation-manager' | 'agent' | 'manager' | 'administrator'
type Language = 'ru' | 'en'

/** Somebody of the demo's world at a page. */
export interface DemoSeat {
  readonly page: Page
  readonly t: Words
  /** What is wrong on the screens seen so far. */
  readonly found: string[]
}

interface Wish {
  readonly language: Language
  readonly role?: DemoRole | undefined
  readonly size?: Omit<Parameters<typeof newPage>[2], 'language'>
}

/** Signs in by one press on the sign-in page of the demo; without a role the page is a stranger's. */
export async function sitIn(browser: Browser, url: string, { language, role, size = {} }: Wish): Promise<DemoSeat> {
  const page = await newPage(browser, url, { language, ...size })
  const t = wordsOf(language)
  if (role !== undefined) {
    await page.goto('/sign-in')
    await page
      .getByRole('button', { name: t(`people.role.${role}`) })
      .first()
      .click()
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
    await speak(page, language)
  }
  return { page, t, found: [] }
}

/** The people of the demo have a language of their own. */
async function speak(page: Page, language: Language): Promise<void> {
  const answer = await page.request.patch('/api/v1/me', { data: { language }, headers: { origin: new URL(page.url()).origin } })
  assert.equal(answer.status(), 200, await answer.text())
}
