/** What the desk learns is written, published by another, found by its readers in other words, and put into an answer; in both languages. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { setPasswordByLink } from '#contract/auth-acts.ts'
import { setGates } from '#contract/verification.ts'
import { addArticle, askReview, getArticle, publishArticle } from '#contract/knowledge-acts.ts'
import { openTicket, resolveTicket } from '#contract/ticket-acts.ts'
import { listResolutionCodes } from '#contract/ticket-settings.ts'
import { choose } from './choose.ts'
import { type Call, apiOf, signInBy } from './api.ts'
import { audit, newPage, takeFaults } from './browser.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an article is written, published by another, found in other words, and read instead of asking', theArticle)
inBothLanguages('an article is put into an answer, made from a ticket, and compared with what it said', theAnswer)

const texts = {
  ru: {
    name: 'Русский',
    title: 'Как подключиться к VPN',
    form: 'подключались',
    asks: 'Не могу подключиться к VPN из дома',
    step: 'Откройте приложение',
  },
  en: {
    name: 'English',
    title: 'Connecting to the VPN',
    form: 'connected',
    asks: 'I cannot connect to the VPN from home',
    step: 'Open the application',
  },
} as const
type Language = keyof typeof texts

async function theArticle({ page, t, mark }: Seat): Promise<void> {
  const language: Language = mark === 'in English' ? 'en' : 'ru'
  const { name, title, form, asks, step } = texts[language]

  // Who wrote it does not publish it.
  await page.goto('/tickets')
  await page.getByRole('link', { name: t('knowledge.base') }).click()
  await page.getByRole('heading', { level: 1, name: t('knowledge.base') }).waitFor()
  await page.getByRole('button', { name: t('knowledge.write') }).click()
  await page.getByRole('textbox', { name: t('knowledge.title-in', { language: name }) }).fill(title)
  await page.getByRole('textbox', { name: t('knowledge.body-in', { language: name }) }).fill(`## ${mark}\n1. **${step}**\n2. Enter`)
  await choose(page.getByRole('radio', { name: t('knowledge.audience.public') }))
  await look(page, 'article is written')
  assert.deepEqual(await audit(page), [])
  await page.getByRole('radio', { name: t('knowledge.as-read') }).click()
  await page.getByRole('strong').filter({ hasText: step }).waitFor()
  await page.getByRole('button', { name: t('knowledge.save-and-ask') }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(t('knowledge.state.review'), { exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: t('knowledge.publish') }).getAttribute('aria-disabled'), 'true')
  assert.deepEqual(await audit(page), [])
  const number = Number(/\d+$/.exec(page.url())?.[0])

  const lead = await somebody(page, 'lead', language)
  await lead.page.goto(`/knowledge/${number}`)
  await lead.page.getByRole('button', { name: t('knowledge.publish') }).click()
  await lead.page.locator('#main').getByText(t('knowledge.state.published'), { exact: true }).waitFor()

  // A stranger finds it by another form of its words, and says that it helped.
  const stranger = await newPage(browserOf(page), desk.url, { language })
  await stranger.goto('/portal/knowledge')
  await stranger.getByRole('searchbox', { name: t('knowledge.find-help') }).fill(form)
  await stranger.waitForURL((url) => url.searchParams.get('q') === form)
  await look(stranger, 'help list')
  await stranger.getByRole('link', { name: title }).click()
  await stranger.getByRole('button', { name: t('knowledge.helped-me') }).click()
  await stranger.getByText(t('knowledge.thanks')).waitFor()
  await look(stranger, 'help article')
  assert.deepEqual(await audit(stranger), [])

  // A requester reads it instead of asking.
  const anna = await somebody(page, 'requester', language)
  await anna.page.goto('/portal')
  await anna.page.getByRole('textbox', { name: t('portal.what-happened') }).fill(asks)
  await anna.page.getByRole('button', { name: title }).waitFor()
  await look(anna.page, 'suggested while asking')
  assert.deepEqual(await audit(anna.page), [])
  await anna.page.getByRole('button', { name: title }).click()
  const reading = await windowOf(anna.page, title)
  await look(anna.page, 'read instead of asking')
  await reading.getByRole('button', { name: t('knowledge.solved-it') }).click()
  await anna.page.getByText(t('knowledge.glad')).waitFor()
  const read = await call(getArticle, { params: { number: String(number) } })
  assert.deepEqual([read.helpful, read.unhelpful, read.solved], [2, 0, 1])
  for (const other of [lead.page, stranger, anna.page])
    assert.deepEqual(
      takeFaults(other).filter((fault) => !fault.includes('401')),
      [],
    )
}

async function theAnswer({ page, t, mark }: Seat): Promise<void> {
  const language: Language = mark === 'in English' ? 'en' : 'ru'
  const { name, title, asks, step } = texts[language]
  const lead = await somebody(page, 'lead', language)
  const body = `## ${mark}\n1. **${step}**\n2. Enter`
  const given = { ru: null, en: null, [language]: { title: `${title} 2`, body } }
  const { number } = await call(addArticle, { body: { audience: 'public', texts: given } })
  await call(askReview, { params: { number: String(number) } })
  await lead.call(publishArticle, { params: { number: String(number) } })

  // An agent puts it into an answer: its text, and a link.
  const ticket = await call(openTicket, { body: { title: asks, text: `${asks}\n\nАнна`, requester: { name: 'Анна Пекарь' } } })
  await page.goto(`/tickets/${ticket.number}`)
  await page.getByRole('button', { name: t('knowledge.insert') }).click()
  await page
    .getByRole('menuitem', { name: t('knowledge.insert-text') })
    .first()
    .waitFor()
  await look(page, 'article to insert')
  assert.deepEqual(await audit(page), [])
  const texted = page.getByRole('menuitem', { name: t('knowledge.insert-text') })
  const narrow = async () => {
    await page.keyboard.type(`KB-${number}`)
    await until('one article to be left', async () => (await texted.count()) === 1)
  }
  await narrow()
  await texted.click()
  const answer = page.getByRole('textbox', { name: t('tickets.reply-text') })
  await answer.and(page.locator(':focus')).waitFor()
  assert.match(await answer.inputValue(), new RegExp(`1\\. ${step}`))
  await page.getByRole('button', { name: t('knowledge.insert') }).click()
  await texted.first().waitFor()
  await narrow()
  await page.getByRole('menuitem', { name: t('knowledge.insert-link') }).click()
  await answer.and(page.locator(':focus')).waitFor()
  assert.ok((await answer.inputValue()).endsWith(`${title} 2: ${desk.url}/portal/knowledge/${number}`))

  // What solved it becomes the next article; nobody is named in it.
  await call(setGates, { body: { incident: { resolve: [], close: [] }, request: { resolve: [], close: [] } } })
  const code = (await call(listResolutionCodes)).items[0]?.id ?? ''
  await call(resolveTicket, { params: { ref: String(ticket.number) }, body: { text: `Позвонили anna@bakery.example: ${step}`, code } })
  await page.reload()
  await page.getByRole('button', { name: t('knowledge.make'), exact: true }).click()
  const made = page.getByRole('textbox', { name: t('knowledge.body-in', { language: 'Русский' }) })
  await until('the record to stand there', async () => (await made.inputValue()).includes(step))
  assert.doesNotMatch(await made.inputValue(), /anna@|Анна/)
  await look(page, 'article from a ticket')
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('knowledge.save-draft') }).click()
  await page.getByRole('link', { name: t('knowledge.made-from', { number: String(ticket.number) }) }).waitFor()

  // Another version, and what it says differently.
  await page.goto(`/knowledge/${number}`)
  await page.getByRole('button', { name: t('knowledge.write-next'), exact: true }).click()
  await page.getByRole('textbox', { name: t('knowledge.body-in', { language: name }) }).fill(`## ${mark}\n1. **${step}**\n2. Space`)
  await page.getByRole('textbox', { name: t('knowledge.why') }).fill('Enter → Space')
  await page.getByRole('button', { name: t('knowledge.save-draft') }).click()
  await page.getByText(t('knowledge.work.draft'), { exact: true }).waitFor()
  await look(page, 'article with a draft')
  await page.getByRole('button', { name: t('knowledge.versions') }).click()
  await page.getByRole('insertion').filter({ hasText: 'Space' }).waitFor()
  await look(page, 'versions compared')
  assert.deepEqual(await audit(page), [])
}

function browserOf(page: Page) {
  const browser = page.context().browser()
  assert.ok(browser)
  return browser
}

/** Somebody else at a page of his own, made by the launcher. */
async function somebody(page: Page, role: 'lead' | 'requester', language: Language): Promise<{ page: Page; call: Call }> {
  const email = `${role}-${String(Math.random()).slice(2)}@desk.example`
  const args = ['server/cli.ts', 'user', 'add', '--email', email, '--name', `Лида ${role}`, '--role', role, '--language', language]
  const { stdout, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, OPORA_DATA: desk.dataFolder }, encoding: 'utf8' })
  const token = /#(\S+)/.exec(stdout)?.[1]
  assert.ok(token !== undefined, stderr)
  const credentials = await signInBy(desk.url, setPasswordByLink, { body: { token, password: 'a long enough horse 2' } })
  const own = await newPage(browserOf(page), desk.url, { language })
  const [cookie = '', value = ''] = (credentials.cookie ?? '').split(/=(.*)/s)
  await own.context().addCookies([{ name: cookie, value, url: desk.url }])
  return { page: own, call: apiOf(desk.url, credentials) }
}
