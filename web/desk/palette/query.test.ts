import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matches, readTyped } from './query.ts'

const cases = [
  ['#1042', { kind: 'ticket', number: '1042' }],
  ['№ 1042', { kind: 'ticket', number: '1042' }],
  ['1042', { kind: 'ticket', number: '1042' }],
  ['@анна', { kind: 'person', words: 'анна' }],
  ['"анна', { kind: 'person', words: 'анна' }],
  ['$mine', { kind: 'view', words: 'mine' }],
  [';ьшту', { kind: 'view', words: 'ьшту' }],
  [' эскал ', { kind: 'any', words: 'эскал' }],
  ['#принтер', { kind: 'any', words: '#принтер' }],
  ['', { kind: 'any', words: '' }],
] as const

for (const [text, typed] of cases) test(`"${text}" asks for ${typed.kind}`, () => assert.deepEqual(readTyped(text), typed))

test('a name is found by parts of its words, in either layout', () => {
  for (const words of ['эскал', 'ЛИНИЮ эск', "'crfk", 'эскал ']) assert.ok(matches('Эскалировать на линию', words.trim()), words)
  assert.ok(matches('mine', 'ьшту'))
  assert.ok(!matches('Эскалировать на линию', 'эскал вниз'))
})
