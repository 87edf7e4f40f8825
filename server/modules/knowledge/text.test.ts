import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleTexts } from '#contract/knowledge.ts'
import { checkPublishing, nextCheck, stateOf, workOf } from './article.ts'
import { mayOpen, mayTell } from './policy.ts'
import { enoughWords, marks, outdatedAfter, piecesOf } from './text.ts'

const text = (title: string) => ({ title, body: 'x' })
const both: ArticleTexts = { ru: text('ВПН'), en: text('VPN') }

test('a translation lags behind when the other one is changed, and catches up by being changed itself', () => {
  const cases: [string, { texts: ArticleTexts; outdated: ('ru' | 'en')[] }, ArticleTexts, boolean, ('ru' | 'en')[]][] = [
    ['nothing changed', { texts: both, outdated: ['en'] }, both, false, ['en']],
    ['the Russian one changed', { texts: both, outdated: [] }, { ...both, ru: text('ВПН 2') }, false, ['en']],
    ['a comma in it', { texts: both, outdated: [] }, { ...both, ru: text('ВПН,') }, true, []],
    ['a comma while the other lags', { texts: both, outdated: ['en'] }, { ...both, ru: text('ВПН,') }, true, ['en']],
    ['the English one catches up', { texts: both, outdated: ['en'] }, { ...both, en: text('VPN 2') }, false, []],
    ['both changed together', { texts: both, outdated: ['en'] }, { ru: text('а'), en: text('b') }, false, []],
    ['a translation is added', { texts: { ...both, en: null }, outdated: [] }, both, false, []],
    ['a translation is taken away', { texts: both, outdated: ['en'] }, { ...both, en: null }, false, []],
  ]
  for (const [what, before, now, minor, expected] of cases) assert.deepEqual(outdatedAfter(before, now, minor), expected, what)
})

test('what was found is told apart from what stands around it, without the marks of the text', () => {
  const found = `## Как подключиться\n- включите **${marks.start}VPN${marks.stop}** и [войдите](https://vpn.example)`
  assert.deepEqual(piecesOf(found), [
    { text: 'Как подключиться включите ', found: false },
    { text: 'VPN', found: true },
    { text: ' и войдите', found: false },
  ])
  assert.deepEqual(piecesOf(''), [])
})

test('few words must all be shared, of many some', () => {
  assert.deepEqual([1, 2, 3, 5, 10, 40].map(enoughWords), [1, 2, 2, 2, 3, 4])
})

const row = { published_id: null, working_id: 'v', in_review: true, retired_at: null }
const rules = { review: true, checkMonths: 12 }

test('a version is let out by somebody who did not write it, when it is whole and was asked to be reviewed', () => {
  const version = { author: 'anna', bodies: ['x'] }
  checkPublishing(row, version, 'boris', rules)
  assert.throws(() => checkPublishing(row, version, 'anna', rules), { code: 'knowledge.own-text' })
  assert.throws(() => checkPublishing({ ...row, in_review: false }, version, 'boris', rules), { code: 'knowledge.not-reviewed' })
  assert.throws(() => checkPublishing({ ...row, working_id: null }, version, 'boris', rules), { code: 'knowledge.nothing-in-work' })
  assert.throws(() => checkPublishing(row, { ...version, bodies: ['x', ' '] }, 'boris', rules), { code: 'knowledge.empty-text' })
  checkPublishing({ ...row, in_review: false }, version, 'anna', { ...rules, review: false })
})

test('its state is what its readers have; the next version beside it is told apart', () => {
  const published = { ...row, published_id: 'p' }
  assert.deepEqual([stateOf(row), workOf(row)], ['review', null])
  assert.deepEqual([stateOf({ ...row, in_review: false }), workOf({ ...row, in_review: false })], ['draft', null])
  assert.deepEqual([stateOf(published), workOf(published)], ['published', 'review'])
  assert.deepEqual([stateOf({ ...published, working_id: null, in_review: false })], ['published'])
  const retired = { ...published, retired_at: Temporal.Instant.from('2026-03-02T00:00:00Z') }
  assert.deepEqual([stateOf(retired), workOf(retired)], ['retired', 'review'])
})

test('a day that was named to look again holds until it has passed', () => {
  const today = Temporal.PlainDate.from('2026-03-02')
  assert.equal(nextCheck('2026-04-01', today, rules), '2026-04-01')
  assert.equal(nextCheck('2026-03-02', today, rules), '2027-03-02')
  assert.equal(nextCheck(null, today, { ...rules, checkMonths: 3 }), '2026-06-02')
})

test('who may open an article, and who may only be told what it says', () => {
  const of = (audience: 'public' | 'clients' | 'internal', organisations: string[] = []) => ({ audience, organisations })
  const [client, other, outsider] = [{ organisation: 'bakery' }, { organisation: 'telecom' }, { organisation: null }]
  const says = (meant: ReturnType<typeof of>, to: { organisation: string | null }) => [mayOpen(meant, to), mayTell(meant, to)]
  assert.deepEqual(says(of('public'), outsider), [true, true])
  assert.deepEqual(says(of('clients'), client), [true, true])
  assert.deepEqual(says(of('clients'), outsider), [false, true])
  assert.deepEqual(says(of('clients', ['bakery']), client), [true, true])
  assert.deepEqual(says(of('clients', ['bakery']), other), [false, false])
  assert.deepEqual(says(of('clients', ['bakery']), outsider), [false, false])
  assert.deepEqual(says(of('internal'), client), [false, false])
})
