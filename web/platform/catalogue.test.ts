import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, type Keys } from './catalogue.ts'
import { chordOf, chords, hint } from './keys.ts'

/** What the keys of the four rows print, plain and with Shift. The same places in all layouts; only what stands on them differs. */
const places = [
  ['Backquote', ...Array.from('1234567890', (digit) => `Digit${digit}`), 'Minus', 'Equal'],
  [...Array.from('QWERTYUIOP', (letter) => `Key${letter}`), 'BracketLeft', 'BracketRight'],
  [...Array.from('ASDFGHJKL', (letter) => `Key${letter}`), 'Semicolon', 'Quote', 'Backslash'],
  [...Array.from('ZXCVBNM', (letter) => `Key${letter}`), 'Comma', 'Period', 'Slash'],
].flat()
const layouts = {
  'American (and Polish)': ["`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?'],
  Russian: ['ё1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю.', 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ,'],
  German: ['^1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-', '°!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ\'YXCVBNM;:_'],
  French: ['²&é"\'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!', '~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§'],
  Spanish: ["º1234567890'¡qwertyuiop`+asdfghjklñ´çzxcvbnm,.-", 'ª!"·$%&/()=?¿QWERTYUIOP^*ASDFGHJKLÑ¨ÇZXCVBNM;:_'],
  Swedish: ["§1234567890+´qwertyuiopå¨asdfghjklöä'zxcvbnm,.-", '½!"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLÖÄ*ZXCVBNM;:_'],
} as const
const all = Object.keys(catalogue) as Keys[]

/** The physical keys of a chord ("Control+Shift+KeyK"), pressed where this layout is on. */
function press(chord: string, [plain, shifted]: readonly [string, string]) {
  const parts = chord.split('+')
  const code = parts.at(-1) ?? ''
  const held = (name: string) => parts.slice(0, -1).includes(name)
  const at = places.indexOf(code)
  const key = at < 0 ? code : ((held('Shift') ? shifted : plain).at(at) ?? '')
  return { code, key, ctrlKey: held('Control'), altKey: held('Alt'), shiftKey: held('Shift'), metaKey: held('Meta') }
}

test('every layout has as many keys as the table of places', () => {
  for (const [name, rows] of Object.entries(layouts)) for (const row of rows) assert.equal(Array.from(row).length, places.length, name)
})

for (const [name, rows] of Object.entries(layouts))
  for (const mac of [false, true])
    test(`every key of the catalogue works under the ${name} layout, on ${mac ? 'a Mac' : 'a PC'}`, () => {
      for (const keys of all) {
        const wanted = chords(keys, mac)
        assert.deepEqual(
          wanted.map((chord) => chordOf(press(chord, rows))),
          wanted,
          `${keys} under ${name}`,
        )
      }
    })

test('the signs are also where a layout prints them', () => {
  const printed = (layout: keyof typeof layouts, sign: string) => {
    const [plain, shifted] = layouts[layout]
    const isShifted = !plain.includes(sign)
    return chordOf(
      press(`${isShifted ? 'Shift+' : ''}${String(places[Array.from(isShifted ? shifted : plain).indexOf(sign)])}`, layouts[layout]),
    )
  }
  for (const layout of Object.keys(layouts) as (keyof typeof layouts)[]) {
    assert.deepEqual([printed(layout, '?')], chords('?', false), layout)
    assert.deepEqual([printed(layout, '/')], chords('/', false), layout)
  }
})

test('no two keys are the same keys, and none is the beginning of one that means something else', () => {
  for (const mac of [false, true])
    for (const one of all)
      for (const other of all) {
        if (one === other) continue
        const [begins, whole] = [chords(one, mac), chords(other, mac)]
        if (!begins.every((chord, i) => whole[i] === chord)) continue
        // "." copies the number at once, ". ." more of it: the one sequence whose beginning acts
        assert.ok(/^[. ]+$/.test(one) && /^[. ]+$/.test(other), `${one} begins ${other}`)
      }
})

test('no key is AltGr, which types signs on European layouts: Ctrl and Alt are never held at once', () => {
  for (const keys of all)
    for (const mac of [false, true])
      for (const chord of chords(keys, mac)) {
        const held = chord.split('+').slice(0, -1)
        assert.ok(!(held.includes('Alt') && (held.includes('Control') || held.includes('Meta'))), keys)
      }
})

test('no key without Ctrl or ⌘ sends anything out of the house', () => {
  const outward = new Set<string>(['send', 'send-and-next'])
  const sending = all.filter((keys) => outward.has(catalogue[keys]))
  assert.equal(sending.length, outward.size)
  for (const keys of sending) assert.match(keys, /^Mod\+/)
})

test('what browsers keep for themselves is not taken', () => {
  // closes, opens and restores windows and tabs: a page never hears these
  const kept = new Set(['Mod+T', 'Mod+N', 'Mod+W', 'Mod+Shift+T', 'Mod+Shift+N', 'Mod+Shift+W', 'Mod+Q', 'Mod+L'])
  assert.deepEqual(
    all.filter((keys) => kept.has(keys)),
    [],
  )
})

test('every key has a hint that people can read', () => {
  for (const keys of all) for (const mac of [false, true]) assert.doesNotMatch(hint(keys, mac), /Mod|Key|Bracket|undefined/)
})
