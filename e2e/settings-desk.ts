/** A desk whose settings an administrator sets in a browser, for the suites of the settings. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Call } from './api.ts'
import { openBrowser, takeFaults } from './browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from './desk-server.ts'
import { type Seat, signedIn } from './seat.ts'
import { withLastScreens } from './screens.ts'

export let desk: DeskServer
export let browser: Browser
export let call: Call
let account: { email: string; password: string }

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  const administrator = await firstAdministrator(desk)
  call = administrator.call
  account = administrator
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

/** One act in each language, on a page of its own; the browser must have nothing to complain of but refusals. */
export function inBothLanguages(
  name: string,
  act: (seat: Seat) => Promise<void>,
  options: { skip?: string | boolean; timeout?: number } = {},
): void {
  for (const language of ['ru', 'en'] as const)
    test(`${name}, ${language}`, { timeout: 120_000, ...options }, () =>
      withLastScreens(browser, async () => {
        const seat = await signedIn(browser, desk, account, language)
        await act(seat)
        assert.deepEqual(
          takeFaults(seat.page).filter((fault) => !fault.includes('409') && !fault.includes('422')),
          [],
        )
      }),
    )
}
