/**
 * A major incident with 300 children and 1,000 stakeholders who read Russian or English is declared in a browser, and its first update written there:
 * each gets exactly one letter per update, within a minute of the declaring, counted at the mail server; the desk is killed in the middle of another,
 * and the letters that were in flight then are listed.
 */
import assert from 'node:assert/strict'
import { after, before as beforeAll, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { addPlan } from '#contract/communication-plans.ts'
import { addMailbox, setOutgoing } from '#contract/email.ts'
import { addChildren, getMajor } from '#contract/major-incidents.ts'
import { addOrganisation, addPerson, listTeams } from '#contract/people-acts.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { setTicketSettings } from '#contract/tickets.ts'
import { addStakeholder, listUpdateLetters, listUpdates, writeUpdate } from '#contract/updates.ts'
import type { Call } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { type DeskServer, firstAdministrator, startDesk } from '../desk-server.ts'
import { type MailSystem, mailSystemMissing, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'
import { keepScreen, withLastScreens } from '../screens.ts'
import { type Seat, signedIn, windowOf } from '../seat.ts'
import { until } from '../waiting.ts'

const skip = mailSystemMissing() ?? false
const all = 1_000
const children = 300
/** Who follows by an address alone; the rest are colleagues at the clients that it touches. */
const followers = 100
const clients = 10
/** One mailbox of the mail system gets everything; whose letter it is stands in its `To:`. */
const address = (n: number) => `crowd+${n}@mail.test`
const languageOf = (n: number) => (n % 3 === 0 ? 'en' : 'ru')
let desk: DeskServer
let system: MailSystem
let call: Call
let browser: Browser
let account: { email: string; password: string }

beforeAll(async () => {
  if (skip) return
  desk = await startDesk()
  system = await startMailSystem({ smtpPort: await freePort(), imapPort: await freePort(), users: ['crowd'] })
  const administrator = await firstAdministrator(desk)
  call = administrator.call
  account = administrator
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await system?.stop()
  await desk?.stop()
})

/** Several at a time, as several people would. */
async function each(from: number, to: number, act: (n: number) => Promise<void>): Promise<void> {
  const next = Array.from({ length: to - from }, (_, i) => from + i).values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const n of next) await act(n)
    }),
  )
}

interface Given {
  readonly ref: string
  /** Numbers of the tickets that are to be its children. */
  readonly parts: readonly string[]
}

/** The incident's requester is 0, those of its children follow, then colleagues, then followers. Nothing is declared yet. */
async function givenIncident(): Promise<Given> {
  await call(setOutgoing, { body: { smtp: { host: '127.0.0.1', port: system.smtpPort } } })
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  await call(addMailbox, { body: { name: 'Support', address: 'help@desk.test', team: team.id } })
  await call(setTicketSettings, { body: { undoSeconds: 0 } })
  await call(addPlan, {
    body: {
      names: { ru: 'Все, кого затронуло', en: 'Everybody touched' },
      rank: 1,
      services: [],
      priorities: [],
      circles: ['requesters', 'contacts', 'everybody', 'followers'],
      people: [],
      everyMinutes: 60,
      hours: null,
      template: 'full',
      wording: 'own',
      approval: 'nobody',
      approver: null,
      active: true,
    },
  })
  const organisations: string[] = []
  for (let n = 0; n < clients; n++) organisations.push((await call(addOrganisation, { body: { name: `Клиент ${n}`, kind: 'client' } })).id)
  const people: string[] = []
  await each(0, all - followers, async (n) => {
    const of = { organisation: organisations[n % clients] ?? '', language: languageOf(n) } as const
    people[n] = (await call(addPerson, { body: { name: `Человек ${n}`, email: address(n), ...of } })).id
  })
  const open = async (n: number) =>
    (
      await call(openTicket, {
        body: { title: `Тайна клиента ${n}`, text: 'Не работает', kind: 'incident', requester: { person: people[n] ?? '' } },
      })
    ).number
  const ref = String(await open(0))
  const parts: string[] = []
  await each(1, 1 + children, async (n) => void parts.push(String(await open(n))))
  await each(all - followers, all, async (n) => {
    await call(addStakeholder, { params: { ref }, body: { address: address(n), language: languageOf(n) } })
  })
  // In two circles, and by hand too: still one letter.
  await call(addStakeholder, { params: { ref }, body: { address: address(5), language: 'en' } })
  return { ref, parts }
}

