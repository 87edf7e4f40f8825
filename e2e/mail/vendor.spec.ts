/**
 * A ticket goes through all levels by real mail and a real browser: L1 → L2 → L3 → a vendor in Berlin by mail → back → resolved; in Russian and
 * in English. On its way the chain of escalation tells a manager, and who stands in for the absent expert gets it.
 */
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addAgreement, listAgreements, publishAgreement } from '#contract/agreement-acts.ts'
import { addCalendar, publishCalendar } from '#contract/calendar-acts.ts'
import { type Hours, weekdays } from '#contract/calendars.ts'
import { addMailbox, setOutgoing } from '#contract/email.ts'
import { listTeams } from '#contract/people-acts.ts'
import { getTicketClocks } from '#contract/ticket-clocks.ts'
import { getTicket, noteOnTicket, setTicketSettings } from '#contract/tickets.ts'
import { addVendor } from '#contract/vendors.ts'
import { setGates } from '#contract/verification.ts'
import { type Call } from '../api.ts'
import { newPage, openBrowser } from '../browser.ts'
import { firstAdministrator, startDesk } from '../desk-server.ts'
import { answerLetter, inbox, letterTo, linksIn } from '../letters.ts'
import { type MailSystem, mailSystemMissing, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'
import { keepScreen as look, withLastScreens } from '../screens.ts'
import { type Seat, signedIn, windowOf } from '../seat.ts'
import { type Standing, mailboxes, peopleOfLevels, theManagerTakesCare, theSubstituteGetsIt } from './level-people.ts'
import { eventually, until } from '../waiting.ts'

const skip = mailSystemMissing() ?? false
let browser: Browser
before(async () => {
  if (!skip) browser = await openBrowser()
})
after(() => browser?.close())

/** Words that only one side may ever get. */
const words = {
  ru: {
    problem: 'У Ивановой с утра не открывается касса, ошибка 619',
    note: 'Между нами: клиент не продлил договор',
    done: 'Перезагрузили роутер и проверили кабель',
    evidence: 'В журнале ошибка 619 с девяти утра',
    question: 'Есть ли доступ к порту на узле?',
    letter: 'Порт 5 не отвечает с 9:00, проверьте линию.',
    subject: 'Порт 5 не отвечает',
    answer: 'Спасибо, меняем плату в узле.',
    told: 'Мы передали вопрос дальше, ответим сегодня.',
    fixed: 'Плата заменена, порт работает',
    solution: 'Связь восстановлена',
    code: 'Решено поставщиком',
    wrote: 'вт, 24 нояб. 2026 г. в 10:12, {who}:',
  },
  en: {
    problem: 'The till of Mrs Rye does not open, error 619',
    note: 'Between us: this client has not renewed',
    done: 'Restarted the router and checked the cable',
    evidence: 'Error 619 in the log since nine',
    question: 'Is the port of the node reachable?',
    letter: 'Port 5 has been down since 9:00, please check the line.',
    subject: 'Port 5 is down',
    answer: 'Thanks, we are replacing the card in the node.',
    told: 'We have passed it on and will answer today.',
    fixed: 'The card was replaced, the port is up',
    solution: 'The line works again',
    code: 'Solved by the vendor',
    wrote: 'On Tue, Nov 24, 2026 at 10:12 AM {who} wrote:',
  },
} as const
type Said = (typeof words)['ru' | 'en']

for (const language of ['ru', 'en'] as const)
  test(`through all levels to a vendor in Berlin and back, ${language}`, { skip, timeout: 600_000 }, (t) =>
    withLastScreens(browser, async () => live(t, language)),
  )

async function live(test: TestContext, language: 'ru' | 'en'): Promise<void> {
  const desk = await startDesk()
  test.after(() => desk.stop())
  const system = await startMailSystem({
    smtpPort: await freePort(),
    imapPort: await freePort(),
    users: ['anna', 'hans', ...mailboxes],
    relays: [{ domain: 'desk.test', protocol: 'smtp', port: desk.smtpPort }],
  })
  test.after(() => system.stop())
  const told = async () => `${desk.said()}\n${JSON.stringify(await desk.ask('select type, data from event order by seq desc limit 20'))}`
  const account = await firstAdministrator(desk)
  const { call } = account
  await setUp(call, system, language)
  const seat = await signedIn(browser, desk, account, language)
  const { page, t } = seat
  const standing: Standing = { url: desk.url, browser, call, system, seat, language }
  const expert = await peopleOfLevels(standing)
  const said: Said = words[language]

  // A letter becomes a ticket of the first line.
  await system.swaks({ from: 'anna@mail.test', to: ['help@desk.test'] }, letterOf(said))
  const number = await eventually('the ticket', async () => {
    const [row] = await desk.ask<{ number: string }>('select number from ticket limit 1')
    return row && Number(row.number)
  })
  const ref = { params: { ref: String(number) } }
  await call(noteOnTicket, { ...ref, body: { text: said.note } })
  await theManagerTakesCare(standing, number)
  await page.goto(`/tickets/${number}`)

  // L1 → L2: what is missing on the card is said, and it does not go. L2 → L3.
  await handOver(seat, said, { asksFirst: true })
  await until('the second level', async () => (await call(getTicket, ref)).ticket.level.code === 'L2')
  await theSubstituteGetsIt(standing, expert, number, said.problem)
  await handOver(seat, said, { asksFirst: false })
  await until('the third level', async () => (await call(getTicket, ref)).ticket.level.code === 'L3')

  // L3 → the vendor, who gets what was written to him and nothing else.
  await toVendor(seat, said)
  const first = await letterTo(system, 'hans', 'the hand-over', ({ text }) => text.includes(said.letter), told)
  assert.ok(first.subject.startsWith(`${said.subject} [#${number}]`), first.subject)
  const clock = async () => (await call(getTicketClocks, ref)).clocks.find(({ metric }) => metric === 'vendor')
  const running = await clock()
  assert.deepEqual([running?.timeZone, running?.stoppedAt], ['Europe/Berlin', null])

  // He answers by mail without an account; his answer threads, and stands on the ticket at once.
  await answerLetter(system, { name: 'Hans Müller', address: 'hans@mail.test' }, first, { text: said.answer, wrote: said.wrote })
  const story = page.getByRole('region', { name: t('tickets.story') })
  await story.getByText(said.answer).waitFor({ timeout: 60_000 })
  await look(page, 'a vendor has answered by mail')
  assert.equal((await desk.ask('select id from ticket')).length, 1, 'his answer opens nothing')

  // The requester is answered meanwhile, and hears nothing of him.
  await page.getByRole('textbox', { name: t('tickets.reply-text') }).fill(said.told)
  await page.getByRole('button', { name: t('tickets.then.in-work'), exact: true }).click()
  await letterTo(system, 'anna', 'the answer', ({ text }) => text.includes(said.told), told)

  // On his page he gives his number, then returns the ticket: his clock stops.
  const link = linksIn(first).find((one) => one.includes('/v/')) ?? ''
  const his = await newPage(browser, desk.url, { language, zone: 'Europe/Berlin', width: 390, height: 844, touch: true })
  await his.goto(link)
  await his.getByText(said.answer).waitFor()
  await his.getByRole('textbox', { name: t('vendors.page.case') }).fill('NETZ-77')
  await his.getByRole('button', { name: t('vendors.page.case-save') }).click()
  await until('the number of the vendor', async () => (await call(getTicket, ref)).ticket.vendorCase === 'NETZ-77')
  await writeAgain(page, seat, said)
  const second = await letterTo(system, 'hans', 'the second letter', ({ subject }) => subject.includes('[NETZ-77]'), told)
  assert.equal(second.references.at(0), first.messageId)
  await his.getByRole('textbox', { name: t('vendors.page.return-reason') }).fill(said.fixed)
  await his.getByRole('button', { name: t('vendors.page.return-send') }).click()
  await his.getByText(t('vendors.page.not-with-you')).waitFor()
  await his.context().close()
  const stopped = await clock()
  assert.ok(stopped?.stoppedAt !== null && stopped?.stoppedAt !== undefined, 'his clock runs from hand-over to return')

  // Back at L3, which resolves it.
  const back = await call(getTicket, ref)
  assert.deepEqual([back.ticket.level.code, back.ticket.returned, back.ticket.vendor], ['L3', true, null])
  await resolve(seat, said, number)
  await letterTo(system, 'anna', 'the solution', ({ text }) => text.includes(said.solution), told)
  const { ticket, stays } = await call(getTicket, ref)
  assert.equal(ticket.status, 'resolved')
  const levels = stays.map(({ level }) => level.code).filter((code, i, all) => code !== all[i - 1])
  assert.deepEqual(levels, ['L1', 'L2', 'L3', 'L4', 'L3'])

  // Not a byte of one side in the letters of the other, and no note in any.
  const everything = async (user: string) =>
    JSON.stringify((await inbox(system, user)).map(({ text, html, subject, headers }) => [text, html, subject, headers]))
  const [hers, hans] = [await everything('anna'), await everything('hans')]
  for (const mine of [said.letter, said.answer, said.fixed, said.subject, 'NETZ-77', 'hans@', said.note])
    assert.ok(!hers.includes(mine), `Anna got «${mine}»`)
  for (const other of [said.problem, said.told, said.note, said.question, said.solution, 'anna@'])
    assert.ok(!hans.includes(other), `Hans got «${other}»`)
}

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const letterOf = ({ problem }: Said) =>
  `From: anna@mail.test\nTo: help@desk.test\nSubject: ${word(problem)}\nMessage-ID: <first@rye.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${problem}\n`

/** Mail in and out, teams of the levels, and a vendor in Berlin with a contract in his own hours. */
async function setUp(call: Call, { smtpPort }: MailSystem, language: 'ru' | 'en'): Promise<void> {
  await call(setGates, { body: { incident: { resolve: [], close: [] }, request: { resolve: [], close: [] } } })
  await call(setOutgoing, { body: { smtp: { host: '127.0.0.1', port: smtpPort } } })
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  await call(addMailbox, { body: { name: 'Support', address: 'help@desk.test', team: team.id } })
  await call(setTicketSettings, { body: { undoSeconds: 1 } })
  const vendor = await call(addVendor, {
    body: { name: 'Netz', mail: ['hans@mail.test'], timeZone: 'Europe/Berlin', language, products: ['NetzBox 5'] },
  })
  const names = { ru: 'Берлин', en: 'Berlin' }
  const plan = { timezone: 'Europe/Berlin', weekly: Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00'] satisfies Hours]])) }
  const { id } = await call(addCalendar, { body: { names, plan } })
  await call(publishCalendar, { params: { id }, body: { from: '2026-01-01', reason: 'contract', revision: 1 } })
  const calendar = (await call(listAgreements)).calendars.find(({ timeZone }) => timeZone === 'Europe/Berlin')
  assert.ok(calendar)
  const all = { kind: 'duration', ms: 8 * 3_600_000 } as const
  const none = { ru: '', en: '' }
  const contract = await call(addAgreement, {
    body: {
      kind: 'uc',
      names: { ru: 'Договор с Netz', en: 'Contract with Netz' },
      terms: {
        validFrom: '2026-01-01T00:00:00Z',
        validTo: null,
        rank: 10,
        match: { organisations: [], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [vendor.id] },
        calendar: calendar.id,
        targets: [{ metric: 'vendor', byPriority: { '1': all, '2': all, '3': all, '4': all, '5': all } }],
        texts: { supportHours: none, availability: none, reportingPeriod: none, howToReport: none, howWeInform: none },
      },
    },
  })
  await call(publishAgreement, { params: { id: contract.id } })
}

/** To the next level, which the window offers. */
async function handOver({ page, t }: Seat, { done, question }: Said, { asksFirst }: { asksFirst: boolean }): Promise<void> {
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  const go = dialog.getByRole('button', { name: t('tickets.hand-over') })
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill(done)
  if (asksFirst) {
    await dialog
      .getByText(t('tickets.card.lacks', { what: t('tickets.card.need.question') }))
      .first()
      .waitFor()
    // Pressed all the same, and with a word that says nothing: the server says what is missing.
    await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill('?')
    await go.click()
    const there = { done: 'there', ruledOut: 'there', evidence: 'there', service: 'there', category: 'there', asset: 'there' }
    await dialog.getByText(t('tickets.refusal.tickets.card-incomplete', { ...there, question: 'lacks' })).waitFor()
    await look(page, 'a card that lacks its question')
  }
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill(question)
  await go.click()
  await dialog.waitFor({ state: 'detached' })
}

async function toVendor({ page, t }: Seat, { done, evidence, question, letter, subject }: Said): Promise<void> {
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  await dialog.getByRole('button', { name: `${t('tickets.choose')} ${t('tickets.vendor')}`, exact: true }).click()
  await page.getByRole('option', { name: 'Netz' }).click()
  await dialog.getByRole('textbox', { name: t('vendors.subject') }).fill(subject)
  await dialog.getByRole('textbox', { name: t('tickets.vendor-letter') }).fill(letter)
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill(done)
  await dialog.getByRole('textbox', { name: t('tickets.card.evidence') }).fill(evidence)
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill(question)
  await dialog.getByRole('button', { name: t('tickets.hand-over') }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function writeAgain(page: Page, { t }: Seat, { subject }: Said): Promise<void> {
  const draft = page.waitForResponse((answer) => answer.url().includes('/drafts/vendor'))
  await page.getByRole('radio', { name: t('tickets.write-to-vendor') }).click()
  await draft
  await page.getByRole('textbox', { name: t('tickets.vendor-text') }).fill(`${subject}?`)
  await page.getByRole('button', { name: t('tickets.send-to-vendor') }).click()
  await page
    .getByRole('region', { name: t('tickets.story') })
    .getByText(`${subject}?`)
    .waitFor()
}

async function resolve({ page, t }: Seat, { code, solution }: Said, number: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${t('tickets.resolve')}( \\S+)?$`) }).click()
  const dialog = page.getByRole('dialog', { name: t('tickets.resolve-title', { number: String(number) }) })
  await dialog.getByRole('button', { name: t('tickets.resolution-code') }).click()
  await page.getByRole('option', { name: code, exact: true }).click()
  await dialog.getByRole('textbox', { name: t('tickets.solution') }).fill(solution)
  await dialog.getByRole('button', { name: new RegExp(`^${t('tickets.resolve')}( \\S+)?$`) }).click()
  await dialog.waitFor({ state: 'detached' })
}
