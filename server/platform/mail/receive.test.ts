import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import test, { type TestContext } from 'node:test'
import { createTransport } from 'nodemailer'
import { startReceiver, type Acceptance, type ReceivedEnvelope, type ReceiverSettings } from './receive.ts'
import { openSender, SendError } from './send.ts'

type Kept = { envelope: ReceivedEnvelope; raw: string }

async function receiver(t: TestContext, change: Partial<ReceiverSettings> = {}) {
  const kept: Kept[] = []
  const errors: unknown[] = []
  const started = await startReceiver({
    host: '127.0.0.1',
    port: 0,
    lmtp: false,
    maxBytes: 100_000,
    name: 'desk.example',
    accept: async (address) => (address.startsWith('nobody') ? 'unknown' : address.startsWith('busy') ? 'later' : 'ok'),
    deliver: async (envelope, raw) => {
      kept.push({ envelope, raw: Buffer.from(raw).toString() })
      return envelope.recipients.map((): Acceptance => 'ok')
    },
    onError: (error) => errors.push(error),
    ...change,
  })
  t.after(() => started.close(100))
  return { ...started, kept, errors }
}

const raw = Buffer.from('From: anna@client.example\r\nSubject: VPN\r\n\r\n.a dot first\r\nсовсем\r\n')

function sender(t: TestContext, port: number) {
  const opened = openSender({ host: '127.0.0.1', port, secure: false, requireTls: false, verifyTls: false })
  t.after(() => opened.close())
  return opened
}

test('a letter arrives byte by byte with its envelope, and 250 means that it is kept', async (t) => {
  const { port, kept } = await receiver(t)
  const sent = await sender(t, port).send({ from: 'anna@пример.рф', to: ['support+t@desk.example', 'sales@desk.example'] }, raw)
  assert.match(sent.response, /^250/)
  assert.deepEqual(sent.accepted, ['support+t@desk.example', 'sales@desk.example'])
  assert.equal(kept[0]?.raw, raw.toString())
  assert.deepEqual(kept[0]?.envelope.recipients, ['support+t@desk.example', 'sales@desk.example'])
  assert.equal(kept[0]?.envelope.from, 'anna@пример.рф')
  assert.deepEqual([kept[0]?.envelope.remoteAddress, kept[0]?.envelope.protocol], ['127.0.0.1', 'smtp'])
})

test('the null sender is taken', async (t) => {
  const { port, kept } = await receiver(t)
  await sender(t, port).send({ from: '', to: ['support@desk.example'] }, raw)
  assert.equal(kept[0]?.envelope.from, '')
})

test('an unknown recipient is refused for good, a busy one for now', async (t) => {
  const { port, kept } = await receiver(t)
  const out = sender(t, port)
  await assert.rejects(
    out.send({ from: 'a@b.example', to: ['nobody@desk.example'] }, raw),
    (error: unknown) => error instanceof SendError && error.permanent && /550 5\.1\.1/.test(error.message),
  )
  await assert.rejects(
    out.send({ from: 'a@b.example', to: ['busy@desk.example'] }, raw),
    (error: unknown) => error instanceof SendError && !error.permanent,
  )
  const sent = await out.send({ from: 'a@b.example', to: ['support@desk.example', 'nobody@desk.example', 'busy@desk.example'] }, raw)
  assert.deepEqual(sent.accepted, ['support@desk.example'])
  assert.deepEqual(
    sent.rejected.map(({ address, permanent }) => [address, permanent]),
    [
      ['nobody@desk.example', true],
      ['busy@desk.example', false],
    ],
  )
  assert.equal(kept.length, 1)
})

test('250 is not said before the letter is committed', async (t) => {
  const commit = Promise.withResolvers<void>()
  const { port } = await receiver(t, { deliver: async () => (await commit.promise, ['ok']) })
  let answered = false
  const sending = sender(t, port)
    .send({ from: 'a@b.example', to: ['support@desk.example'] }, raw)
    .then(() => (answered = true))
  await wait(200)
  assert.equal(answered, false)
  commit.resolve()
  await sending
})

