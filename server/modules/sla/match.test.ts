import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AgreementKind, MatchRules } from '#contract/agreements.ts'
import { matchOf } from './agreement.ts'
import { type Facts, type Offer, choose, chosenOf, inOrder } from './match.ts'

const facts: Facts = {
  organisation: 'ural',
  service: 'mail',
  kind: 'incident',
  priority: 2,
  level: 'L2',
  team: 'experts',
  vendor: null,
  asset: null,
  vip: false,
}
const offer = (agreement: string, rank: number, match: Partial<MatchRules> = {}, change: Partial<Offer> = {}): Offer => ({
  agreement,
  version: `${agreement}-v1`,
  kind: 'sla',
  rank,
  match: { ...matchOf({}), ...match },
  from: 0,
  to: null,
  ...change,
})
const told = (offers: readonly Offer[], kind: AgreementKind = 'sla', given: Partial<Facts> = {}, at = 100) =>
  choose(inOrder(offers), kind, { ...facts, ...given }, at).asked.map((asked) => [asked.offer.version, asked.because.join(' ')])

test('the first in the order of ranks that fits holds; every other says why not', () => {
  const offers = [
    offer('everybody', 1000),
    offer('ural', 20, { organisations: ['ural'] }),
    offer('ural-network', 10, { organisations: ['ural'], services: ['network'] }),
    offer('other', 5, { organisations: ['volga'], kinds: ['request'] }),
  ]
  assert.deepEqual(told(offers), [
    ['other-v1', 'otherOrganisation otherKind'],
    ['ural-network-v1', 'otherService'],
    ['ural-v1', ''],
    ['everybody-v1', 'outranked'],
  ])
})

test('whoever has nothing of what is asked for does not fit', () => {
  const offers = [offer('ural', 10, { organisations: ['ural'] }), offer('everybody', 20)]
  assert.deepEqual(told(offers, 'sla', { organisation: null }), [
    ['ural-v1', 'otherOrganisation'],
    ['everybody-v1', ''],
  ])
})

test('each thing that can be asked for is asked for', () => {
  const one = { organisations: ['x'], services: ['x'], levels: ['x'], teams: ['x'], vendors: ['x'], assets: ['x'], vip: true }
  assert.deepEqual(told([offer('all', 1, { ...one, kinds: ['change'], priorities: [5] })]), [
    ['all-v1', 'otherOrganisation otherService otherKind otherPriority otherLevel otherTeam otherVendor otherAsset notVip'],
  ])
})

test('an asset of one’s own and a VIP are asked for like everything else', () => {
  const offers = [
    offer('server', 1, { assets: ['server', 'spare'] }),
    offer('vip', 2, { vip: true }),
    offer('vip-server', 3, { vip: true, assets: ['server'] }),
    offer('everybody', 4),
  ]
  const reasons = (given: Partial<Facts>) => told(offers, 'sla', given).map(([, because]) => because)
  assert.deepEqual(reasons({}), ['otherAsset', 'notVip', 'otherAsset notVip', ''])
  assert.deepEqual(reasons({ vip: true }), ['otherAsset', '', 'otherAsset', 'outranked'])
  assert.deepEqual(reasons({ asset: 'spare', vip: true }), ['', 'outranked', 'otherAsset', 'outranked'])
  assert.deepEqual(reasons({ asset: 'server' }), ['', 'notVip', 'notVip', 'outranked'])
})

test('a version holds from its first moment on and no longer in its last', () => {
  const offers = [
    offer('a', 1, {}, { from: 0, to: 50 }),
    offer('a', 1, {}, { version: 'a-v2', from: 50, to: 100 }),
    offer('b', 2, {}, { from: 100 }),
  ]
  assert.deepEqual(told(offers, 'sla', {}, 49)[0], ['a-v1', ''])
  assert.deepEqual(told(offers, 'sla', {}, 50), [
    ['a-v2', ''],
    ['b-v1', 'notYet'],
  ])
  assert.deepEqual(told(offers, 'sla', {}, 100), [
    ['a-v2', 'over'],
    ['b-v1', ''],
  ])
})

test('agreements of another kind are not asked', () => {
  const offers = [offer('client', 1), offer('experts', 1, { teams: ['experts'] }, { kind: 'ola' }), offer('berlin', 1, {}, { kind: 'uc' })]
  assert.deepEqual(told(offers, 'ola'), [['experts-v1', '']])
})

const some = <T>(...of: T[]) => fc.subarray(of)
const anyOffer = fc
  .record({ agreement: fc.constantFrom('a', 'b', 'c', 'd'), rank: fc.nat(3), from: fc.nat(200), length: fc.nat(200) })
  .chain(({ agreement, rank, from, length }) =>
    fc
      .record({
        organisations: some('ural', 'volga'),
        services: some('mail', 'network'),
        priorities: some(1, 2),
        assets: some('server'),
        vip: fc.boolean(),
      })
      .map((match) => offer(agreement, rank, match, { version: `${agreement}${from}`, from, to: from + length })),
  )

test('the reasons are whole: exactly one has none, or each has one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyOffer, { selector: ({ agreement }) => agreement }), fc.nat(300), (offers, at) => {
      const { chosen, asked } = choose(inOrder(offers), 'sla', facts, at)
      assert.equal(asked.length, offers.length)
      assert.deepEqual(
        asked.filter(({ because }) => because.length === 0).map((one) => one.offer),
        chosen ? [chosen] : [],
      )
      assert.deepEqual(chosenOf(inOrder(offers), 'sla', facts, at), chosen)
    }),
  )
})