/** It touches every client: none is named. Whoever rang before becomes part of it, and its first update is written on its page. Answers when it was declared. */
async function declareAndTell({ page, t }: Seat, { ref, parts }: Given): Promise<number> {
  const said = update(1).words
  await page.goto(`/tickets/${ref}`)
  // What loads above would move the button away from under the pointer.
  await page.getByRole('region', { name: t('updates.updates') }).waitFor()
  await page.getByRole('button', { name: t('major.declare'), exact: true }).click()
  const declaring = await windowOf(page, t('major.declare-title'))
  await declaring.getByRole('textbox', { name: t('major.reason') }).fill('Звонят все')
  await declaring.getByRole('textbox', { name: t('major.impact-sentence') }).fill('Нет связи')
  await declaring.getByRole('textbox', { name: t('major.public-ru') }).fill(said.ru.happened)
  await declaring.getByRole('textbox', { name: t('major.public-en') }).fill(said.en.happened)
  const declared = performance.now()
  await declaring.getByRole('button', { name: t('major.declare-do'), exact: true }).click()
  await page.waitForURL(`**/major/${ref}`)
  for (let n = 0; n < children; n += 150) await call(addChildren, { params: { ref }, body: { tickets: parts.slice(n, n + 150) } })
  assert.equal((await call(getMajor, { params: { ref } })).children, children)

  // What was written for requesters when it was declared stands there already.
  await page.getByText(t('updates.untold')).waitFor()
  const panel = page.getByRole('region', { name: t('updates.updates') })
  await panel.getByRole('button', { name: t('updates.write') }).click()
  const writing = page.getByRole('dialog', { name: t('updates.write-title') })
  for (const language of ['ru', 'en'] as const) {
    const words = writing.getByRole('region', { name: t(`updates.in-${language}`) })
    assert.equal(await words.getByRole('textbox', { name: t('updates.happened') }).inputValue(), said[language].happened)
    await words.getByRole('textbox', { name: t('updates.meaning') }).fill(said[language].meaning)
  }
  await writing.getByRole('button', { name: t('updates.to-preview') }).click()
  const preview = page.getByRole('dialog', { name: t('updates.preview-title') })
  await preview.getByText(t('updates.total', { n: all })).waitFor()
  await preview.getByRole('button', { name: t('updates.send') }).click()
  await preview.waitFor({ state: 'detached' })
  return declared
}

const update = (n: number) => ({
  words: {
    ru: { happened: `Сообщение ${n}: связи нет`, meaning: 'Почта ждёт', doing: 'Меняем плату' },
    en: { happened: `Update ${n}: no network`, meaning: 'Mail waits', doing: 'Replacing the card' },
  },
  next: Temporal.Now.instant().add({ hours: 1 }).round('second').toString(),
  last: false,
})

interface Got {
  readonly to: string
  readonly id: string
  readonly text: string
}
/** How many letters lie in the mailbox: asked often, so nothing is read. */
async function arrived(): Promise<number> {
  const [status]: Record<string, string>[] = JSON.parse(
    await system.doveadm('-f', 'json', 'mailbox', 'status', '-u', 'crowd', 'messages', 'INBOX'),
  )
  return Number(status?.['messages'])
}
/** Answers when. */
async function untilArrived(what: string, count: number, seconds: number): Promise<number> {
  const deadline = performance.now() + seconds * 1_000
  while ((await arrived()) < count) {
    assert.ok(performance.now() < deadline, `${what} did not come within ${seconds} s`)
    await wait(500)
  }
  return performance.now()
}
/** Every letter of the n-th update that the mail server has. */
async function got(n: number): Promise<Got[]> {
  const fields = ['hdr.to', 'hdr.message-id', 'body']
  const found: Record<string, string>[] = []
  // No more at a time than fits into what a child process may say.
  for (let from = 1, count = await arrived(); from <= count; from += 150) {
    const some = ['mailbox', 'INBOX', `${from}:${Math.min(count, from + 149)}`]
    found.push(...JSON.parse(await system.doveadm('-f', 'json', 'fetch', '-u', 'crowd', fields.join(' '), ...some)))
  }
  return found
    .map((one) => ({ to: addressIn(one['hdr.to'] ?? ''), id: one['hdr.message-id'] ?? '', text: decoded(one['body'] ?? '') }))
    .filter(({ text }) => text.includes(`Сообщение ${n}:`) || text.includes(`Update ${n}:`))
}
const addressIn = (to: string) => /<([^>]+)>$/.exec(to)?.[1] ?? to
const decoded = (body: string) => Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString()

