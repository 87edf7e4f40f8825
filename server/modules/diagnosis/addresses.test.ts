import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateNetwork, mayReach, readAddress } from './addresses.ts'
import { isTarget } from './targets.ts'

test('what must not be reached is not reached, however it is written and whatever is open', () => {
  const everything = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']
  const never = [
    ['this host', '127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1'],
    ['the link', '169.254.0.1', 'fe80::1', '::ffff:169.254.1.1'],
    [
      'metadata',
      '169.254.169.254',
      '100.100.100.200',
      '168.63.129.16',
      'fd00:ec2::254',
      '::ffff:a9fe:a9fe',
      '64:ff9b::169.254.169.254',
      '2002:a9fe:a9fe::1',
    ],
    ['many at once', '224.0.0.1', '255.255.255.255', 'ff02::1'],
    ['reserved', '240.0.0.1', '192.0.0.8', '2001:db8::1', '2001:0:5ef5:79fd::1', 'fec0::1', '4000::1'],
    [
      'no address',
      'localhost',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '0177.0.0.1',
      '1.2.3',
      '1.2.3.256',
      '1::2::3',
      '',
      ':::',
      'fe80::1%eth0',
    ],
  ] as const
  for (const [what, ...addresses] of never)
    for (const address of addresses) assert.equal(mayReach(address, everything, []), false, `${what}: ${address}`)
})

test('a private network is reached only where it is open', () => {
  for (const [address, network] of [
    ['10.1.2.3', '10.1.0.0/16'],
    ['172.31.0.1', '172.16.0.0/12'],
    ['192.168.1.1', '192.168.1.1/32'],
    ['100.64.0.1', '100.64.0.0/10'],
    ['fd12::1', 'fd12::/16'],
    ['::ffff:10.1.2.3', '10.1.0.0/16'],
  ] as const) {
    assert.equal(mayReach(address, [], []), false, address)
    assert.equal(mayReach(address, [network], []), true, address)
  }
  assert.equal(mayReach('10.2.0.1', ['10.1.0.0/16'], []), false)
})

test('the Internet is reached, but not the addresses of the desk itself', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '2a00:1450::1', '64:ff9b::8.8.8.8']) {
    assert.equal(mayReach(address, [], []), true, address)
    assert.equal(mayReach(address, [], [address]), false, address)
  }
  assert.equal(mayReach('::ffff:8.8.8.8', [], ['8.8.8.8']), false)
})

test('only private networks can be opened', () => {
  for (const network of ['10.0.0.0/8', '10.20.0.0/16', 'fc00::/7', '192.168.1.0/24']) assert.equal(isPrivateNetwork(network), true, network)
  for (const network of [
    '0.0.0.0/0',
    '10.0.0.0/7',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '::/0',
    'fd00:ec2::/64',
    '8.8.8.0/24',
    '10.0.0.0',
    '10.0.0.0/33',
  ])
    assert.equal(isPrivateNetwork(network), false, network)
})

test('addresses are read as they are meant', () => {
  assert.deepEqual(readAddress('1.2.3.4'), { bits: 32, value: 0x01020304n })
  assert.deepEqual(readAddress('::1'), { bits: 128, value: 1n })
  assert.deepEqual(readAddress('1:2:3:4:5:6:7:8'), { bits: 128, value: 0x00010002000300040005000600070008n })
  assert.deepEqual(readAddress('::ffff:1.2.3.4'), { bits: 128, value: 0xffff01020304n })
})

test('a target stands on the list by its name; a star stands for names below', () => {
  const targets = { hosts: ['mail.example.org', '*.shop.example', '8.8.8.8'], networks: [] }
  for (const host of ['mail.example.org', 'MAIL.example.org.', 'a.shop.example', 'a.b.shop.example', '8.8.8.8'])
    assert.equal(isTarget(targets, host), true, host)
  for (const host of ['example.org', 'xmail.example.org', 'shop.example', 'evilshop.example', 'mail.example.org.evil.net', '8.8.8.80', ''])
    assert.equal(isTarget(targets, host), false, host)
})
