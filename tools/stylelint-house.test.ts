import assert from 'node:assert/strict'
import { test } from 'node:test'
import stylelint from 'stylelint'

const cases: readonly (readonly [says: string, code: string, expected: readonly string[]])[] = [
  ['tokens in a layer pass', '@layer components { .a { color: var(--ink); padding: var(--space-2) calc(2 * var(--space-1)) } }', []],
  ['a rule outside the layers is refused', '.a { display: flex }', ['opora/house']],
  ['a raw colour is refused', '@layer components { .a { border-color: oklch(0.5 0.1 20) } }', ['opora/house']],
  ['a raw space is refused', '@layer screens { .a { margin-block: 7px } }', ['opora/house']],
  ['a raw time is refused', '@layer components { .a { transition: opacity 0.2s } }', ['opora/house']],
  ['a size of the layout may be a number', '@layer screens { .a { inline-size: 216px; grid-template-columns: 52px 1fr } }', []],
  ['tokens may be made of anything', '@layer tokens { :root { --space-1: 4px; --ink: oklch(0.24 0.012 260) } }', []],
  ['a font stands where it stands', "@font-face { font-family: 'A'; src: url('a.woff2') }", []],
  ['physical sides are refused', '@layer screens { .a { margin-left: var(--space-1) } }', ['property-disallowed-list']],
  [
    'the window is not asked',
    '@layer screens { @media (min-width: 600px) { .a { display: grid } } }',
    ['media-feature-name-disallowed-list'],
  ],
  ['a number for depth is refused', '@layer screens { .a { z-index: 7 } }', ['scale-unlimited/declaration-strict-value']],
  ['nothing is important', '@layer screens { .a { display: none !important } }', ['declaration-no-important']],
]

for (const [says, code, expected] of cases)
  test(says, async () => {
    const { results } = await stylelint.lint({ code, configFile: '.stylelintrc.json' })
    const found = results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule))
    assert.deepEqual([...new Set(found)].toSorted(), expected)
  })
