import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainsOf, normalOther } from './address.ts'

for (const [text, phone] of [
  ['+7 (916) 123-45-67', '+79161234567'],
  ['8 916 123 45 67', '+79161234567'],
  ['8-916-123-45-67', '+79161234567'],
  ['9161234567', '+79161234567'],
  ['007 916 123 45 67', '+79161234567'],
  ['+44 20 7946 0958', '+442079460958'],
  ['0044 20 7946 0958', '+442079460958'],
  ['+7 495 123-45-67 доб. 204', '+74951234567'],
  ['+1 (202) 555–0143 ext. 9', '+12025550143'],
  ['204', '204'],
  ['7 (495) 1234567', '+74951234567'],
  ['позвоните мне', undefined],
  ['+7', undefined],
  ['+1234567890123456', undefined],
  ['1', undefined],
  ['', undefined],
] as const)
  test(`phone "${text}" is kept as ${phone ?? 'nothing'}`, () => assert.equal(normalOther('phone', text), phone))

for (const [text, name] of [
  ['@Vera_K', 'vera_k'],
  ['https://t.me/vera_k', 'vera_k'],
  ['t.me/vera_k', 'vera_k'],
  ['123456789', '123456789'],
  ['vera k', undefined],
  ['@v', undefined],
] as const)
  test(`telegram "${text}" is kept as ${name ?? 'nothing'}`, () => assert.equal(normalOther('telegram', text), name))

for (const [address, domains] of [
  ['a@acme.example', ['acme.example']],
  ['a@mail.acme.example', ['mail.acme.example', 'acme.example']],
  ['a@мэрия.рф', ['мэрия.рф']],
  ['a@gmail.com', []],
  ['a@mail.ru', []],
  ['a@corp.mail.ru', ['corp.mail.ru']],
  ['a@localhost', []],
] as const)
  test(`${address} may belong to ${domains.join(', ') || 'no organisation'}`, () => assert.deepEqual(domainsOf(address), domains))
