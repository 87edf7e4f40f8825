/**
 * The whole life of a ticket by real mail and a real browser, in Russian and in English, each through the built-in receiver and through a mailbox
 * fetched by IMAP.
 */
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { invitePerson, signIn } from '#contract/auth-acts.ts'
import { editMailbox, listMailboxes, setOutgoing } from '#contract/email.ts'
import { addPerson, addTeam, listLevels, listOrganisations, listPeople } from '#contract/people-acts.ts'
import { setGates } from '#contract/verification.ts'
import { type Call, apiOf, signInBy } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { type DeskServer, startDesk } from '../desk-server.ts'
import { answerLetter, inbox, letterTo, linksIn } from '../letters.ts'
import { type MailSystem, mailSystemMissing, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'
import { withLastScreens } from '../screens.ts'
import { acceptInvitation, confirm, escalate, firstRun, rate, readReport, reply, resolve, takeFound, takeFromQueue } from './life-steps.ts'
import { type Story, stories } from './life-stories.ts'

const skip = mailSystemMissing() ?? false
let browser: Browser

before(async () => {
  if (!skip) browser = await openBrowser()
})
after(() => browser?.close())

for (const story of stories) test(story.name, { skip, timeout: 600_000 }, (t) => withLastScreens(browser, async () => live(t, story)))

const domain = { receiver: 'desk.test', imap: 'mail.test' } as const
const password = 'three quiet horses 7'

async function live(t: TestContext, story: Story): Promise<void> {
  const desk = await startDesk()
  t.after(() => desk.stop())
  const relays = [{ domain: 'desk.test', protocol: 'smtp', port: desk.smtpPort }] as const
  const system = await startMailSystem({
    smtpPort: await freePort(),
    imapPort: await freePort(),
    users: ['anna', 'lena', 'tim', 'help'],
    relays,
  })
  t.after(() => system.stop())
  const told = async () =>
    `${desk.said()}\n${(await desk.ask('select type, data from event order by seq desc limit 30')).map((row) => JSON.stringify(row)).join('\n')}`
  const address = `help@${domain[story.by]}`

  // The administrator sets the desk up.
  const admin = await firstRun(browser, desk, story, { address, password })
  const call = apiOf(desk.url, await signInBy(desk.url, signIn, { body: { email: 'ada@mail.test', password } }))
  await setUpMail(call, system, story)
  await setUpSecondLevel(call, story)
  const lena = await acceptInvitation(
    browser,
    desk,
    story,
    await letterTo(system, 'lena', 'the invitation', (letter) => linksIn(letter).length > 0, told),
    password,
  )
  const tim = await acceptInvitation(
    browser,
    desk,
    story,
    await letterTo(system, 'tim', 'the invitation', (letter) => linksIn(letter).length > 0, told),
    password,
  )

  // A letter becomes a ticket, and its author hears so.
  await system.swaks({ from: 'anna@mail.test', to: [address] }, letterOf(story, address))
  const number = await takeFromQueue(lena, story)
  const registered = await letterTo(system, 'anna', 'the registration', ({ subject }) => subject.includes(`#${number}`), told)
  assert.match(registered.subject, new RegExp(story.subject))
  assert.equal(registered.headers.find(({ name }) => name === 'auto-submitted')?.value, 'auto-generated')

  // L1 answers; the answer leaves when it can no longer be taken back.
  await reply(lena, story)
  const answer = await letterTo(system, 'anna', 'the answer', ({ text }) => text.includes(story.answer), told)
  assert.match(answer.from?.name ?? '', new RegExp(story.l1))
  assert.ok(answer.references.includes('first@rye.test'), 'it threads with her own letter in her mail program')

  // She replies by mail; L1 sees it at once and hands over; L2 resolves.
  await answerLetter(system, { name: story.requester, address: 'anna@mail.test' }, answer, { text: story.reply, wrote: story.wrote })
  await lena.getByText(story.reply, { exact: true }).waitFor({ timeout: 60_000 })
  await escalate(lena, story)
  await resolve(tim, story, number)

  // She says that it works, on the page of the letter's link.
  const solved = await letterTo(system, 'anna', 'the solution', ({ text }) => text.includes(story.solution), told)
  const [link] = linksIn(solved).filter((one) => one.includes('/l/'))
  assert.ok(link)
  const stillOpen = async () => assert.deepEqual(await statusOf(desk, number), { status: 'resolved', closed_how: null, score: null })
  await confirm(browser, desk, story, link, stillOpen)
  assert.deepEqual(await statusOf(desk, number), { status: 'closed', closed_how: 'confirmed', score: null })
  const known = new Set([registered, answer, solved].map(({ messageId }) => messageId))
  const thanks = await letterTo(system, 'anna', 'the last letter', ({ messageId }) => !known.has(messageId), told)
  const [rating] = linksIn(thanks).filter((one) => one.includes('/l/'))
  assert.ok(rating)
  await rate(browser, desk, story, rating)
  assert.deepEqual(await statusOf(desk, number), { status: 'closed', closed_how: 'confirmed', score: 5 })
  assert.equal((await inbox(system, 'anna')).length, 4, 'four letters in a life: registered, answered, solved, closed')

  // The first report counts it, and its numbers open the ticket.
  await readReport(admin, story, number)
  assert.deepEqual(takeFound(), [], 'every screen is accessible in both themes')
}

const letterOf = ({ requester, subject, problem }: Story, to: string) =>
  `From: ${word(requester)} <anna@mail.test>\nTo: ${to}\nSubject: ${word(subject)}\nMessage-ID: <first@rye.test>\nDate: Mon, 23 Nov 2026 09:00:00 +0300\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${problem}\n`

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** Out through postfix; in through our own door, where postfix relays to, or out of a folder of dovecot. */
async function setUpMail(call: Call, system: MailSystem, { by }: Story): Promise<void> {
  await call(setGates, { body: { incident: { resolve: [], close: [] }, request: { resolve: [], close: [] } } })
  await call(setOutgoing, { body: { smtp: { host: '127.0.0.1', port: system.smtpPort } } })
  const [mailbox] = (await call(listMailboxes)).items
  assert.ok(mailbox)
  if (by === 'receiver') return
  const imap = { host: '127.0.0.1', port: system.imapPort, secure: false, user: 'help' }
  await call(editMailbox, { params: { id: mailbox.id }, body: { imap, password: system.password } })
}

/** A team for L2 with one engineer, and the invitation of both who work here. */
async function setUpSecondLevel(call: Call, { l2, team2, language }: Story): Promise<void> {
  const second = (await call(listLevels)).items.find(({ code }) => code === 'L2')
  const provider = (await call(listOrganisations, { query: { kind: 'provider' } })).items[0]
  assert.ok(second && provider)
  const tim = await call(addPerson, { body: { name: l2, email: 'tim@mail.test', language, organisation: provider.id, roles: ['agent'] } })
  await call(addTeam, { body: { name: team2, levels: [second.id], members: [tim.id] } })
  const lena = (await call(listPeople, { query: { q: 'lena@mail.test' } })).items[0]
  assert.ok(lena)
  for (const { id } of [lena, tim]) await call(invitePerson, { params: { id } })
}

interface Standing {
  readonly status: string
  readonly closed_how: string | null
  readonly score: number | null
}

async function statusOf(desk: DeskServer, number: number): Promise<Standing> {
  const [row] = await desk.ask<Standing>('select status, closed_how, rating_score as score from ticket where number = $1', [number])
  assert.ok(row)
  return row
}
