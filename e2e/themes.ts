import type { Page } from 'playwright-core'
import { audit } from './browser.ts'

/** What axe finds on the screen as it stands, in the light theme and in the dark one. The elements are the same: in the dark only colours are new. */
export async function auditInBothThemes(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(
      ...(await audit(page, colorScheme === 'dark' ? { rules: ['color-contrast', 'link-in-text-block'] } : {})).map(
        (line) => `${screen}, ${colorScheme}: ${line}`,
      ),
    )
  }
  return found
}
