import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import {
  AlertMapping,
  type ReadAlert,
  addAlertSource,
  editAlertSource,
  listTicketAlerts,
  renewAlertSecret,
  tryAlertMapping,
} from '#contract/alerts.ts'
import { resolveTicket } from '#contract/ticket-acts.ts'
import { getTicket } from '#contract/tickets.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenHttp } from '#testing/http.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { signatureOf } from './adapters/signature.ts'
import { readAlerts } from './alert.ts'

/** The mapping and the sample that the guide gives under a heading. */
function guided(name: string): { mapping: AlertMapping; sample: string } {
  const part = readFileSync('docs/alerts.md', 'utf8').split(`### ${name}\n`)[1]?.split('###')[0] ?? ''
  const [mapping = '', sample = ''] = [...part.matchAll(/```json\n([^`]+)```/g)].map(([, text = '']) => text)
  return { mapping: AlertMapping.parse(JSON.parse(mapping)), sample }
}
const alertmanager = guided('alertmanager').mapping
const reads: Record<string, ReadAlert[]> = {
  alertmanager: [
    {
      key: 'c1f0a2d3e4b5a697',
      title: 'Disk full on node 5',
      text: 'Less than 1 % is free',
      severity: 'critical',
      urgency: 'high',
      service: 'Storage',
      asset: 'node-5',
      state: 'firing',
    },
    {
      key: 'd2e1b3c4f5a69788',
      title: 'Disk full on node 6',
      text: '',
      severity: 'info',
      urgency: 'low',
      service: '',
      asset: 'node-6',
      state: 'resolved',
    },
  ],
  zabbix: [
    {
      key: '23051',
      title: 'High CPU utilization',
      text: 'Current utilization: 97 %',
      severity: 'Disaster',
      urgency: 'high',
      service: '',
      asset: 'db-1',
      state: 'firing',
    },
  ],
  grafana: [
    {
      key: '0f1e2d3c4b5a6978',
      title: 'Latency',
      text: 'p95 over 2 s',
      severity: '',
      urgency: 'normal',
      service: '',
      asset: '',
      state: 'firing',
    },
  ],
}

let now = Temporal.Now.instant().round('millisecond')
const desk = await givenTickets({ now: () => now })
const http = await givenHttp(desk, async () => ({ actor: { kind: 'stranger' } }))
await desk.settle()
const admin = await desk.as(await desk.person('Админ', 'administrator'))
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const settings = { name: 'Прометей', requester: desk.anna, mapping: alertmanager, active: true }

const { source, secret } = await desk.call(admin, addAlertSource, { body: settings })
const alert = (status = 'firing', name = 'DiskFull') =>
  JSON.stringify({
    alerts: [
      {
        status,
        fingerprint: name,
        labels: { alertname: name, severity: 'critical', service: 'Сеть и VPN' },
        annotations: { summary: `${name} на узле 5` },
      },
    ],
  })
let moment = 0
/** One call, signed as it should be unless said otherwise; each at a second of its own. */
const send = async (body: string, more: { key?: string; at?: number; signed?: string; to?: string } = {}) => {
  moment += 1
  const timestamp = String(more.at ?? Math.floor(now.epochMilliseconds / 1000) - 100 + (moment % 100))
  const signature = signatureOf(more.key ?? secret, timestamp, Buffer.from(more.signed ?? body))
  return post(body, { 'x-opora-timestamp': timestamp, 'x-opora-signature': `sha256=${signature}` }, more.to)
}
const post = async (body: string, headers: Record<string, string>, to = source.id) => {
  const { status, body: answer } = await http.send('POST', `/alerts/${to}`, Buffer.from(body), {
    headers: { ...headers, 'content-type': 'application/json' },
  })
  return { status, answer: Object(answer), code: Object(answer).code }
}
const none = { opened: 0, repeated: 0, resolved: 0, ignored: 0 }
const ticketsOf = (title: string) =>
  rows<{ id: string; channel: string; status: string }>(
    desk.db,
    sql`select t.id, t.channel, t.status from ticket t join text_version v on v.id = t.title_id where v.text = ${title} order by t.number`,
  )

test('a trouble opens one incident, repeats are counted, and its end is noted but closes nothing', async () => {
  assert.deepEqual((await send(alert())).answer, { ...none, opened: 1 })
  for (let time = 0; time < 3; time++) assert.deepEqual((await send(alert())).answer, { ...none, repeated: 1 })
  assert.deepEqual((await send(alert('resolved'))).answer, { ...none, resolved: 1 })
  assert.deepEqual((await send(alert('resolved'))).answer, { ...none, ignored: 1 })
  const [ticket, ...more] = await ticketsOf('DiskFull на узле 5')
  assert.ok(ticket)
  assert.deepEqual([ticket.channel, ticket.status, more.length], ['alert', 'new', 0])
  const page = await desk.call(desk.boris, getTicket, { params: { ref: ticket.id } })
  assert.deepEqual(
    [page.ticket.kind, page.ticket.urgency, page.ticket.requester.name, page.ticket.service?.name],
    ['incident', 'high', 'Анна', 'Сеть и VPN'],
  )
  assert.equal(page.spine.filter(({ item }) => item === 'message').length, 2)
  const { items } = await desk.call(desk.boris, listTicketAlerts, { params: { ref: ticket.id } })
  assert.deepEqual(
    items.map(({ source: name, key, state, severity, count, raw }) => [name, key, state, severity, count, raw]),
    [['Прометей', 'DiskFull', 'resolved', 'critical', 6, alert('resolved')]],
  )
  assert.deepEqual((await send(alert())).answer, { ...none, repeated: 1 })
  // The requester gets no letter that it was registered: he asked for nothing.
  await desk.settle()
  assert.equal((await rows(desk.db, sql`select 1 from message where automatic`)).length, 0)
})

test('a trouble whose ticket was resolved opens another; one that is over before anybody knew opens none', async () => {
  await send(alert('firing', 'Fan'))
  const [first] = await ticketsOf('Fan на узле 5')
  assert.ok(first)
  await desk.call(desk.boris, resolveTicket, { params: { ref: first.id }, body: { code: solved, text: 'Заменили', tell: false } })
  assert.deepEqual((await send(alert('firing', 'Fan'))).answer, { ...none, opened: 1 })
  assert.equal((await ticketsOf('Fan на узле 5')).length, 2)
  assert.deepEqual((await send(alert('resolved', 'Never'))).answer, { ...none, ignored: 1 })
})

test('a call that was not signed with the secret, was changed, is old or is sent again is not heard', async () => {
  const before = (await rows(desk.db, sql`select 1 from alert_call`)).length
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  assert.deepEqual((await send(alert('firing', 'X'), { key: 'x'.repeat(43) })).code, 'alerts.wrong-signature-forbidden')
  assert.deepEqual((await send(alert('firing', 'X'), { signed: alert('firing', 'Y') })).code, 'alerts.wrong-signature-forbidden')
  assert.deepEqual((await send(alert('firing', 'X'), { at: seconds - 301 })).code, 'alerts.too-old-forbidden')
  assert.deepEqual((await send(alert('firing', 'X'), { at: seconds + 301 })).code, 'alerts.too-old-forbidden')
  assert.deepEqual((await post(alert('firing', 'X'), {})).status, 403)
  const timestamp = 'soon'
  const odd = { 'x-opora-timestamp': timestamp, 'x-opora-signature': signatureOf(secret, timestamp, Buffer.from(alert())) }
  assert.deepEqual((await post(alert(), odd)).code, 'alerts.too-old-forbidden')
  assert.equal((await send(alert(), { to: '01980000-0000-7000-8000-00000000ffff' })).status, 404)
  assert.equal((await rows(desk.db, sql`select 1 from alert_call`)).length, before)
  assert.equal((await send(alert('firing', 'Again'), { at: seconds + 200 })).status, 200)
  assert.deepEqual((await send(alert('firing', 'Again'), { at: seconds + 200 })).code, 'alerts.seen-already')
})

test('what cannot be read is refused, so that its sender notices', async () => {
  assert.equal((await send('not json')).code, 'alerts.not-json')
  assert.equal((await send('{"alerts":[{"labels":{}}]}')).code, 'alerts.nothing-read')
  assert.equal((await send('[]')).code, 'alerts.nothing-read')
  assert.throws(() => readAlerts({ alerts: [{ __proto__: { fingerprint: 'x' } }] }, alertmanager), refused('alerts.nothing-read'))
})

test('the secret is told once, kept sealed, and worthless after a new one was made; an inactive source is not heard', async () => {
  const made = await desk.call(admin, addAlertSource, { body: { ...settings, name: 'Второй' } })
  const to = made.source.id
  const [kept] = await rows<{ secret: Buffer }>(desk.db, sql`select secret from alert_source where id = ${to}`)
  assert.ok(kept && !kept.secret.includes(Buffer.from(made.secret)))
  const renewed = await desk.call(admin, renewAlertSecret, { params: { id: to } })
  assert.notEqual(renewed.secret, made.secret)
  assert.equal((await send(alert('firing', 'S'), { to, key: made.secret })).status, 403)
  assert.equal((await send(alert('firing', 'S'), { to, key: renewed.secret })).status, 200)
  await desk.call(admin, editAlertSource, { params: { id: to }, body: { ...settings, name: 'Второй', active: false } })
  assert.equal((await send(alert('firing', 'S'), { to, key: renewed.secret })).status, 404)
  await assert.rejects(desk.call(admin, addAlertSource, { body: { ...settings, requester: to } }), refused('tickets.unknown-requester'))
})

test('who sends too much in a minute is told so, and heard again after it', async () => {
  const made = await desk.call(admin, addAlertSource, { body: { ...settings, name: 'Шумный' } })
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    for (let n = 0; n < 120; n++)
      await tx
        .insertInto('alert_call')
        .values({ id: crypto.randomUUID(), source_id: made.source.id, received_at: now, signature: String(n), raw: '' })
        .execute()
  })
  const loud = { to: made.source.id, key: made.secret }
  assert.deepEqual((await send(alert('firing', 'Loud'), loud)).status, 429)
  now = now.add({ seconds: 61 })
  assert.deepEqual((await send(alert('firing', 'Loud'), loud)).status, 200)
})

for (const [name, found] of Object.entries(reads))
  test(`what ${name} sends is read by the mapping that docs/alerts.md gives`, async () => {
    const { mapping, sample } = guided(name)
    assert.deepEqual((await desk.call(admin, tryAlertMapping, { body: { mapping, sample } })).items, found)
    if (name === 'zabbix') assert.equal(readAlerts({ ...JSON.parse(sample), event_value: '0' }, mapping)[0]?.state, 'resolved')
  })

test('who does not work the ticket learns of no alert', async () => {
  const { id } = await desk.arrive(desk.tom)
  await assert.rejects(desk.call(desk.baker, listTicketAlerts, { params: { ref: id } }), refused('not-found'))
})
