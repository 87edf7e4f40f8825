/** The server is killed in the middle of a stream of letters, again and again: nothing is lost, nothing is doubled. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { addMailbox } from '#contract/email.ts'
import { listTeams } from '#contract/people-acts.ts'
import { openStorage } from '#platform/storage.ts'
import { type DeskServer, firstAdministrator, startDesk } from '../desk-server.ts'
import { type MailSystem, mailSystemMissing, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'

const skip = mailSystemMissing() ?? false
const kills = 10
/** By a client of our own that sends again what was not acknowledged; by postfix over SMTP; by postfix over LMTP. */
const streams = { direct: 300, smtp: 100, lmtp: 100 } as const
const total = streams.direct + streams.smtp + streams.lmtp
let desk: DeskServer
let system: MailSystem

before(async () => {
  if (skip) return
  desk = await startDesk()
  const relays = [
    { domain: 'smtp.desk.test', protocol: 'smtp', port: desk.smtpPort },
    { domain: 'lmtp.desk.test', protocol: 'lmtp', port: desk.lmtpPort },
  ] as const
  system = await startMailSystem({ smtpPort: await freePort(), imapPort: await freePort(), users: [], relays })
})
after(async () => {
  await system?.stop()
  await desk?.stop()
})

type Way = keyof typeof streams
interface Sent {
  readonly id: string
  readonly to: string
  readonly raw: string
}

