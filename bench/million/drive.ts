import { connect } from 'node:net'
import type pg from 'pg'
import { ViewName } from '#contract/worklists.ts'
import { random as randomOf } from '../radar/random.ts'
import { limits } from './limit.ts'
import { request } from './http.ts'
import { type Act, type Measured, measure } from './measure.ts'
import { marked, writer } from './words.ts'
import { ports } from './server.ts'

/** What is called, in this order: what reads comes before what writes. */
export async function drive(
  client: pg.Client,
  databaseUrl: string,
  token: string,
  seconds: number,
  told: (row: Measured) => void,
): Promise<void> {
  const random = randomOf(5)
  const write = writer(5)
  const numbers = async (where: string) =>
    (await client.query<{ number: string }>(`select number::text from ticket where ${where} order by random() limit 5000`)).rows.map(
      (row) => row.number,
    )
  const { rows: askers } = await client.query<{ id: string }>(
    `select p.id from person p join address a on a.person_id = p.id where a.value ~ '^p\\d@client' order by random() limit 500`,
  )
  const all = await numbers('true')
  const open = await numbers(`status in ('new', 'in-work') and channel in ('email', 'portal')`)
  const get =
    (path: () => string): Act =>
    async () =>
      (await request(token, 'GET', path())).bytes
  const find = (q: string) => get(() => `/tickets?${new URLSearchParams({ view: 'all', q, sort: 'changed', limit: '8' }).toString()}`)
  const acts: Record<string, Act> = {
    'read with thread': get(() => `/tickets/${random.one(all)}`),
    'list newest': get(() => '/tickets?view=all&sort=newest&limit=50'),
    'list by due moment': get(() => '/tickets?view=open&sort=due&limit=50'),
    'counts of all views': get(() => '/views'),
    ...Object.fromEntries(ViewName.options.map((view) => [`view ${view}`, get(() => `/tickets?view=${view}&limit=50`)])),
    'search: word in 1 %': find(marked.common),
    'search: rare word': find(marked.rare),
    'search: number': async () => find(`#${random.one(all)}`)(0, 0),
    'search: typo': find('квазимагнитрон'),
    'link picker': find('принтер'),
    create: async (turn) =>
      (
        await request(token, 'POST', '/tickets', {
          title: write.text(40),
          text: write.text(200),
          requester: { person: askers[turn % askers.length]?.id ?? '' },
          channel: 'phone',
        })
      ).bytes,
    reply: async (turn) =>
      (
        await request(token, 'POST', `/tickets/${open[turn % open.length] ?? ''}/replies`, {
          text: write.text(200),
          next: { status: 'in-work' },
        })
      ).bytes,
    'mail in': (turn, caller) =>
      letter(`p${String(turn % 10)}@client${String(turn % 200)}.example`, write.text(40), write.text(200), caller),
  }
  for (const [what, act] of Object.entries(acts))
    for (const callers of [1, 8]) told(await measure(what, callers, what.startsWith('view ') && callers === 8 ? seconds / 2 : seconds, act))
  for (const row of await limits({ client, databaseUrl, token, seconds, askers: askers.map(({ id }) => id), numbers: all })) told(row)
}

/** One letter through the door, on a connection of its own, until the desk has taken it. */
function letter(from: string, subject: string, text: string, caller: number): Promise<number> {
  const encoded = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`
  const body = Buffer.from(text)
    .toString('base64')
    .replaceAll(/.{1,76}/g, '$&\r\n')
  const id = `<${String(caller)}.${String(performance.now())}.${String(Math.random())}@bench.example>`
  const mail = `From: <${from}>\r\nTo: <help@desk.example>\r\nSubject: ${encoded(subject)}\r\nMessage-ID: ${id}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n.\r\n`
  const steps = ['EHLO bench.example\r\n', `MAIL FROM:<${from}>\r\n`, 'RCPT TO:<help@desk.example>\r\n', 'DATA\r\n', mail, 'QUIT\r\n']
  return new Promise((resolve, reject) => {
    const socket = connect(ports.smtp, '127.0.0.1')
    let [step, heard] = [0, '']
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      // The last line of an answer has a space after its code.
      if (!/^\d{3} .*\r\n$/m.test(heard)) return
      if (/^[45]/.test(heard)) return reject(new Error(heard.trim()))
      heard = ''
      const next = steps[step++]
      if (next === undefined) {
        socket.end()
        resolve(mail.length)
      } else socket.write(next)
    })
  })
}
