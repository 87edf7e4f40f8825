import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Incident, detect, featuresOf, wordsOf } from './index.ts'
import { chanceOf, mayBeUnder, scatterOf } from './unusual.ts'

const day = 86_400_000
const things = 'принтер почта касса телефон ноутбук пропуск монитор сканер склад отчёт'.split(' ')
const faults = ['не печатает', 'не открывается', 'зависает', 'просит пароль', 'работает медленно', 'показывает ошибку', 'пропал доступ']

const incident = (n: number, at: number, text: string, service: string | null = null): Incident => ({
  id: `I${n}`,
  at,
  features: featuresOf({ words: wordsOf(text).map(({ term }) => term), service, asset: null, category: null }),
})

/** Ten incidents a day for a hundred days; each fault of each thing comes again in its turn. */
const usual = Array.from({ length: 1_000 }, (_, n) =>
  incident(n, (n * day) / 10, `${things[n % 10] ?? ''} ${faults[Math.floor(n / 10) % 7] ?? ''}`, `s${n % 10}`),
)
/** Said in two languages and several ways, within two days. */
const outbreak = ['VPN обрывается, код 809', 'Ошибка 809 у впн', 'vpn drops with error 809', 'Обрывы VPN 809', 'впн: код 809'].map(
  (text, n) => incident(2_000 + n, 80 * day + n * 0.4 * day + 1, text, 'net'),
)
const inOrder = (incidents: readonly Incident[]) => [...incidents].sort((a, b) => a.at - b.at)

test('what always came as often is no news', () => {
  assert.deepEqual(detect(usual).found, [])
})

test('an outbreak in two languages is one cluster, noticed by its fifth incident', () => {
  const all = inOrder([...usual, ...outbreak])
  const { found } = detect(all)
  assert.equal(found.length, 1)
  const ids = new Set([...(found[0]?.members ?? [])].map((n) => all[n]?.id))
  assert.deepEqual(ids, new Set(outbreak.map(({ id }) => id)))
})

test('the same incidents spread over the whole time are no news', () => {
  const spread = outbreak.map((one, n) => ({ ...one, at: n * 20 * day + 1 }))
  assert.deepEqual(detect(inOrder([...usual, ...spread])).found, [])
})

test('both scripts and all endings of a word are one', () => {
  const terms = (text: string) => wordsOf(text).map(({ term }) => term)
  assert.deepEqual(terms('Принтеры'), terms('printer'))
  assert.deepEqual(terms('сканером'), terms('scanners'))
  assert.deepEqual(terms('впн'), terms('VPN'))
  assert.deepEqual(terms('пишите на ivan@example.org 12.03.2026, тел. 4951234567'), terms('пишите тел'))
  assert.deepEqual(terms('0x80070005 и KB5034441'), ['0x80070005', 'kb5034441'])
})

test('the chance of a stretch is the binomial tail', () => {
  // P(Bin(10, 0.1) ≥ 4), P(Bin(5, 0.5) ≥ 5)
  assert.ok(Math.abs(chanceOf(4, 6, 0.1) - 0.0127951984) < 1e-9)
  assert.ok(Math.abs(chanceOf(5, 0, 0.5) - 0.03125) < 1e-9)
  assert.equal(chanceOf(0, 5, 0.5), 1)
})

test('the bound never hides a chance that is under the limit', () => {
  for (const recent of [3, 5, 10, 40])
    for (const past of [0, 1, 7, 100])
      for (const span of [0.001, 0.01, 0.1, 0.4])
        if (chanceOf(recent, past, span) <= 1e-4) assert.ok(mayBeUnder(1e-4, recent, past, span), `${recent} ${past} ${span}`)
})

test('counts that scatter more than chance say so', () => {
  assert.equal(scatterOf([1, 1, 1, 1, 1]), 1)
  assert.equal(scatterOf([0, 0, 0, 0, 10]), 10)
})
