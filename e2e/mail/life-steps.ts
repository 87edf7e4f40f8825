/** What each person does on the screens, by the names that stand there. */
import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import type { ParsedLetter } from '#platform/mail/index.ts'
import { choose } from '../choose.ts'
import { newPage, takeFaults } from '../browser.ts'
import type { DeskServer } from '../desk-server.ts'
import { linksIn } from '../letters.ts'
import { keepScreen } from '../screens.ts'
import { auditInBothThemes } from '../themes.ts'
import { wordsOf } from '../words.ts'
import type { Story } from './life-stories.ts'

const faults: string[] = []

/** Notes what axe finds on a screen as it stands, and what its console complains of. */
async function look(page: Page, screen: string): Promise<void> {
  await keepScreen(page, screen)
  faults.push(...(await auditInBothThemes(page, screen)), ...takeFaults(page).map((fault) => `${screen}: ${fault}`))
}

/** What was found on all screens since the last time. */
export const takeFound = (): string[] => faults.splice(0)

/** A button by its words; the keys that do the same may stand behind them. */
const button = (place: Page | Locator, words: string): Locator =>
  place.getByRole('button', { name: new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\S+)?$`) })

/** By the one-time link: names the desk and its administrator, an address for letters, and one colleague. */
export async function firstRun(
  browser: Browser,
  desk: DeskServer,
  story: Story,
  { address, password }: { address: string; password: string },
): Promise<Page> {
  const t = wordsOf(story.language)
  const page = await newPage(browser, desk.url, { language: story.language })
  await page.goto(desk.setupLink ?? '')
  await page.getByRole('textbox', { name: t('auth.organisation') }).fill(story.desk)
  await page.getByRole('textbox', { name: t('auth.your-name') }).fill(story.admin)
  await page.getByRole('textbox', { name: t('auth.your-email') }).fill('ada@mail.test')
  await page.getByLabel(t('auth.think-of-password')).fill(password)
  await look(page, 'first run')
  await page.getByRole('button', { name: t('auth.begin') }).click()
  await page.getByRole('heading', { name: t('auth.step.team') }).waitFor()
  await page.getByRole('textbox', { name: t('auth.team-name') }).fill(story.team1)
  await page.getByRole('button', { name: t('auth.save-and-on') }).click()
  await page.getByRole('textbox', { name: t('auth.mailbox-address') }).fill(address)
  await look(page, 'first run, mailbox')
  await page.getByRole('button', { name: t('auth.save-and-on') }).click()
  await page.getByRole('textbox', { name: t('auth.name') }).fill(story.l1)
  await page.getByRole('textbox', { name: t('auth.email') }).fill('lena@mail.test')
  await look(page, 'first run, colleagues')
  await page.getByRole('button', { name: t('auth.invite') }).click()
  await page.getByRole('button', { name: t('auth.to-desk') }).click()
  await page.getByRole('heading', { level: 1, name: t('worklists.view.open') }).waitFor()
  return page
}

/** Opens the link of the letter, thinks of a password, and is at the desk. */
export async function acceptInvitation(
  browser: Browser,
  desk: DeskServer,
  story: Story,
  letter: ParsedLetter,
  password: string,
): Promise<Page> {
  const t = wordsOf(story.language)
  const page = await newPage(browser, desk.url, { language: story.language })
  await page.goto(linksIn(letter)[0] ?? '')
  await page.getByLabel(t('auth.think-of-password')).fill(password)
  await look(page, 'invitation')
  await page.getByRole('button', { name: t('auth.save-and-enter') }).click()
  await page.getByRole('navigation', { name: t('worklists.views') }).waitFor()
  return page
}

/** Watches the unassigned, opens what comes, and sees who asks what, and what is promised. Gives its number. */
export async function takeFromQueue(page: Page, story: Story): Promise<number> {
  const t = wordsOf(story.language)
  await page.getByRole('link', { name: t('worklists.view.unassigned') }).click()
  const row = page.getByRole('row').filter({ hasText: story.subject })
  await page
    .getByRole('button', { name: t('worklists.came', { count: 1 }) })
    .or(row)
    .first()
    .waitFor({ timeout: 60_000 })
  if ((await row.count()) === 0) await page.keyboard.press('u')
  await row.waitFor()
  await look(page, 'queue')
  await row.dblclick()
  await page.getByRole('heading', { level: 1, name: story.subject }).waitFor()
  await page.getByText(story.problem, { exact: true }).waitFor()
  await page.getByText(t('sla.metric.firstResponse')).first().waitFor()
  await page.getByText(t('sla.metric.resolution')).first().waitFor()
  await look(page, 'ticket')
  const number = Number(/\/tickets\/(\d+)/.exec(page.url())?.[1])
  assert.ok(number > 0, page.url())
  return number
}

export async function reply(page: Page, story: Story): Promise<void> {
  const t = wordsOf(story.language)
  await page.getByRole('textbox', { name: t('tickets.reply-text') }).fill(story.answer)
  await page.getByRole('button', { name: t('tickets.other-ways-to-send') }).click()
  await page.getByRole('menu').getByText(t('tickets.then.waiting'), { exact: true }).click()
  await page
    .getByRole('region', { name: t('tickets.story') })
    .getByText(story.answer)
    .waitFor()
  await look(page, 'ticket, while an answer can be taken back')
}

export async function escalate(page: Page, story: Story): Promise<void> {
  const t = wordsOf(story.language)
  await button(page, t('tickets.escalate')).click()
  const dialog = page.getByRole('dialog', { name: t('tickets.escalate') })
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill(story.card.done)
  await dialog.getByRole('textbox', { name: t('tickets.card.ruled-out') }).fill(story.card.ruledOut)
  await dialog.getByRole('textbox', { name: t('tickets.card.evidence') }).fill(story.card.evidence)
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill(story.card.question)
  await look(page, 'hand-over')
  await button(dialog, t('tickets.hand-over')).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(story.card.question, { exact: true }).first().waitFor()
}

/** Finds it among what nobody of the second level has taken, reads the card, and says how it was solved. */
export async function resolve(page: Page, story: Story, number: number): Promise<void> {
  const t = wordsOf(story.language)
  await page.getByRole('link', { name: t('worklists.view.unassigned') }).click()
  const row = page.getByRole('row').filter({ hasText: `#${number}` })
  await row.waitFor({ timeout: 30_000 })
  await row.dblclick()
  await page.getByText(story.card.question, { exact: true }).first().waitFor()
  await page.getByText(story.reply, { exact: true }).waitFor()
  await button(page, t('tickets.resolve')).click()
  const dialog = page.getByRole('dialog', { name: t('tickets.resolve-title', { number: String(number) }) })
  await dialog.getByRole('button', { name: t('tickets.resolution-code') }).click()
  await page.getByRole('option', { name: story.code, exact: true }).click()
  await dialog.getByRole('textbox', { name: t('tickets.solution') }).fill(story.solution)
  await look(page, 'resolution')
  await button(dialog, t('tickets.resolve')).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A requester without any account: opening the letter's link only shows what was solved; the button of its page confirms it. */
export async function confirm(
  browser: Browser,
  desk: DeskServer,
  story: Story,
  link: string,
  stillOpen: () => Promise<void>,
): Promise<void> {
  const t = wordsOf(story.language)
  const page = await newPage(browser, desk.url, { language: story.language })
  await page.goto(link)
  await page.getByText(story.solution).first().waitFor()
  await look(page, 'page of a link')
  await stillOpen()
  await button(page, t('portal.works')).click()
  await page.getByRole('heading', { level: 1, name: t('portal.link.confirmed') }).waitFor()
  await look(page, 'thanks')
  await page.context().close()
}

/** By the link of the last letter. */
export async function rate(browser: Browser, desk: DeskServer, story: Story, link: string): Promise<void> {
  const t = wordsOf(story.language)
  const page = await newPage(browser, desk.url, { language: story.language })
  await page.goto(link)
  await choose(page.getByRole('radio', { name: t('portal.score.5') }))
  await page.getByRole('textbox', { name: t('portal.rate-good') }).fill(story.praise)
  await look(page, 'rating')
  await button(page, t('portal.rate-send')).click()
  await page.getByRole('heading', { level: 1, name: t('portal.link.rated') }).waitFor()
  await page.context().close()
}

/** The administrator reads the report; a number of it opens the ticket that it counts. */
export async function readReport(page: Page, story: Story, number: number): Promise<void> {
  const t = wordsOf(story.language)
  await page.getByRole('link', { name: t('desk.reports') }).click()
  await page.getByRole('heading', { level: 1, name: t('reports.title') }).waitFor()
  await page.getByText(t('reports.satisfaction-value', { average: '5', count: 1 })).waitFor()
  await look(page, 'report')
  const figure = (name: 'opened' | 'resolved' | 'confirmed' | 'silent' | 'open') =>
    page.getByRole('definition').and(page.locator(`dt:has-text("${t(`reports.${name}`)}") + dd`))
  const shown = await Promise.all((['opened', 'resolved', 'confirmed', 'silent', 'open'] as const).map((name) => figure(name).innerText()))
  assert.deepEqual(shown, ['1', '1', '1', '0', '0'])
  await figure('confirmed').getByRole('link').click()
  await page
    .getByRole('row')
    .filter({ hasText: `#${number}` })
    .filter({ hasText: story.subject })
    .waitFor()
  await look(page, 'tickets of a number')
}
