import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ariaKeys, chordOf, chords, hint } from './keys.ts'

const press = (code: string, key: string, held: Partial<KeyboardEvent> = {}) => ({
  code,
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

const cases = [
  { keys: 'E', press: press('KeyE', 'e') },
  { keys: 'E', press: press('KeyE', 'у') },
  { keys: 'Shift+C', press: press('KeyC', 'С', { shiftKey: true }) },
  { keys: 'Mod+K', press: press('KeyK', 'л', { ctrlKey: true }) },
  { keys: 'Mod+Enter', press: press('NumpadEnter', 'Enter', { ctrlKey: true }) },
  { keys: '.', press: press('Period', 'ю') },
  { keys: '[', press: press('BracketLeft', 'х') },
  { keys: '?', press: press('Slash', ',', { shiftKey: true }) },
  { keys: '?', press: press('Digit7', '?', { shiftKey: true }) },
  { keys: '7', press: press('Digit7', '7') },
]

for (const { keys, press: pressed } of cases)
  test(`"${keys}" is the physical key ${pressed.code}, whatever it prints (${pressed.key})`, () => {
    assert.deepEqual(chords(keys, false), [chordOf(pressed)])
  })

test('a letter with a modifier is another key than the letter', () => {
  assert.notDeepEqual(chords('E', false), [chordOf(press('KeyE', 'e', { ctrlKey: true }))])
})

test('a sequence is several keys', () => {
  assert.deepEqual(chords('G T', false), ['KeyG', 'KeyT'])
  assert.deepEqual(chords('. . .', false), ['Period', 'Period', 'Period'])
})

test('hints speak the language of the machine', () => {
  assert.deepEqual(
    ['Shift+E', 'Mod+Enter', 'G T', 'Alt+L'].map((keys) => [hint(keys, false), hint(keys, true)]),
    [
      ['⇧E', '⇧E'],
      ['Ctrl ⏎', '⌘⏎'],
      ['G T', 'G T'],
      ['Alt L', '⌥L'],
    ],
  )
})

test('ARIA hears single chords only', () => {
  assert.deepEqual(
    ['Shift+E', 'Mod+K', 'G T', '?'].map((keys) => ariaKeys(keys, false)),
    ['Shift+E', 'Control+K', undefined, '?'],
  )
})
