/** Vendors: in the settings, on the ticket, and on the page of their engineers who have no account, on a phone and a desktop; in both languages. */
import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addMailbox } from '#contract/email.ts'
import { addPerson, listTeams } from '#contract/people-acts.ts'
import { getTicket, openTicket, setTicketSettings } from '#contract/tickets.ts'
import { listVendors } from '#contract/vendors.ts'
import { type ParsedLetter, parseLetter } from '#platform/mail/index.ts'
import type { Call } from './api.ts'
import { audit, newPage, openBrowser, takeFaults } from './browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from './desk-server.ts'
import { linksIn } from './letters.ts'
import { keepScreen as look, withLastScreens } from './screens.ts'
import { type Seat, save, signedIn, windowOf } from './seat.ts'
import { eventually, until } from './waiting.ts'
import type { Words } from './words.ts'

let desk: DeskServer
let browser: Browser
let call: Call
let account: { email: string; password: string }

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  const administrator = await firstAdministrator(desk)
  call = administrator.call
  account = administrator
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  await call(addMailbox, { body: { name: 'Support', address: 'help@desk.example', team: team.id } })
  await call(setTicketSettings, { body: { undoSeconds: 1 } })
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

for (const language of ['ru', 'en'] as const)
  test(`a ticket goes to a vendor and comes back from his page, ${language}`, { timeout: 240_000 }, () =>
    withLastScreens(browser, async () => {
      const seat = await signedIn(browser, desk, account, language)
      const story = { vendor: `Netz ${seat.mark}`, mail: `support-${language}@netz.example`, secret: `Касса Ивановой ${seat.mark}` }
      await theSettings(seat, story)
      const number = await theHandOver(seat, story)
      const letter = await letterTo(story.mail)
      assert.ok(!`${letter.subject}${letter.text}${letter.html}`.includes(story.secret), 'the title is the requester’s word')
      assert.match(letter.subject, new RegExp(`Port 5 .*\\[#${number}\\]`))
      assert.deepEqual(
        letter.attachments.map(({ filename }) => filename),
        ['router.log'],
      )
      await thePage(seat, story, linksIn(letter).find((one) => one.includes('/v/')) ?? '', number)
      assert.deepEqual(
        takeFaults(seat.page).filter((fault) => !fault.includes('409') && !fault.includes('422')),
        [],
      )
    }),
  )

interface Story {
  readonly vendor: string
  readonly mail: string
  readonly secret: string
}

async function theSettings({ page, t }: Seat, { vendor, mail }: Story): Promise<void> {
  await page.goto('/settings/vendors')
  await page.getByRole('heading', { level: 1, name: t('vendors.vendors') }).waitFor()
  await page.getByRole('button', { name: t('vendors.add') }).click()
  const dialog = await windowOf(page, t('vendors.add'))
  await dialog.getByRole('textbox', { name: t('vendors.name') }).fill(vendor)
  await dialog.getByRole('textbox', { name: t('vendors.mail') }).fill(mail)
  const zone = dialog.getByRole('combobox', { name: t('vendors.time-zone') })
  await zone.fill('Europe/Berlin')
  await page
    .getByRole('option', { name: /Europe\/Berlin/ })
    .first()
    .click()
  await dialog.getByRole('textbox', { name: t('vendors.products') }).fill('NetzBox 5, Leased lines')
  await look(page, 'vendor is added')
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name: vendor }).waitFor()
  await page.getByRole('button', { name: t('vendors.add-contact') }).click()
  const contact = await windowOf(page, t('vendors.add-contact'))
  await contact.getByRole('textbox', { name: t('tickets.person-name') }).fill('Hans Müller')
  await contact.getByRole('textbox', { name: t('tickets.email') }).fill(mail.replace('support', 'hans'))
  await save(contact, t)
  await page.getByText('Hans Müller').waitFor()
  await page.getByText(t('vendors.no-contract')).waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'vendor')
  await page.goto('/settings/vendors')
  await page.getByRole('link', { name: vendor }).waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'vendors')
  const known = (await call(listVendors)).items.find(({ name }) => name === vendor)
  assert.deepEqual([known?.timeZone, known?.products, known?.mail], ['Europe/Berlin', ['NetzBox 5', 'Leased lines'], [mail]])
}