/** Many senders, so that no flood is seen; every fourth letter answers the one before it, every fifth has a file. */
function letter(way: Way, n: number): Sent {
  const id = `${way}-${n}@clients.test`
  const from = `sender-${way}-${n - (n % 4 === 3 ? 1 : 0)}@clients.test`
  const to = `support@${way}.desk.test`
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${way} ${n}`,
    `Message-ID: <${id}>`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0300',
    'MIME-Version: 1.0',
  ]
  const answer = n % 4 === 3 ? [`In-Reply-To: <${way}-${n - 1}@clients.test>`] : []
  const text = `Letter ${n} by ${way}.`
  const file = Buffer.from(`file of ${way} ${n}`.repeat(50)).toString('base64')
  const body =
    n % 5 === 0
      ? [
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          '',
          text,
          '--b',
          'Content-Type: application/octet-stream; name=log.bin',
          'Content-Disposition: attachment; filename=log.bin',
          'Content-Transfer-Encoding: base64',
          '',
          ...(file.match(/.{1,76}/g) ?? []),
          '--b--',
        ]
      : ['Content-Type: text/plain; charset=utf-8', '', text]
  return { id, to, raw: [...head, ...answer, ...body, ''].join('\r\n') }
}

/** Sends until it is acknowledged; gives how many times it was tried. */
async function sendUntilTaken(port: number, { to, raw }: Sent, deadline: number): Promise<number> {
  for (let tries = 1; ; tries++) {
    const client = createTransport({
      host: '127.0.0.1',
      port,
      ignoreTLS: true,
      connectionTimeout: 3_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
    })
    try {
      await client.sendMail({ envelope: { from: 'sender@clients.test', to }, raw })
      return tries
    } catch (error) {
      if (performance.now() > deadline) throw error
      await wait(250)
    } finally {
      client.close()
    }
  }
}

/** A few connections at a time; the letters of one chain in order. */
async function stream(way: Way, port: number, connections: number, deadline: number, taken: (sent: Sent, tries: number) => void) {
  const chains = Array.from({ length: Math.ceil(streams[way] / 4) }, (_, chain) => Array.from({ length: 4 }, (_, i) => chain * 4 + i))
  const next = chains.values()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const chain of next)
        for (const n of chain.filter((n) => n < streams[way])) {
          const sent = letter(way, n)
          taken(sent, await sendUntilTaken(port, sent, deadline))
        }
    }),
  )
}

interface Row {
  id: string
  raw: string
  outcome: string
  messages: number
  ticket: string | null
}

test(
  `${total} letters, ${kills} times kill -9: every acknowledged letter is exactly one message`,
  { skip, timeout: 1_140_000 },
  async (t) => {
    const { call } = await firstAdministrator(desk)
    const [team] = (await call(listTeams)).items
    assert.ok(team)
    for (const way of Object.keys(streams))
      await call(addMailbox, { body: { name: 'Support', address: `support@${way}.desk.test`, team: team.id } })

    const deadline = performance.now() + 900_000
    const postmaster = await desk.ask('select pg_postmaster_start_time()::text as begun')
    const acknowledged = new Set<string>()
    let again = 0
    const taken = ({ id }: Sent, tries: number) => {
      acknowledged.add(id)
      again += tries - 1
    }
    const begun = performance.now()
    const sending = Promise.all([
      stream('direct', desk.smtpPort, 6, deadline, taken),
      stream('smtp', system.smtpPort, 2, deadline, () => undefined),
      stream('lmtp', system.smtpPort, 2, deadline, () => undefined),
    ])
    sending.catch(() => undefined)

    let unanswered = 0
    for (let kill = 1; kill <= kills; kill++) {
      while (acknowledged.size < (kill * streams.direct) / (kills + 1) && performance.now() < deadline) await wait(2)
      // At another point of the work each time.
      await wait(kill * 7)
      await desk.kill('SIGKILL')
      const kept = await desk.ask<{ id: string }>(
        `select internet_message_id as id from message where direction = 'in' and internet_message_id like 'direct-%'`,
      )
      unanswered += kept.filter(({ id }) => !acknowledged.has(id)).length
      await desk.start()
    }
    await sending
    assert.deepEqual(
      await desk.ask('select pg_postmaster_start_time()::text as begun'),
      postmaster,
      'each new life found the PostgreSQL of the one before',
    )
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    assert.equal(acknowledged.size, streams.direct)

    await until('every letter', deadline, async () => (await letters()).length >= total)
    await wait(2_000)
    const rows = await letters()
    const expected = Object.entries(streams).flatMap(([way, count]) => Array.from({ length: count }, (_, n) => `${way}-${n}@clients.test`))
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), expected.toSorted(), 'each letter once')
    assert.deepEqual(
      rows.filter(({ messages }) => messages !== 1),
      [],
      'each letter is exactly one message',
    )
    const [messages] = await desk.ask<{ n: number }>(`select count(*)::int as n from message where direction = 'in'`)
    assert.equal(messages?.n, total, 'and no message is without its letter')
    const opened = rows.filter(({ outcome }) => outcome === 'opened')
    assert.equal(opened.length + rows.filter(({ outcome }) => outcome === 'joined').length, total, 'none was parked')
    assert.equal(new Set(opened.map(({ ticket }) => ticket)).size, opened.length, 'each opened a ticket of its own')

    const storage = openStorage(join(desk.dataFolder, 'files'))
    for (const { raw, id } of rows) {
      const bytes = await storage.read(raw)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), raw)
      assert.ok(Buffer.from(bytes).includes(`<${id}>`))
    }
    await until('every acknowledgement', deadline, async () => (await registered()).sent >= opened.length)
    assert.deepEqual(await registered(), { written: opened.length, sent: opened.length }, 'our own letters are written once too')
    t.diagnostic(
      `${total} letters in ${seconds} s with ${kills} kills: ${total} messages, ${opened.length} tickets, ${opened.length} acknowledgements; ` +
        `${again} direct letters sent again, ${unanswered} of them were kept already when their 250 was lost`,
    )
  },
)

const letters = () =>
  desk.ask<Row>(`select internet_message_id as id, raw, outcome, ticket_id as ticket,
    (select count(*)::int from message m where m.internet_message_id = l.internet_message_id and m.direction = 'in') as messages from letter l`)

async function registered() {
  const [row] = await desk.ask<{ written: number; sent: number }>(
    `select count(*)::int as written, count(*) filter (where delivery = 'sent')::int as sent from message where direction = 'out' and automatic`,
  )
  return { written: row?.written ?? 0, sent: row?.sent ?? 0 }
}

async function until(what: string, deadline: number, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, `${what} did not come`)
    await wait(500)
  }
}
