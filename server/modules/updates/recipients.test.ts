import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Circle, type UpdateWords } from '#contract/update-words.ts'
import { type Candidate, letterLanguage, reachOf } from './recipients.ts'

const words = (ru: string, en: string): UpdateWords => ({
  ru: { happened: ru, meaning: '', doing: '' },
  en: { happened: en, meaning: '', doing: '' },
})
const few = (name: string) => fc.constantFrom(...Array.from({ length: 6 }, (_, i) => `${name}${i}`))
const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    circle: fc.constantFrom(...Circle.options),
    person: fc.option(few('p'), { nil: null }),
    address: fc.option(few('a'), { nil: null }),
    name: fc.constant(''),
    language: fc.constantFrom('ru' as const, 'en' as const),
    stopped: fc.boolean(),
  })
  .filter(({ person, address }) => person !== null || address !== null)

test('nobody and no address gets two, who stopped gets none, and everybody else with an address gets one', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 20 }), fc.subarray([...Circle.options], { minLength: 1 }), (all, circles) => {
      const { recipients, circles: counted } = reachOf(all, circles)
      const people = recipients.flatMap(({ person }) => person ?? [])
      const addresses = recipients.map(({ address }) => address)
      assert.equal(new Set(people).size, people.length)
      assert.equal(new Set(addresses).size, addresses.length)
      assert.equal(
        counted.reduce((sum, { letters }) => sum + letters, 0),
        recipients.length,
      )
      const among = all.filter(({ circle }) => circles.includes(circle))
      const hasStopped = (one: Candidate) =>
        among.some((other) => other.stopped && ((other.person ?? '-') === one.person || (other.address ?? '-') === one.address))
      for (const one of recipients) assert.ok(!hasStopped(one))
      // Whoever is left out is stopped, has no address, or is reached as the same person or by the same address, perhaps over a third.
      for (const one of among)
        if (!hasStopped(one) && one.address !== null && one.person === null)
          assert.ok(
            among.some(({ address, person }) => address === one.address && (person !== null || addresses.includes(one.address ?? ''))),
            JSON.stringify(one),
          )
    }),
  )
})

test('a person in three circles is counted in the first of them, and one with two addresses once', () => {
  const anna = { person: 'anna', name: 'Анна', language: 'ru', stopped: false } as const
  const all: Candidate[] = [
    { ...anna, circle: 'followers', address: 'anna@b.example' },
    { ...anna, circle: 'contacts', address: 'anna@a.example' },
    { ...anna, circle: 'requesters', address: 'anna@a.example' },
  ]
  const { recipients, circles } = reachOf(all, ['requesters', 'contacts', 'followers'])
  assert.deepEqual(
    recipients.map(({ circle, address }) => [circle, address]),
    [['requesters', 'anna@a.example']],
  )
  assert.deepEqual(
    circles.map(({ people, letters }) => [people, letters]),
    [
      [1, 1],
      [1, 0],
      [1, 0],
    ],
  )
})

test('the language is the reader’s, unless it was left empty or the plan says another', () => {
  const cases = [
    ['ru', 'own', words('а', 'b'), 'ru'],
    ['en', 'own', words('а', 'b'), 'en'],
    ['en', 'own', words('а', ''), 'ru'],
    ['ru', 'both', words('', 'b'), 'en'],
    ['ru', 'both', words('а', 'b'), 'both'],
    ['ru', 'en', words('а', 'b'), 'en'],
    ['ru', 'en', words('а', ''), 'ru'],
  ] as const
  for (const [own, wording, said, expected] of cases) assert.equal(letterLanguage(own, wording, said), expected)
})