test('a fault while committing asks the sender to come again, and is told', async (t) => {
  const { port, errors } = await receiver(t, { deliver: async () => Promise.reject(new Error('disk full')) })
  await assert.rejects(
    sender(t, port).send({ from: 'a@b.example', to: ['support@desk.example'] }, raw),
    (error: unknown) => error instanceof SendError && !error.permanent && /451/.test(error.message),
  )
  assert.match(String(errors[0]), /disk full/)
})

test('a letter over the limit is refused, with its size announced or not', async (t) => {
  const { port, kept } = await receiver(t)
  const big = Buffer.concat([raw, Buffer.from('x'.repeat(70).concat('\r\n').repeat(3000))])
  await assert.rejects(
    sender(t, port).send({ from: 'a@b.example', to: ['support@desk.example'] }, big),
    (error: unknown) => error instanceof SendError && error.permanent && /552/.test(error.message),
  )
  const said = await talk(port, [
    'HELO x',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<support@desk.example>',
    'DATA',
    `${big.toString()}\r\n.`,
    'QUIT',
  ])
  assert.match(said, /^552 /m)
  assert.equal(kept.length, 0)
})

test('over LMTP each recipient gets an honest answer of its own', async (t) => {
  const outcome: Record<string, Acceptance> = { 'a@desk.example': 'ok', 'b@desk.example': 'later', 'c@desk.example': 'unknown' }
  const { port } = await receiver(t, { lmtp: true, deliver: async ({ recipients }) => recipients.map((one) => outcome[one] ?? 'later') })
  const said = await talk(port, [
    'LHLO x',
    'MAIL FROM:<a@b.example>',
    ...Object.keys(outcome).map((one) => `RCPT TO:<${one}>`),
    'RCPT TO:<nobody@desk.example>',
    'DATA',
    `${raw.toString()}.`,
    'QUIT',
  ])
  assert.deepEqual(
    said.match(/^(?:250 2\.1\.5|451 4\.3\.0|550 5\.1\.1).*$/gm)?.map((line) => line.slice(0, 3)),
    ['550', '250', '451', '550'],
  )
  const transport = createTransport({ host: '127.0.0.1', port, lmtp: true, tls: { rejectUnauthorized: false } })
  const sent = await transport.sendMail({ envelope: { from: '', to: ['a@desk.example'] }, raw })
  assert.deepEqual(sent.accepted, ['a@desk.example'])
  transport.close()
})

test('closing lets a letter under way finish and sends idle guests home', async (t) => {
  const commit = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const { port, close } = await receiver(t, { deliver: async () => (begun.resolve(), await commit.promise, ['ok']) })
  const idle = connect(port, '127.0.0.1')
  await once(idle, 'data')
  const sending = sender(t, port).send({ from: 'a@b.example', to: ['support@desk.example'] }, raw)
  await begun.promise
  const closed = close(5000)
  await once(idle, 'close')
  commit.resolve()
  assert.match((await sending).response, /^250/)
  await closed
  await assert.rejects(sender(t, port).send({ from: 'a@b.example', to: ['support@desk.example'] }, raw), SendError)
})

test('a client that goes away in mid-letter leaves nothing behind', async (t) => {
  const { port, kept } = await receiver(t)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'data')
  socket.write('HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<support@desk.example>\r\nDATA\r\nSubject: half')
  await wait(200)
  socket.destroy()
  await wait(200)
  assert.equal(kept.length, 0)
})

/** Says each line and waits for an answer to it; gives all that the other side said. */
async function talk(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (data) => (said += data.toString()))
  await once(socket, 'data')
  for (const line of lines) {
    const before = said.length
    socket.write(`${line}\r\n`)
    while (said.length === before && !socket.closed) await wait(10)
    await wait(50)
  }
  socket.destroy()
  return said
}
