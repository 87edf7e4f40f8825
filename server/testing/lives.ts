/** Random lives of tickets for the test of leaks: what is done, and who is meant to get which words, is told apart from what the house makes of it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addMailbox } from '#contract/email.ts'
import { permissions } from '#contract/people.ts'
import { setTicketSettings } from '#contract/tickets.ts'
import { addVendor } from '#contract/vendors.ts'
import { addOrganisation } from '#modules/people'
import { rows } from '#platform/db/index.ts'
import { type ParsedLetter, parseLetter } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Storage } from '#platform/storage.ts'
import type { House } from '#platform/work.ts'
import { givenCanaries } from './canaries.ts'
import { givenDesk, system } from './given.ts'
import { givenHttp } from './http.ts'
import { type Life, type Sent, diceOf } from './dice.ts'
import { actsOf } from './life-acts.ts'
import { actorWith, firstTeam } from './tickets.ts'
import { givenVisitors } from './visitors.ts'

interface Post {
  readonly raw: Uint8Array
  readonly from: string
  readonly recipients: readonly string[]
  readonly receivedAt: Temporal.Instant
  readonly mailbox: string
  readonly checks: null
}
export type BringIn = (house: House, storage: Storage, post: Post) => Promise<void>

export async function givenLives(bringIn: BringIn) {
  const desk = await givenDesk()
  const doors = await givenHttp(desk)
  const { administrator, visitor } = await givenVisitors(desk, doors)
  const agent = actorWith(administrator.id, permissions, { serves: null })
  const bakery = await desk.act(system, (work) =>
    addOrganisation(work, { name: 'Пекарня', kind: 'client', domains: ['bakery.example'], remark: '' }),
  )
  const vendor = async (name: string) =>
    (await desk.call(agent, addVendor, { body: { name, mail: [], timeZone: 'Europe/Berlin', language: 'en', products: [] } })).id
  const vendors = { netz: await vendor('Netz'), kabel: await vendor('Kabel') }
  const at = (email: string, organisation: string) => visitor(['requester'], { email, name: email, organisation })
  const accounts = [
    await at('anna@bakery.example', bakery),
    await at('olga@bakery.example', bakery),
    await visitor(['organisation-manager'], { email: 'maria@bakery.example', name: 'maria', organisation: bakery }),
    // A vendor's engineer may have an account, as a requester of ours.
    await at('hans@netz.example', vendors.netz),
  ]
  const { id: mailbox } = await desk.call(agent, addMailbox, {
    body: { name: 'Поддержка', address: 'help@desk.example', team: firstTeam },
  })
  await desk.call(agent, setTicketSettings, { body: { undoSeconds: 0 } })
  const canaries = givenCanaries()
  const counted = { conversations: 0, letters: 0, pages: 0, done: new Map<string, number>(), refused: new Map<string, number>() }
  const note = (map: Map<string, number>, act: string) => map.set(act, (map.get(act) ?? 0) + 1)
  let brought = 0

  /** Sends what waits to leave, and reads the letters as those who got them. */
  async function post(life: Life): Promise<void> {
    const held = await rows<{ message: string; conversation: string; side: Sent['side'] }>(
      desk.db,
      sql`select m.id as message, c.id as conversation, c.audience as side from ticket_conversation l join conversation c on c.id = l.conversation_id
        join message m on m.conversation_id = c.id where l.ticket_id = ${life.id} and m.delivery = 'held' order by m.at, m.id`,
    )
    for (const { message, conversation, side } of held) {
      await desk.runJob('email.send', { message })
      const letter = parseLetter(readFileSync(join(desk.dataFolder, 'outbox', `${message}.eml`)))
      const to = [...letter.to, ...letter.cc].map(({ address }) => address)
      for (const who of to) canaries.check(who, everythingOf(letter), `in a letter to the ${side}`)
      const token = /\/v\/([\w.-]+)/.exec(letter.text)?.[1]
      assert.equal(token !== undefined, side === 'vendor')
      life.sent.push({ message, side, conversation, letter, to, token })
      counted.letters++
    }
  }

  /** Reads every page and everything that accounts can ask for of this ticket. */
  async function look(life: Life): Promise<void> {
    const files = await rows<{ id: string }>(
      desk.db,
      sql`select a.id from attachment a join message m on m.id = a.message_id join ticket_conversation l on l.conversation_id = m.conversation_id
        where l.ticket_id = ${life.id}`,
    )
    for (const { token, to, letter } of life.sent) {
      if (token === undefined) continue
      const { status, body } = await doors.send('GET', `/vendor-pages/${token}`)
      assert.equal(status, 200)
      const page = JSON.stringify(body)
      for (const who of to) canaries.check(who, page, 'on a page')
      // What was written to him stands there.
      for (const word of canaries.found(letter.text)) assert.ok(page.includes(word), 'the page lacks its own letter')
      const tried = life.dice.some(files, 1 / (files.length + 1))
      for (const { id } of tried) {
        const file = await doors.send('GET', `/vendor-pages/${token}/files/${id}`)
        assert.ok(file.status === 200 || file.status === 404)
        for (const who of to) canaries.check(who, JSON.stringify([file.body, file.headers]), 'in a file of a page')
      }
      counted.pages++
    }
    const asked = [
      `/portal/tickets/${life.number}`,
      `/tickets/${life.number}`,
      '/portal/tickets?whose=mine&show=all',
      '/portal/tickets?whose=organisation&show=all',
    ]
    const rest = files.map(({ id }) => `/attachments/${id}`)
    const raw = life.received.map((id) => `/messages/${id}/raw`)
    for (const { email, cookie } of accounts)
      for (const path of [...asked, ...life.dice.some(rest, 4 / (rest.length + 1)), ...life.dice.some(raw, 2 / (raw.length + 1))]) {
        const answer = await doors.send('GET', path, undefined, { cookie })
        canaries.check(email, JSON.stringify([answer.body, answer.headers]), `from ${path}`)
      }
  }

  /** One ticket from its opening through random acts to the look at what everybody has got. */
  async function live(seed: number, acts: number): Promise<void> {
    const dice = diceOf(seed + 1)
    const bring = async (from: string, to: string, cc: readonly string[], text: string, more: readonly string[] = []) => {
      const id = `m${++brought}@outside.example`
      const lines = [`From: ${from}`, `To: ${to}`, ...(cc.length > 0 ? [`Cc: ${cc.join(', ')}`] : []), `Subject: Re: ${seed}`]
      const raw = Buffer.from(
        [...lines, `Message-ID: <${id}>`, 'Content-Type: text/plain; charset=utf-8', ...more, '', text, ''].join('\r\n'),
      )
      await bringIn(desk.house, desk.storage, { raw, from, recipients: [to], receivedAt: Temporal.Now.instant(), mailbox, checks: null })
    }
    const upload = async (name: string, text: string): Promise<string> => {
      const { status, body } = await doors.send('POST', `/attachments?name=${name}`, Buffer.from(text), { cookie: administrator.cookie })
      assert.equal(status, 200)
      return String(Object(body).id)
    }
    const house = { call: desk.call, db: desk.db, agent, vendors, requester: accounts[0]?.id ?? '', canaries, dice, bring, upload }
    const { life, acts: can } = await actsOf(house)
    for (let i = 0; i < acts; i++) {
      const name = dice.pick(weighted)
      const act = name === undefined ? undefined : can[name]
      if (name === undefined || !act) continue
      try {
        note((await act()) ? counted.done : counted.refused, name)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        note(counted.refused, name)
      }
      await post(life)
    }
    // Letters that the house writes by itself.
    await desk.settle()
    await post(life)
    const received = await rows<{ id: string }>(
      desk.db,
      sql`select m.id from message m join ticket_conversation l on l.conversation_id = m.conversation_id
        where l.ticket_id = ${life.id} and m.raw_sha256 is not null`,
    )
    life.received.push(...received.map(({ id }) => id))
    await look(life)
    const [linked] = await rows<{ n: number }>(
      desk.db,
      sql`select count(*)::int as n from ticket_conversation where ticket_id = ${life.id}`,
    )
    counted.conversations += linked?.n ?? 0
  }

  return { live, canaries, counted, acts: [...new Set(weighted)], outsiders: [...outsiders] }
}

