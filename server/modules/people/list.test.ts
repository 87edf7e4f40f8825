import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewPerson } from '#contract/people.ts'
import { givenDesk, system } from '#testing/given.ts'
import { addPerson, addOrganisation, staff } from './index.ts'
import { organisations } from './queries/organisations.ts'
import { people } from './queries/people.ts'

const desk = await givenDesk()
const add = async (name: string, facts: Partial<NewPerson> = {}) =>
  desk.act(system, async (work) =>
    addPerson(work, { name, language: 'ru', timeZone: 'Europe/Moscow', vip: false, remark: '', roles: ['requester'], teams: [], ...facts }),
  )
await add('Яковлев Игорь', { email: 'yakovlev@acme.example', phone: '8 (916) 123-45-67' })
await add('Ёлкин Семён', { email: 'elkin@acme.example' })
await add('Жуков Пётр', { phone: '204' })
await add('Елисеев Ян', { email: 'yan_e@bakery.example' })
await add('Anna Smith', { email: 'anna@100%.example', roles: ['agent'] })

const find = async (q: string) => (await people(desk.db, system, { q, limit: 50, left: false })).items.map(({ name }) => name)

for (const [q, names] of [
  ['семен', ['Ёлкин Семён']],
  ['СЕМЁН ёлк', ['Ёлкин Семён']],
  ['acme.example', ['Ёлкин Семён', 'Яковлев Игорь']],
  ['игорь yakov', ['Яковлев Игорь']],
  ['89161234567', ['Яковлев Игорь']],
  ['+7 916 123-45-67', ['Яковлев Игорь']],
  ['123-45-67', ['Яковлев Игорь']],
  ['204', ['Жуков Пётр']],
  ['yan_e', ['Елисеев Ян']],
  ['_', ['Елисеев Ян']],
  ['%', ['Anna Smith']],
  ['нет такого', []],
  ['', ['Елисеев Ян', 'Ёлкин Семён', 'Жуков Пётр', 'Яковлев Игорь', 'Anna Smith']],
] as const)
  test(`"${q}" finds ${names.join(', ') || 'nobody'}`, async () => assert.deepEqual(await find(q), names))

test('pages follow each other without a gap or a repetition, in the order people read', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const { items, next } = await people(desk.db, system, { limit: 2, left: false, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...items.map(({ name }) => name))
    cursor = next ?? undefined
    more = next !== null
  }
  assert.deepEqual(seen, await find(''))
})

test('a cursor that is not ours is refused', async () => {
  await assert.rejects(people(desk.db, system, { limit: 2, left: false, cursor: 'e30' }), { code: 'unknown-cursor' })
})

test('those who work here are told from those who ask', async () => {
  const names = async (staff: boolean) => (await people(desk.db, system, { limit: 50, left: false, staff })).items.map(({ name }) => name)
  assert.deepEqual(await names(true), ['Anna Smith'])
  assert.equal((await names(false)).length, 4)
  assert.deepEqual(
    (await staff(desk.db)).map(({ name }) => name),
    ['Anna Smith'],
  )
})

test('organisations are found by name and domain', async () => {
  await desk.act(system, async (work) =>
    addOrganisation(work, { name: 'Пекарня «Тёплый хлеб»', kind: 'client', domains: ['bakery.example'], remark: '' }),
  )
  for (const q of ['теплый', 'bakery.ex'])
    assert.deepEqual(
      (await organisations(desk.db, system, { q, limit: 10 })).items.map(({ domains, people }) => ({ domains, people })),
      [{ domains: ['bakery.example'], people: 1 }],
    )
})