/** The agent chooses what goes: an address, a subject, words, and one of the two files of the ticket. */
async function theHandOver({ page, t }: Seat, { vendor, mail, secret }: Story): Promise<number> {
  const { id } = await call(addPerson, { body: { name: 'Анна', email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
  const attachments = [await uploaded(page, 'router.log'), await uploaded(page, 'passwords.txt')]
  const { number } = await call(openTicket, { body: { title: secret, text: 'С утра ошибка 619', requester: { person: id }, attachments } })
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  await dialog.getByRole('button', { name: /^L2/ }).click()
  await page.getByRole('option', { name: /^L4/ }).click()
  await dialog.getByRole('button', { name: `${t('tickets.choose')} ${t('tickets.vendor')}`, exact: true }).click()
  await page.getByRole('option', { name: vendor }).click()
  await until(
    'the vendor’s address',
    async () => (await dialog.getByRole('textbox', { name: t('tickets.vendor-to') }).inputValue()) === mail,
  )
  await dialog
    .getByRole('textbox', { name: t('tickets.card.jump'), exact: false })
    .first()
    .fill('Линия поставщика лежит')
  await dialog.getByRole('textbox', { name: t('vendors.subject') }).fill('Port 5 is down')
  await dialog.getByRole('textbox', { name: t('tickets.vendor-letter') }).fill('Port 5 has been down since 9:00. Please check the line.')
  await dialog.getByRole('button', { name: t('vendors.ticket-files') }).click()
  await page.getByRole('menuitem', { name: 'router.log' }).click()
  await dialog
    .getByRole('list', { name: t('conversations.files') })
    .getByText('router.log')
    .waitFor()
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  assert.deepEqual(await audit(page), [])
  await look(page, 'letter to a vendor with a file')
  await dialog.getByRole('button', { name: t('tickets.hand-over') }).click()
  await dialog.waitFor({ state: 'detached' })
  const card = page.getByRole('region', { name: t('vendors.vendor') })
  await card.getByText('Europe/Berlin').waitFor()
  await card.getByRole('button', { name: t('vendors.case-set') }).waitFor()
  // A hint of the button under the mouse is no part of the page.
  await page.mouse.move(2, 2)
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  assert.deepEqual(await audit(page), [])
  await look(page, 'ticket with a vendor')
  return number
}

async function uploaded(page: Page, name: string): Promise<string> {
  const sent = await page.request.post(`/api/v1/attachments?name=${name}`, {
    data: Buffer.from(`${name}: line 1\n`),
    headers: { origin: desk.url, 'content-type': 'application/octet-stream' },
  })
  assert.equal(sent.status(), 200, await sent.text())
  const { id } = (await sent.json()) as { id: string }
  return id
}

/** Without an account: reads, answers, gives the number, returns. */
async function thePage({ t, mark, page: agent }: Seat, { secret }: Story, link: string, number: number): Promise<void> {
  const language = mark === 'in English' ? 'en' : 'ru'
  const desktop = await newPage(browser, desk.url, { language, zone: 'Europe/Berlin' })
  await open(desktop, t, link)
  await look(desktop, 'page of a vendor')
  const phone = await newPage(browser, desk.url, { language, zone: 'Europe/Berlin', width: 390, height: 844, touch: true })
  await open(phone, t, link)
  await look(phone, 'page of a vendor on a phone')
  assert.ok(!(await phone.locator('body').innerText()).includes(secret))
  const wide = await phone.evaluate('document.documentElement.scrollWidth')
  assert.ok(Number(wide) <= 390, `the page is ${String(wide)} wide`)
  assert.ok((await (await phone.request.get(await fileOf(phone))).body()).toString().includes('router.log'))

  const answer = `The line is being repaired ${mark}`
  await phone.getByRole('textbox', { name: t('vendors.page.answer') }).fill(answer)
  await phone.getByRole('button', { name: t('vendors.page.answer-send') }).click()
  await phone.getByRole('listitem').getByText(answer).waitFor()
  await phone.getByRole('textbox', { name: t('vendors.page.case') }).fill(`NETZ-${number}`)
  await phone.getByRole('button', { name: t('vendors.page.case-save') }).click()
  // The agent sees both at once.
  await agent
    .getByRole('region', { name: t('tickets.story') })
    .getByText(answer)
    .waitFor()
  await agent
    .getByRole('region', { name: t('vendors.vendor') })
    .getByText(`NETZ-${number}`)
    .waitFor()
  await look(agent, 'ticket with the number of the vendor')

  await phone.getByRole('textbox', { name: t('vendors.page.return-reason') }).fill('Fixed: the card in the node was replaced')
  await phone.getByRole('button', { name: t('vendors.page.return-send') }).click()
  await phone.getByText(t('vendors.page.not-with-you')).waitFor()
  assert.deepEqual(await audit(phone), [])
  await look(phone, 'returned by a vendor')
  assert.deepEqual([...takeFaults(phone), ...takeFaults(desktop)], [])
  const { ticket, stays } = await call(getTicket, { params: { ref: String(number) } })
  assert.deepEqual([ticket.level.code, ticket.vendor, ticket.returned], ['L1', null, true])
  assert.deepEqual(
    stays.map(({ level, vendorCase }) => [level.code, vendorCase]),
    [
      ['L1', null],
      ['L4', `NETZ-${number}`],
      ['L1', null],
    ],
  )
  // A link that was changed by a sign leads nowhere, and says so.
  await phone.goto(`${new URL(link).pathname.slice(0, -2)}xx`)
  await phone.getByText(t('vendors.page.dead-text')).waitFor()
}

async function open(page: Page, t: Words, link: string): Promise<void> {
  await page.goto(new URL(link).pathname)
  await page.getByRole('heading', { level: 1, name: 'Port 5 is down' }).waitFor()
  await page.getByText('Port 5 has been down since 9:00').waitFor()
  await page.getByRole('button', { name: t('vendors.page.return-send') }).waitFor()
  assert.deepEqual(await audit(page), [])
}

const fileOf = async (page: Page): Promise<string> => (await page.getByRole('link', { name: 'router.log' }).getAttribute('href')) ?? ''

/** The letter as it lies in the folder of letters, where no server carries them away. */
const letterTo = (address: string): Promise<ParsedLetter> =>
  eventually(`a letter to ${address}`, async () => {
    const folder = join(desk.dataFolder, 'outbox')
    for (const file of await readdir(folder).catch(() => [])) {
      if (!file.endsWith('.eml')) continue
      const letter = parseLetter(await readFile(join(folder, file)))
      if (letter.to.some((one) => one.address === address)) return letter
    }
    return undefined
  })
