/** The real browser that every suite drives: Debian's Chromium by playwright-core, one per suite, a fresh context per page. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'

export type Look = {
  language?: 'ru' | 'en'
  theme?: 'light' | 'dark'
  zone?: string
  width?: number
  height?: number
  /** A finger instead of a mouse. */
  touch?: boolean
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--metrics-recording-only',
  '--font-render-hinting=none',
]
const faults = new WeakMap<Page, string[]>()

/** Chromium where it stands, or where OPORA_CHROMIUM says; undefined where there is none. */
export function chromiumPath(): string | undefined {
  return process.env['OPORA_CHROMIUM'] ?? places.find((place) => existsSync(place))
}

/** Close it when the suite ends. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('no Chromium here: install the package "chromium", or name its path in OPORA_CHROMIUM')
  return chromium.launch({ executablePath, args: quiet })
}

/**
 * A page with its own cookies and memory. `base` is the server's address, so that pages open by path.
 * Whatever the page complains of (exceptions, errors of the console, refusals of its CSP) is kept for `assertNoFaults`.
 */
export async function newPage(browser: Browser, base: string, look: Look = {}): Promise<Page> {
  const { language = 'ru', theme = 'light', zone = 'Europe/Moscow', width = 1440, height = 900, touch = false } = look
  const context = await browser.newContext({
    baseURL: base,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    colorScheme: theme,
    timezoneId: zone,
    viewport: { width, height },
    reducedMotion: 'reduce',
    hasTouch: touch,
    isMobile: touch,
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const found: string[] = []
  faults.set(page, found)
  page.on('pageerror', (error) => found.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text())
  })
  return page
}

/** Takes what the page has complained of so far. */
export function takeFaults(page: Page): readonly string[] {
  return faults.get(page)?.splice(0) ?? []
}

export function assertNoFaults(page: Page): void {
  assert.deepEqual(takeFaults(page), [])
}

type Narrowed = { within?: string | undefined; rules?: string[] }
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds by WCAG 2.2 AA and its own best practice, one readable line each; narrowed to a part of the page or to some rules. */
export async function audit(page: Page, { within, rules }: Narrowed = {}): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  if (rules === undefined) axe.withTags(standards)
  else axe.withRules(rules)
  if (within !== undefined) axe.include(within)
  // what React Aria has just said aloud may name a button that has gone meanwhile
  axe.exclude('[data-live-announcer]')
  axe.disableRules(await excused(page))
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')} ${html.slice(0, 160)} (${String(failureSummary).replaceAll(/\s+/g, ' ')})`,
    ),
  )
}

/**
 * React Aria hides the page behind an open popover from screen readers, and puts a button that closes it outside any landmark.
 * Under the list of a combobox the page is hidden but not inert: typing goes on there, and focus that leaves closes the list.
 */
async function excused(page: Page): Promise<string[]> {
  if ((await page.locator('[role="combobox"][aria-expanded="true"]').count()) > 0)
    return ['region', 'aria-hidden-focus', 'page-has-heading-one']
  return (await page.locator('[data-trigger]').count()) > 0 ? ['region'] : []
}

export async function assertAccessible(page: Page, within?: string): Promise<void> {
  assert.deepEqual(await audit(page, { within }), [])
}
