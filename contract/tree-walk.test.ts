import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { branchFor, faultsOf, mayFix, numberOf, numbersOf, outlineOf } from './tree-walk.ts'
import type { Branch, TreeDefinition, TreeStep } from './trees.ts'

const say = (ru: string) => ({ ru, en: `${ru} (en)` })
const branch = (id: string, to: string | null, atLeast: number | null = null): Branch => ({ id, words: say(id), atLeast, to })
const ask = (id: string, branches: Branch[], answer: 'choice' | 'number' | 'text' = 'choice'): TreeStep => ({
  id,
  type: 'question',
  answer,
  words: say(id),
  branches,
})
type Outcome = Extract<TreeStep, { type: 'outcome' }>
const end = (id: string, outcome: 'solved' | 'hand-over' = 'solved'): Outcome => ({
  id,
  type: 'outcome',
  words: say(id),
  branches: [],
  outcome,
  code: outcome === 'solved' ? '01980000-0000-7000-8000-000000000201' : null,
  service: null,
  category: null,
  urgency: null,
})
const check = (target: string): TreeStep => ({
  id: 'check',
  type: 'check',
  words: say('check'),
  branches: [branch('ok', 'done'), branch('failed', 'done')],
  check: 'ping',
  target,
  port: null,
})
const tree = (steps: TreeStep[], more: Partial<TreeDefinition> = {}): TreeDefinition => ({
  title: say('VPN'),
  service: null,
  category: null,
  kinds: [],
  audience: 'agents',
  root: steps[0]?.id ?? null,
  steps,
  ...more,
})
const done = end('done')
const whole = tree([ask('where', [branch('home', 'done'), branch('office', 'give')]), done, end('give', 'hand-over')])
const codes = (definition: TreeDefinition) =>
  faultsOf(definition).map(({ code, step, branch: at }) => [code, step, at].filter(Boolean).join(' '))

test('a whole tree has no faults', () => assert.deepEqual(codes(whole), []))

test('each fault is told with its place', () => {
  const cases: [string, TreeDefinition][] = [
    ['no-beginning', tree([done], { root: null })],
    ['unreachable alone', tree([...whole.steps, end('alone')])],
    ['dead-end where office', tree([ask('where', [branch('home', 'done'), branch('office', null)]), done])],
    ['dead-end where office', tree([ask('where', [branch('home', 'done'), branch('office', 'nowhere')]), done])],
    ['too-few-answers where', tree([ask('where', [branch('home', 'done')]), done])],
    ['bounds where', tree([ask('where', [branch('low', 'done', 1), branch('high', 'done', 2)], 'number'), done])],
    ['bounds where', tree([ask('where', [branch('low', 'done'), branch('high', 'done')], 'number'), done])],
    ['no-target check', tree([check(' '), done])],
    ['check-for-requesters check', tree([check('gate.example'), done], { audience: 'everybody' })],
    ['no-code done', tree([{ ...done, code: null }])],
    ['loop again yes', tree([ask('again', [branch('yes', 'again'), branch('no', 'done')]), done])],
    ['missing-words done', tree([{ ...done, words: { ru: 'Готово', en: ' ' } }])],
    ['missing-words', tree([done], { title: { ru: '', en: 'VPN' } })],
    [
      'missing-words where home',
      tree([ask('where', [{ ...branch('home', 'done'), words: { ru: '', en: 'Home' } }, branch('office', 'done')]), done]),
    ],
  ]
  for (const [told, definition] of cases) assert.ok(codes(definition).includes(told), `${told}: ${codes(definition).join(', ')}`)
})

test('a step to which two branches lead is no loop, and stands in the outline once with its number', () => {
  const joined = tree([
    ask('where', [branch('home', 'then'), branch('office', 'then')]),
    ask('then', [branch('a', 'done'), branch('b', 'done')]),
    done,
  ])
  assert.deepEqual(codes(joined), [])
  assert.deepEqual(
    outlineOf(joined).map(({ step, depth, isAgain }) => [step.id, depth, isAgain]),
    [
      ['where', 0, false],
      ['then', 1, false],
      ['done', 2, false],
      ['done', 2, true],
      ['then', 1, true],
    ],
  )
  assert.deepEqual(
    [...numbersOf(joined)],
    [
      ['where', 1],
      ['then', 2],
      ['done', 3],
    ],
  )
})

test('a loop through several steps is found wherever one begins', () => {
  const ring = [ask('b', [branch('on', 'c'), branch('out', 'done')]), ask('c', [branch('back', 'a'), branch('out', 'done')])]
  const through = tree([ask('a', [branch('on', 'b'), branch('out', 'done')]), ...ring, done])
  assert.deepEqual(codes(through), ['loop c back'])
  assert.ok(codes({ ...through, steps: through.steps.toReversed() }).some((code) => code.startsWith('loop')))
})

test('a number takes the last branch whose bound it reaches', () => {
  const step = ask('speed', [branch('fast', 'a', 50), branch('slow', 'b'), branch('middling', 'c', 5)], 'number')
  const taken = (value: string) => branchFor(step, { branch: null, value })?.id
  assert.deepEqual(['4,9', '5', '49.9', '1 000', '-3'].map(taken), ['slow', 'middling', 'middling', 'fast', 'slow'])
  assert.deepEqual(['', 'много', '5 или 6'].map(taken), [undefined, undefined, undefined])
})

test('every number that people type is read, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
      (n) => numberOf(n.toFixed(3).replace('.', ',')) === Number(n.toFixed(3)),
    ),
  )
  assert.equal(numberOf('1,2,3'), undefined)
})

test('a branch may fix where an outcome that solves can be reached', () => {
  const [where] = whole.steps
  assert.ok(where)
  assert.deepEqual(
    where.branches.map((one) => mayFix(whole, one)),
    [true, false],
  )
})