const outsiders = [
  'anna@bakery.example',
  'olga@bakery.example',
  'maria@bakery.example',
  'hans@netz.example',
  'ida@netz.example',
  'paul@kabel.example',
  'guru@outside.example',
]

/** Acts that begin a conversation come most often. */
const weighted = [
  ...Array.from({ length: 5 }, () => 'vendorLetter'),
  ...Array.from({ length: 4 }, () => 'forward'),
  ...Array.from({ length: 3 }, () => 'handOver'),
  'reply',
  'reply',
  'writeVendor',
  'writeVendor',
  'note',
  'setCase',
  'giveBack',
  'wait',
  'mailFromVendor',
  'mailFromVendor',
  'mailFromRequester',
  'mailFromStranger',
  'pageAnswer',
  'pageCase',
  'pageReturn',
  'neverForwardNote',
  'neverCopyNoteFile',
  'neverReplyToVendor',
  'neverVendorToRequester',
] as const

/** All that a letter carries: words, headers, names and bytes of files. */
const everythingOf = (letter: ParsedLetter): string =>
  [
    letter.text,
    letter.html ?? '',
    JSON.stringify(letter.headers),
    letter.subject,
    ...letter.attachments.map(({ filename, bytes }) => `${filename} ${Buffer.from(bytes).toString()}`),
  ].join('\n')
