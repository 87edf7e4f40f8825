import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInLimits } from './limits.ts'

/** The network is the last word of the first key. */
const networkOf = (ip: string): string | undefined => signInLimits('a', ip)[0]?.key.split(' ').at(-1)

for (const [ip, network] of [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
] as const)
  test(`${ip} is of the network ${network}`, () => assert.equal(networkOf(ip), network))

test('who tries one account from one place is stopped first, a whole network last', () => {
  const [pair, account, network] = signInLimits('a', '192.0.2.7')
  assert.ok(pair && account && network)
  assert.ok(pair.most < account.most && pair.most < network.most)
})
