import assert from 'node:assert/strict'
import { test } from 'node:test'
import { otherLayout } from './layout.ts'

const cases: Readonly<Record<string, string | undefined>> = {
  ghbynth: 'принтер',
  'yt hf,jnftn gjxnf': 'не работает почта',
  '[jkjlbkmybr': 'холодильник',
  зкштеук: 'printer',
  'мзт ащк фддщ': 'vpn for allo',
  PRINTER: 'зкштеук',
  // A comma of the Russian layout is a letter that no English word has.
  хлеб: undefined,
  '#1042': undefined,
  'anna@bakery.example': undefined,
  'принтер hp': undefined,
  vp: undefined,
  '': undefined,
}
for (const [typed, meant] of Object.entries(cases))
  test(`"${typed}" under the other layout is ${meant ?? 'nothing'}`, () => assert.equal(otherLayout(typed), meant))
