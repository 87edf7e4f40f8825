import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from './index.ts'

test('rows know the line on which they begin, whatever stands in their cells', () => {
  assert.deepEqual(readCsv('\uFEFFcase;text\r\n1;"two\nlines"\r\n\r\n2;"says ""no"""'), [
    { line: 1, cells: ['case', 'text'] },
    { line: 2, cells: ['1', 'two\nlines'] },
    { line: 5, cells: ['2', 'says "no"'] },
  ])
})

test('a delimiter that is given is not guessed', () => {
  assert.deepEqual(readCsv('a,b|c', '|'), [{ line: 1, cells: ['a,b', 'c'] }])
})
