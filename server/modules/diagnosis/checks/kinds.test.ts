import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { after, test } from 'node:test'
import { carryOut } from './index.ts'
import type { Network } from './network.ts'

const folder = mkdtempSync(join(tmpdir(), 'opora-checks-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const network: Network = { lookup: async () => ['127.0.0.1'], mayReach: () => true }
const targets = { hosts: ['gate.example'], networks: [] }
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test(
  'TLS tells the certificate, and one that nobody trusts is a failed check',
  { skip: hasOpenssl ? false : 'openssl is not there' },
  async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=gate.example', '-keyout', key, '-out', cert]
    assert.equal(spawnSync('openssl', made).status, 0)
    const names: unknown[] = []
    const server = createServer({
      key: readFileSync(key),
      cert: readFileSync(cert),
      SNICallback: (name, answer) => (names.push(name), answer(null)),
    })
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
    const { port } = server.address() as AddressInfo
    const { outcome, output } = await carryOut(network, targets, { kind: 'tls', target: 'gate.example', port })
    server.close()
    assert.equal(outcome, 'failed')
    assert.match(
      output,
      /TLSv1\.3[^]*NOT trusted: DEPTH_ZERO_SELF_SIGNED_CERT[^]*subject CN=gate\.example\n {2}issuer CN=gate\.example\n {2}valid .*20\d\d/,
    )
    assert.deepEqual(names, ['gate.example'])
  },
)

test('ping and traceroute are given the address that was judged, and never the name', async () => {
  for (const program of ['ping', 'traceroute']) {
    writeFileSync(join(folder, program), '#!/bin/sh\necho "asked: $*"\n')
    chmodSync(join(folder, program), 0o755)
  }
  const before = process.env['PATH']
  process.env['PATH'] = folder
  try {
    for (const kind of ['ping', 'traceroute'] as const) {
      const { outcome, output } = await carryOut(network, targets, { kind, target: 'gate.example', port: null })
      assert.equal(outcome, 'ok')
      assert.match(output, /\nasked: -.* 127\.0\.0\.1$/)
      assert.doesNotMatch(output, /gate/)
    }
  } finally {
    process.env['PATH'] = before
  }
})
