import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { audit } from './browser.ts'

/** What axe finds on the screen as it stands, in the light theme and in the dark one. */
export async function assertAccessibleInBothThemes(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await audit(page), [], `${screen}, ${colorScheme}`)
  }
}
