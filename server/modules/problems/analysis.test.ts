import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { factsFor, missingOf, parentFor } from './analysis.ts'
import { likenessOf, tellingTerms, termsOf } from './symptoms.ts'
import { frequencyOf, harmOf } from './weight.ts'
import { watchVerdict } from './watch.ts'

const at = (hour: number) => Temporal.Instant.from('2026-03-02T00:00:00Z').add({ hours: hour })
const entry = (part: Parameters<typeof factsFor>[0], hour: number, more: object = {}) => ({
  part,
  verdict: null,
  passed: null,
  struck_at: null,
  written_at: at(hour),
  ...more,
})
const cause = entry('hypothesis', 1, { verdict: 'confirmed' as const })
const fix = entry('fix', 2)
const passed = entry('test', 3, { passed: true })

test('closing asks for a cause, a fix, and a test that passed after it; a struck entry is none', () => {
  assert.deepEqual(missingOf([]), ['cause', 'fix', 'test'])
  assert.deepEqual(missingOf([entry('hypothesis', 1, { verdict: 'open' as const })]), ['cause', 'fix', 'test'])
  assert.deepEqual(missingOf([cause]), ['fix', 'test'])
  assert.deepEqual(missingOf([cause, fix]), ['test'])
  assert.deepEqual(missingOf([cause, fix, passed]), [])
  assert.deepEqual(missingOf([cause, fix, passed, entry('test', 4, { passed: false })]), ['test'])
  assert.deepEqual(missingOf([cause, fix, passed, entry('fix', 5)]), ['test'], 'another fix is to be tested too')
  assert.deepEqual(missingOf([cause, { ...fix, struck_at: at(9) }, passed]), ['fix', 'test'])
  assert.deepEqual(missingOf([entry('risk', 1)]), [], 'an accepted risk stands for all')
})

test('after the incidents returned the old fix and risk count no more, the cause does', () => {
  assert.deepEqual(missingOf([cause, fix, passed], at(10)), ['fix', 'test'])
  assert.deepEqual(missingOf([cause, entry('risk', 2)], at(10)), ['fix', 'test'])
  assert.deepEqual(missingOf([cause, fix, passed, entry('fix', 11), entry('test', 12, { passed: true })], at(10)), [])
})

test('evidence stands under a hypothesis, a cause on a bone, a moment in time', () => {
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
  assert.throws(() => parentFor('for', undefined), refused('problems.evidence-needs-hypothesis'))
  assert.throws(() => parentFor('against', { part: 'why', struck_at: null }), refused('problems.evidence-needs-hypothesis'))
  assert.throws(() => parentFor('for', { part: 'hypothesis', struck_at: at(1) }), refused('problems.evidence-needs-hypothesis'))
  parentFor('for', { part: 'hypothesis', struck_at: null })
  assert.throws(() => factsFor('cause', { branch: null, happenedAt: null }), refused('problems.cause-needs-branch'))
  assert.throws(() => factsFor('moment', { branch: null, happenedAt: null }), refused('problems.moment-needs-time'))
  assert.deepEqual(factsFor('why', { branch: 'people', happenedAt: at(1) }), { branch: null, happenedAt: null })
})

test('frequency and harm have their steps', () => {
  assert.deepEqual(
    [2, 3, 9, 10].map((incidents) => frequencyOf({ incidents })),
    ['rare', 'frequent', 'frequent', 'constant'],
  )
  const harm = (hours: number, people: number, widest: 'person' | 'group' | 'organisation' = 'person') =>
    harmOf({ incidents: 1, hours, people, widest })
  assert.deepEqual([harm(7.9, 2), harm(8, 1), harm(1, 3), harm(1, 1, 'group')], ['small', 'noticeable', 'noticeable', 'noticeable'])
  assert.deepEqual([harm(40, 1), harm(1, 10), harm(0, 1, 'organisation')], ['great', 'great', 'great'])
})

test('an incident is known by telling words in any form and either language, and is told which', () => {
  const signs = (text: string, service: string | null = null, model = '') => ({ terms: termsOf([text]), service, category: null, model })
  const seen = (text: string, service: string | null = null, asset = '') => ({ text, service, category: null, asset })
  const vpn = signs('VPN обрывается каждые десять минут, ошибка 809', 'net')
  const all = [vpn, signs('Принтер мнёт бумагу', 'print', 'LaserJet 4250'), signs('Кончилось место в почте')]
  const like = (known: ReturnType<typeof signs>, one: ReturnType<typeof seen>) => likenessOf(known, one, tellingTerms(all))
  assert.deepEqual(like(vpn, seen('Опять обрывается VPN', 'net'))?.words, ['обрывается', 'vpn'])
  assert.deepEqual(like(vpn, seen('Опять обрывается VPN', 'net'))?.same, ['service'])
  assert.equal(like(vpn, seen('Не могу войти в VPN', 'net')), undefined, 'one word is not enough')
  assert.equal(like(vpn, seen('Обрывается VPN', 'print')), undefined, 'of another service two are not enough')
  assert.deepEqual(like(vpn, seen('Обрывается VPN, ошибка 809', 'print'))?.same, [])
  const printer = all[1] ?? vpn
  assert.deepEqual(like(printer, seen('Застряла бумага', null, 'HP LaserJet 4250 (бухгалтерия)'))?.same, ['model'])
  const english = signs('Printer jams')
  assert.notEqual(likenessOf(english, seen('Принтер jams'), tellingTerms([english])), undefined, 'both scripts meet')
})

test('a word that many known errors have tells none from another', () => {
  const known = Array.from({ length: 9 }, (_, n) => ({ terms: ['vpn', `own${n}`], service: null, category: null, model: '' }))
  assert.equal(tellingTerms(known)('vpn'), 0)
  assert.ok(tellingTerms(known)('own1') > 0)
  assert.equal(tellingTerms(known)('never'), 0)
})

test('the watch lets a stray incident pass and sees them return', () => {
  const before = { incidents: 24, weeks: 13 }
  assert.equal(watchVerdict(before, { incidents: 1, weeks: 5 }), 'quiet')
  assert.equal(watchVerdict(before, { incidents: 8, weeks: 5 }), 'returned')
  assert.equal(watchVerdict(before, { incidents: 0, weeks: 13 }), 'quiet')
})
