import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readYaml } from './index.ts'

test('a value knows its line, and one that is missing the line around it', () => {
  const file = readYaml('source: a\nlevels:\n  - team: b\n    levels: [L1]\n')
  assert.deepEqual(file.value, { source: 'a', levels: [{ team: 'b', levels: ['L1'] }] })
  assert.deepEqual(
    [['source'], ['levels', 0, 'levels', 0], ['levels', 0, 'none']].map((path) => file.lineOf(path)),
    [1, 4, 3],
  )
})

test('what is no YAML says where', () => {
  const { value, mistakes } = readYaml('a: 1\nb: [1\nc: 2\n')
  assert.equal(value, undefined)
  assert.equal(mistakes[0]?.line, 3)
})
