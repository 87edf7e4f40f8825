import assert from 'node:assert/strict'
import { test } from 'node:test'
import { difference } from './difference.ts'

test('a changed word is told from what stayed', () => {
  assert.deepEqual(difference('Откройте почту\nВыйдите\n', 'Откройте календарь\nВыйдите\n'), [
    { kind: 'same', text: 'Откройте ' },
    { kind: 'removed', text: 'почту' },
    { kind: 'added', text: 'календарь' },
    { kind: 'same', text: '\nВыйдите\n' },
  ])
})

test('nothing, everything, a line more and a line less', () => {
  assert.deepEqual(difference('a\n', 'a\n'), [{ kind: 'same', text: 'a\n' }])
  assert.deepEqual(difference('', 'a'), [{ kind: 'added', text: 'a' }])
  assert.deepEqual(difference('a', ''), [{ kind: 'removed', text: 'a' }])
  assert.deepEqual(difference('a\nc\n', 'a\nb\nc\n'), [
    { kind: 'same', text: 'a\n' },
    { kind: 'added', text: 'b\n' },
    { kind: 'same', text: 'c\n' },
  ])
})

test('either text is had back from the pieces, whatever they are', () => {
  const texts = ['', 'один два\nтри', 'один\nтри четыре\n\n', 'x'.repeat(300), Array.from({ length: 3000 }, (_, n) => `${n}\n`).join('')]
  for (const before of texts)
    for (const after of texts) {
      const pieces = difference(before, after)
      const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
      assert.deepEqual([without('added'), without('removed')], [before, after])
    }
})
