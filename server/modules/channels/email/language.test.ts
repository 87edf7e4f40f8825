import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'

const cases: readonly [string, string, 'ru' | 'en' | undefined][] = [
  ['Касса не печатает', 'Добрый день!', 'ru'],
  ['The till does not print', 'Good morning!', 'en'],
  ['VPN client error 0x51', 'Не подключается GlobalProtect client 6.2 к portal.example.org, помогите', 'ru'],
  [
    'Order from ООО «Рога и копыта»',
    'Please find the order of our customer attached, we need an answer until Monday morning. Best regards, Ann',
    'en',
  ],
  ['#1024', '+7 900 000-00-00', undefined],
  ['', '', undefined],
]
for (const [subject, text, expected] of cases)
  test(`«${subject}» is ${expected ?? 'in no language'}`, () => assert.equal(languageOf(subject, text), expected))
