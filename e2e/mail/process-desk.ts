/** A desk with real mail around it and seventy quiet days behind it. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { addMailbox, setOutgoing } from '#contract/email.ts'
import { addPerson, listPeople, listTeams } from '#contract/people-acts.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { setTicketSettings } from '#contract/tickets.ts'
import { newPage } from '../browser.ts'
import { letterTo, linksIn } from '../letters.ts'
import { type MailSystem, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'
import { browser, call, desk } from '../settings-desk.ts'
import { eventually } from '../waiting.ts'
import { requesters } from './process-stories.ts'

const help = 'help@desk.test'
let system: MailSystem | undefined
let begun: Promise<MailSystem> | undefined
/** The mail around the desk, and what lies behind it; once for all. */
export const given = () => (begun ??= setUp())
async function setUp(): Promise<MailSystem> {
  system = await startMailSystem({
    smtpPort: await freePort(),
    imapPort: await freePort(),
    users: ['anna', 'rye', 'olga', 'otto'],
    relays: [{ domain: 'desk.test', protocol: 'smtp', port: desk.smtpPort }],
  })
  await writeThePast()
  await call(setOutgoing, { body: { smtp: { host: '127.0.0.1', port: system.smtpPort } } })
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  await call(addMailbox, { body: { name: 'Support', address: help, team: team.id } })
  await call(setTicketSettings, { body: { undoSeconds: 0 } })
  for (const language of ['ru', 'en'] as const) {
    const { user, name } = requesters[language]
    await call(addPerson, { body: { name, email: `${user}@mail.test`, language } })
  }
  return system
}
after(async () => {
  await system?.stop()
})

/** Writes a letter to the desk as an ordinary mail program does. Answers the number of its ticket. */
export async function write(user: string, name: string, subject: string, text: string): Promise<string> {
  const { smtpPort } = await given()
  const client = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  await client.sendMail({ from: { name, address: `${user}@mail.test` }, to: help, subject, text })
  client.close()
  return eventually(`the ticket of “${subject}”`, async () => {
    const [found] = await desk.ask<{ number: string }>(
      `select t.number from ticket t join text_version w on w.id = t.title_id where w.text = $1 order by t.number desc limit 1`,
      [subject],
    )
    return found && String(found.number)
  })
}

/** The link of the letter about this ticket that came to a mailbox and says so. */
export async function linkTo(user: string, ref: string, says: string): Promise<string> {
  const letter = await letterTo(await given(), user, says, ({ subject, text }) => subject.includes(`#${ref}`) && text.includes(says))
  const link = linksIn(letter).find((one) => one.includes('/l/'))
  assert.ok(link)
  return link
}

/** A page of somebody who has no account. */
export async function byLink(language: 'ru' | 'en', link: string): Promise<Page> {
  const page = await newPage(browser, desk.url, { language })
  await page.goto(link)
  return page
}

export const personWith = (email: string) =>
  eventually(`the person with ${email}`, async () => (await call(listPeople, { query: { q: email } })).items[0])

const things = ['Принтер', 'Почта', 'Касса', 'Телефон', 'Ноутбук']
const faults = ['не печатает', 'не открывается', 'зависает', 'просит пароль', 'пропал доступ', 'показывает ошибку', 'шумит', 'мигает']
/** Written down later than it happened. */
export const told = (hoursAgo: number) => ({
  startedAt: Temporal.Now.instant().subtract({ hours: hoursAgo }).toString(),
  startedReason: 'Записано позже',
})

/** The last seventy days of the desk, of somebody who has no address for letters. */
async function writeThePast(): Promise<void> {
  const { id: person } = await call(addPerson, { body: { name: 'Вера без почты' } })
  for (let n = 0; n < 120; n += 4)
    await Promise.all(
      [n, n + 1, n + 2, n + 3].map((one) => {
        const title = `${things[one % 5] ?? ''} ${faults[Math.floor(one / 5) % 8] ?? ''}`
        return call(openTicket, { body: { title, kind: 'incident', requester: { person }, ...told(71 * 24 - one * 14) } })
      }),
    )
}
