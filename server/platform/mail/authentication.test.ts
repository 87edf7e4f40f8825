import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { authenticateLetter } from './authentication.ts'

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const zone: Record<string, string[][]> = {
  'client.example TXT': [['v=spf1 ip4:192.0.2.1 -all']],
  'key1._domainkey.client.example TXT': [[`v=DKIM1; k=rsa; p=${keys.publicKey.toString('base64')}`]],
  '_dmarc.client.example TXT': [['v=DMARC1; p=reject']],
}

const resolver = async (name: string, type: string) =>
  zone[`${name} ${type}`] ?? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))

async function signed(): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    dkim: { domainName: 'client.example', keySelector: 'key1', privateKey: keys.privateKey },
  })
  const { message } = await transport.sendMail({ from: 'anna@client.example', to: 'support@desk.example', subject: 'VPN', text: 'down' })
  return Buffer.isBuffer(message) ? message : assert.fail('no bytes')
}

const settings = {
  remoteAddress: '192.0.2.1',
  heloName: 'mx.client.example',
  from: 'anna@client.example',
  receivedBy: 'desk.example',
  resolver,
}

test('a signed letter from the right server passes all three', async () => {
  const { spf, dkim, dmarc } = await authenticateLetter(await signed(), settings)
  assert.deepEqual(
    [spf.result, dkim[0]?.result, dkim[0]?.domain, dkim[0]?.aligned, dmarc.result, dmarc.policy],
    ['pass', 'pass', 'client.example', true, 'pass', 'reject'],
  )
})

test('a changed letter from a wrong server fails', async () => {
  const changed = Buffer.from((await signed()).toString('latin1').replace('down', 'pays'), 'latin1')
  const { spf, dkim, dmarc } = await authenticateLetter(changed, { ...settings, remoteAddress: '198.51.100.9' })
  assert.equal(spf.result, 'fail')
  assert.notEqual(dkim[0]?.result, 'pass')
  assert.equal(dmarc.result, 'fail')
})

test('a domain that publishes nothing has nothing to show', async () => {
  const raw = Buffer.from('From: anna@quiet.example\r\nSubject: x\r\n\r\ny\r\n')
  const { spf, dkim, dmarc } = await authenticateLetter(raw, { ...settings, from: 'anna@quiet.example' })
  assert.deepEqual([spf.result, dkim, dmarc.result], ['none', [], 'none'])
})

test('without a name service nothing is held up', async () => {
  const started = performance.now()
  const silent = async () => wait(60_000, [['x']], { ref: false })
  const { spf, dmarc } = await authenticateLetter(await signed(), { ...settings, resolver: silent, timeout: 200 })
  assert.deepEqual([spf.result, dmarc.result], ['temperror', 'temperror'])
  assert.ok(performance.now() - started < 2000)
  const broken = async () => Promise.reject(Object.assign(new Error('offline'), { code: 'ESERVFAIL' }))
  assert.match((await authenticateLetter(await signed(), { ...settings, resolver: broken })).spf.result, /temperror|none/)
})