test(
  `${all} stakeholders, ${children} children: one letter each, within a minute of declaring; after kill -9 only those in flight are doubled`,
  { skip, timeout: 900_000 },
  async (t) => {
    const given = await givenIncident()
    const { ref } = given
    // The tickets’ own letters first, so that they are not counted with the update’s.
    const before = children + 1
    await untilArrived('the letters of registration', before, 120)
    let seconds = 0
    await withLastScreens(browser, async () => {
      const seat = await signedIn(browser, desk, account, 'ru')
      const declared = await declareAndTell(seat, given)
      seconds = ((await untilArrived('every letter', before + all, 240)) - declared) / 1000
      await seat.page
        .getByRole('region', { name: seat.t('updates.updates') })
        .getByText(seat.t('updates.sent-n', { sent: all, all }))
        .waitFor()
      await keepScreen(seat.page, 'major with its updates')
    })
    await wait(2_000)
    const first = await got(1)
    assert.deepEqual(
      first.map(({ to }) => to).toSorted(),
      Array.from({ length: all }, (_, n) => address(n)).toSorted(),
      'exactly one letter each, and each alone in its To:',
    )
    for (const { to, text } of first) {
      const n = Number(/\d+/.exec(to)?.[0])
      assert.ok(text.includes(languageOf(n) === 'ru' ? 'Сообщение 1' : 'Update 1'), `${to} reads ${languageOf(n)}`)
      assert.doesNotMatch(text, /Клиент|Человек|Тайна/)
    }
    assert.equal((await call(listUpdates, { params: { ref } })).reach, all)

    const second = (await call(writeUpdate, { params: { ref }, body: update(2) })).items[0]?.id ?? ''
    const sent = async () =>
      (await desk.ask<{ n: number }>(`select count(*)::int as n from update_letter where update_id = $1 and state = 'sent'`, [second]))[0]
        ?.n ?? 0
    while ((await sent()) < all / 3) await wait(5)
    await desk.kill('SIGKILL')
    const inFlight = await desk.ask(`select id from update_letter where update_id = $1 and state = 'sending'`, [second])
    const left = all - (await sent())
    assert.ok(left > 0, 'it was killed in the middle')
    await desk.start()
    const again = performance.now()
    await until('the rest of the letters', async () => (await sent()) === all, 240)
    await untilArrived('all of them', before + 2 * all, 120)
    const rest = (performance.now() - again) / 1000
    await wait(2_000)
    const copies = Map.groupBy(await got(2), ({ to }) => to)
    const doubled = [...copies].filter(([, letters]) => letters.length > 1)
    const { items: listed } = await call(listUpdateLetters, { params: { id: second } })
    assert.ok(inFlight.length <= 10 && listed.length <= inFlight.length, `${listed.length} listed, ${inFlight.length} in flight`)
    for (const [to, letters] of doubled) {
      assert.ok(
        listed.some((letter) => letter.address === to && letter.uncertain),
        `${to} got two and is not listed`,
      )
      assert.equal(letters.length, 2)
      assert.equal(new Set(letters.map(({ id }) => id)).size, 1, 'one Message-ID')
    }
    const { items } = await call(listUpdates, { params: { ref } })
    assert.deepEqual([items[0]?.letters.sent, items[0]?.letters.failed, items[0]?.letters.uncertain], [all, 0, listed.length])
    t.diagnostic(
      `${all} letters to ${all} stakeholders of ${children + 1} tickets at the mail server ${seconds.toFixed(1)} s after it was declared; killed with ${left} left: ` +
        `${inFlight.length} in flight and listed, ${doubled.length} doubled, the rest ${rest.toFixed(1)} s after the desk was up`,
    )
  },
)
