/**
 * Every screen of the demo's world as each of its people sees it, in both languages and both themes: accessible by axe, nothing over the edge,
 * nothing to complain of in the console. With OPORA_SCREENS it leaves the pictures that stand in the README.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, takeFaults } from './browser.ts'
import { type DemoDesk, startDemo } from './demo-desk.ts'
import { type DemoRole, type DemoSeat, sitIn } from './demo-seat.ts'
import { keepScreen, withLastScreens } from './screens.ts'
import { auditInBothThemes } from './themes.ts'
import { until } from './waiting.ts'

const languages = ['ru', 'en'] as const
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

for (const language of languages) {
  const screens = (name: string, walk: (seat: DemoSeat) => Promise<void>, role?: DemoRole): void =>
    void test(`${name}, ${language}`, { timeout: 300_000 }, () =>
      withLastScreens(browser, async () => {
        const seat = await sit(language, role)
        await walk(seat)
        assert.deepEqual(seat.found, [])
      }),
    )
  screens('the doors', theDoors)
  screens('what an agent works with', theDesk, 'agent')
  screens('a ticket and its dialogs', theTicket, 'agent')
  screens('people, organisations and the report', theRecords, 'administrator')
  screens('all that can be set', theSettings, 'administrator')
  screens('the portal', thePortal, 'organisation-manager')
}

test('the desk and the portal fit a phone', { timeout: 300_000 }, () =>
  withLastScreens(browser, async () => {
    const phone = { width: 390, height: 844, touch: true }
    for (const [role, addresses] of [
      ['agent', ['/tickets', '/tickets/1001', '/people', '/assets']],
      ['requester', ['/portal', '/portal/tickets', '/portal/new']],
    ] as const) {
      const seat = await sit('ru', role, phone)
      for (const address of addresses) await look(seat, `phone ${address.replaceAll(/\W+/g, ' ').trim()}`, address)
      assert.deepEqual(seat.found, [])
    }
  }),
)

const sit = (language: (typeof languages)[number], role?: DemoRole, size = {}) => sitIn(browser, desk.url, { language, role, size })

/** Opens the address, or takes the screen as it stands. */
async function look({ page, t, found }: DemoSeat, name: string, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address)
  await page.locator('h1, [role=dialog]').first().waitFor()
  const loading = page.getByRole('status', { name: t('common.loading') })
  await until(`${name} to be loaded`, async () => (await loading.count()) === 0)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`${name}: ${over} px hang over the edge`)
  await keepScreen(page, name)
  found.push(...(await auditInBothThemes(page, name)), ...takeFaults(page).map((fault) => `${name}: ${fault}`))
}

async function theDoors(seat: DemoSeat): Promise<void> {
  await look(seat, 'sign in', '/sign-in')
  await look(seat, 'sign in by letter', '/sign-in/letter?purpose=sign-in')
  await look(seat, 'forgotten password', '/sign-in/letter?purpose=reset')
}

async function theDesk(seat: DemoSeat): Promise<void> {
  const { page } = seat
  await look(seat, 'queue', '/tickets')
  for (const view of ['due-within-hour', 'returned']) await look(seat, `queue ${view}`, `/tickets?view=${view}`)
  await look(seat, 'a page that is not there', '/nowhere')
  await page.goto('/tickets')
  await page.getByRole('row').nth(1).waitFor()
  await pressed(seat, 'n', 'new ticket')
  await pressed(seat, '/', 'search')
  await pressed(seat, '?', 'keys')
}

async function theTicket(seat: DemoSeat): Promise<void> {
  const { page, t } = seat
  await page.goto('/tickets?view=mine')
  await page.getByRole('row').nth(1).dblclick()
  await page.getByRole('region', { name: t('tickets.story') }).waitFor()
  await look(seat, 'ticket')
  await pressed(seat, 'e', 'escalation')
  await pressed(seat, 'Shift+C', 'solution')
  await pressed(seat, 'z', 'wait')
}

async function theRecords(seat: DemoSeat): Promise<void> {
  const { page } = seat
  for (const [list, one] of [
    ['/people', 'person'],
    ['/organisations', 'organisation'],
  ] as const) {
    await look(seat, list.slice(1), list)
    await page.getByRole('row').nth(1).dblclick()
    await page.waitForURL((url) => url.pathname.split('/').length > 2)
    await look(seat, one)
  }
  await look(seat, 'assets', '/assets')
  await look(seat, 'report', '/reports?days=30')
  await look(seat, 'compliance', '/reports/compliance')
}

async function theSettings(seat: DemoSeat): Promise<void> {
  const { page, t } = seat
  await page.goto('/settings')
  const list = page.getByRole('navigation', { name: t('desk.settings'), exact: true })
  await list.getByRole('link').first().waitFor()
  const addresses = await list.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  assert.ok(addresses.length > 3)
  for (const address of addresses) await look(seat, address.slice(1).replaceAll('/', ' '), address)
}

async function thePortal(seat: DemoSeat): Promise<void> {
  const { page } = seat
  await look(seat, 'portal', '/portal')
  await look(seat, 'portal new request', '/portal/new')
  await look(seat, 'portal requests', '/portal/tickets')
  const request = page.getByRole('main').getByRole('article').first().getByRole('link').first()
  const title = await request.innerText()
  await request.click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await look(seat, 'portal request')
  await look(seat, 'portal profile', '/portal/profile')
}

async function pressed(seat: DemoSeat, key: string, name: string): Promise<void> {
  await seat.page.keyboard.press(key)
  await seat.page.getByRole('dialog').first().waitFor()
  await look(seat, name)
  // The first Escape may close a list that a field has opened.
  await until(`${name} to close`, async () => {
    if ((await seat.page.getByRole('dialog').count()) === 0) return true
    await seat.page.keyboard.press('Escape')
    return false
  })
}
