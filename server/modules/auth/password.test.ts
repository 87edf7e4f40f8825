import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weakness } from './password.ts'

const known = ['Вера Климова', 'vera.klimova@desk.example', 'Опора']

for (const [password, reason] of [
  ['aaaaaaaaaa', 'repeated'],
  ['abababababab', 'repeated'],
  ['1234567890', 'sequence'],
  ['qwertyuiop', 'sequence'],
  ['йцукенгшщз', 'sequence'],
  ['zyxwvutsrq', 'sequence'],
  ['Password123!', 'common'],
  ['qwerty12345', 'common'],
  ['Пароль2026!', 'common'],
  ['administrator1', 'common'],
  ['Klimova1985', 'yours'],
  ['климова1985!', 'yours'],
  ['vera.klimova1', 'yours'],
  ['зелёный чайник у окна', undefined],
  ['correct horse battery', undefined],
  ['Tr0ub4dor&3xyz', undefined],
  ['администрация города', undefined],
] as const)
  test(`${password}: ${reason ?? 'good enough'}`, () => assert.equal(weakness(password, known), reason))
