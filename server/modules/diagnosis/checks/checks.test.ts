import assert from 'node:assert/strict'
import { type IncomingMessage, createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { CheckTargets } from '#contract/check-runs.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayReach } from '../addresses.ts'
import { carryOut } from './index.ts'
import { type Network, network as real } from './network.ts'

/** A site on 127.0.0.1; in this world that address is as good as one of the Internet, and 127.0.0.2 stands for what must not be reached. */
const good = '127.0.0.1'
const secret = '127.0.0.2'
const visits: string[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end('fine')
const site = createServer((request, response) => {
  visits.push(`${request.socket.localAddress} ${request.headers.host ?? ''}${request.url ?? ''}`)
  answer(request, response)
})
await new Promise<void>((up) => site.listen(0, '0.0.0.0', up))
after(() => site.close())
const { port } = site.address() as AddressInfo

/** Names as given; each look-up takes the next answer, so that a name can change what it stands for. */
function world(names: Readonly<Record<string, readonly (readonly string[])[]>>): Network & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    lookup: async (host) => {
      asked.push(host)
      const answers = names[host] ?? []
      const found = answers[asked.filter((one) => one === host).length - 1] ?? answers.at(-1)
      if (!found) throw new Error('ENOTFOUND')
      return found
    },
    mayReach: (address, networks) => address === good || mayReach(address, networks, []),
  }
}
const targets: CheckTargets = {
  hosts: ['site.example', 'other.example', 'inside.example', secret, '169.254.169.254', 'localhost'],
  networks: [],
}
const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const look = (network: Network, target: string, kind: 'http' | 'tcp' | 'tls' | 'ping' | 'traceroute' | 'dns' = 'http') =>
  carryOut(network, targets, { kind, target, port })
const seen = () => visits.splice(0)

test('what is not on the list is refused before its name is even looked up', async () => {
  const network = world({})
  for (const target of ['evil.example', 'site.example.evil.net', 'sub.site.example', '8.8.8.8'])
    for (const kind of ['http', 'tcp', 'tls', 'ping', 'traceroute', 'dns'] as const)
      await assert.rejects(look(network, target, kind), refusal('diagnosis.target-not-allowed'))
  assert.deepEqual(network.asked, [])
})

test('a name on the list that stands for a forbidden address is refused, also when it stands for a good one too', async () => {
  const addresses = [
    '169.254.169.254',
    '127.0.0.2',
    '10.0.0.1',
    '192.168.1.1',
    '::1',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
  ]
  for (const address of addresses)
    for (const kind of ['http', 'tcp', 'tls', 'ping', 'traceroute', 'dns'] as const) {
      await assert.rejects(
        look(world({ 'inside.example': [[address]] }), 'inside.example', kind),
        refusal('diagnosis.address-closed'),
        `${kind} ${address}`,
      )
      await assert.rejects(
        look(world({ 'inside.example': [[good, address]] }), 'inside.example', kind),
        refusal('diagnosis.address-closed'),
        `${kind} ${address}`,
      )
    }
  for (const target of [secret, '169.254.169.254'])
    await assert.rejects(look(world({}), target), refusal('diagnosis.address-closed'), target)
  assert.deepEqual(seen(), [])
})

test('the real world refuses itself, by every name it has', async () => {
  for (const target of ['localhost', secret, '169.254.169.254'])
    await assert.rejects(look(real, target, 'tcp'), refusal('diagnosis.address-closed'), target)
  // Numbers that some systems read as 127.0.0.1: refused, or they stand for nothing.
  for (const target of ['127.1', '2130706433', '0x7f000001', '0177.0.0.1']) {
    const checked = await carryOut(real, { hosts: [target], networks: [] }, { kind: 'tcp', target, port }).catch((error: unknown) => {
      if (!refusal('diagnosis.address-closed')(error)) throw error
    })
    assert.equal(checked?.address ?? null, null, target)
  }
  assert.deepEqual(seen(), [])
})

test('a name is looked up once: what it stands for a moment later leads nowhere', async () => {
  const network = world({ 'site.example': [[good], [secret]] })
  const { outcome, address } = await look(network, 'site.example')
  assert.deepEqual([outcome, address, network.asked, seen()], ['ok', good, ['site.example'], [`${good} site.example:${port}/`]])
})

test('every hop of a redirect is judged as the first was', async () => {
  for (const [to, why] of [
    [`http://${secret}:${port}/`, 'a forbidden address'],
    ['http://169.254.169.254/latest/meta-data/', 'metadata'],
    [`http://inside.example:${port}/`, 'a name that stands for a forbidden address'],
    [`http://evil.example:${port}/`, 'a name that is not on the list'],
    [`http://localhost:${port}/`, 'the desk itself'],
    ['http://[::1]/', 'the desk itself by version 6'],
    [`//${secret}:${port}/x`, 'without a scheme'],
    ['file:///etc/passwd', 'a file'],
    ['gopher://site.example/', 'another protocol'],
  ] as const) {
    answer = (_, response) => response.writeHead(302, { location: to }).end()
    const { outcome, output } = await look(
      world({ 'site.example': [[good]], 'inside.example': [[secret]], localhost: [['127.0.0.9']] }),
      'site.example',
    )
    assert.equal(outcome, 'failed', why)
    assert.match(output, /is not followed/, why)
    assert.deepEqual(seen(), [`${good} site.example:${port}/`], why)
  }
})

test('a redirect back to a name that has changed meanwhile is refused', async () => {
  answer = (_, response) => response.writeHead(302, { location: '/again' }).end()
  const { output } = await look(world({ 'site.example': [[good], [secret]] }), 'site.example')
  assert.match(output, /is not followed: it may not be checked/)
  assert.equal(seen().length, 1)
})

test('a redirect to another allowed name is followed and told, hop by hop, and endless ones end', async () => {
  answer = ({ url }, response) =>
    url === '/'
      ? response.writeHead(301, { location: `http://other.example:${port}/home`, 'set-cookie': 'sid=secret; Path=/' }).end()
      : response.end('home')
  const { outcome, output } = await look(world({ 'site.example': [[good]], 'other.example': [[good]] }), 'site.example')
  assert.equal(outcome, 'ok')
  assert.match(output, /301 Moved Permanently[^]*GET http:\/\/other\.example:\d+\/home at 127\.0\.0\.1\nHTTP\/1\.1 200 OK/)
  assert.doesNotMatch(output, /secret/)
  answer = (_, response) => response.writeHead(302, { location: '/' }).end()
  const endless = await look(world({ 'site.example': [[good]] }), 'site.example')
  assert.match(endless.output, /more than 5 redirects/)
  seen()
})

test('a port that is closed, and a name that stands for nothing, are evidence too', async () => {
  answer = (_, response) => response.end()
  const open = await look(world({ 'site.example': [[good]] }), 'site.example', 'tcp')
  assert.match(open.output, new RegExp(`^connect 127\\.0\\.0\\.1:${port}\\nconnected in \\d+ ms`))
  const closed = await carryOut(world({ 'site.example': [[good]] }), targets, { kind: 'tcp', target: 'site.example', port: 1 })
  assert.deepEqual([closed.outcome, closed.output.includes('ECONNREFUSED')], ['failed', true])
  const nothing = await look(world({}), 'site.example', 'tls')
  assert.deepEqual([nothing.outcome, nothing.address], ['failed', null])
  await assert.rejects(carryOut(world({}), targets, { kind: 'tcp', target: 'site.example', port: null }), refusal('diagnosis.needs-port'))
})
