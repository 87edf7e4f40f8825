import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { NewAsset } from '#contract/assets.ts'
import { permissions } from '#contract/people.ts'
import { addOrganisation, addPerson } from '#modules/people'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { assetFold } from './asset.ts'
import { addAsset, editAsset } from './commands.ts'
import { mayRead } from './policy.ts'
import { assetById, assets, clientsOf } from './queries.ts'

const desk = await givenDesk()
const everything = { limit: 200, retired: false }
const agent = (...serves: string[]): PersonActor => ({
  kind: 'person',
  id: '01980000-0000-7000-8000-00000000aaaa',
  permissions: new Set(['ticket.work', 'person.edit']),
  organisation: null,
  teams: [],
  serves: serves.length > 0 ? serves : null,
  by: 'session',
})

const organisation = async (name: string, kind: 'client' | 'vendor') =>
  desk.act(system, async (work) => addOrganisation(work, { name, kind, domains: [], remark: '' }))
const bakery = await organisation('Пекарня', 'client')
const telecom = await organisation('Связь', 'client')
const vendor = await organisation('Принтер-Сервис', 'vendor')
const baker = await person('Семён Пёкарев', bakery)
const stranger = await person('Никто')
async function person(name: string, of?: string): Promise<string> {
  const given = { name, language: 'ru', timeZone: 'Europe/Moscow', vip: false, remark: '', roles: ['requester'], teams: [] } as const
  return desk.act(system, async (work) =>
    addPerson(work, { ...given, roles: [...given.roles], teams: [], ...(of && { organisation: of }) }),
  )
}

const bare: NewAsset = { name: 'Ноутбук', kind: 'computer', serial: '', inventory: '', person: null, organisation: null, remark: '' }
const add = async (given: Partial<NewAsset>, actor: Actor = system) =>
  desk.act(actor, async (work) => addAsset(work, { ...bare, ...given }))
const edit = async (id: string, change: Parameters<typeof editAsset>[2], actor: Actor = system) =>
  desk.act(actor, async (work) => editAsset(work, id, change))

test('an asset is found by its name, numbers, who uses it and whose it is', async () => {
  const id = await add({ name: 'Принтер ценников', serial: 'ZX-10_99', inventory: 'ИНВ-7', person: baker, organisation: telecom })
  for (const q of ['ценник', 'zx-10_9', 'инв-7', 'семен пекар', 'связь принтер']) {
    const { items } = await assets(desk.db, system, { ...everything, q })
    assert.ok(
      items.some((asset) => asset.id === id),
      q,
    )
  }
  assert.equal((await assets(desk.db, system, { ...everything, q: 'zx-1%' })).items.length, 0)
})

test('an inventory number stands on one asset, also when two write it at once', async () => {
  const ends = await Promise.allSettled([add({ inventory: 'A-1' }), add({ inventory: 'A-1' }), add({ inventory: 'A-1' })])
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1)
  const other = await add({})
  await assert.rejects(edit(other, { inventory: 'A-1' }), { code: 'assets.inventory-taken' })
})

test('who serves other clients neither sees nor changes an asset, nor gives it away', async () => {
  const id = await add({ person: baker })
  const outsider = agent(telecom)
  await assert.rejects(assetById(desk.db, outsider, id), { code: 'not-found' })
  await assert.rejects(edit(id, { name: 'x' }, outsider), { code: 'not-found' })
  await assert.rejects(edit(id, { organisation: telecom }, agent(bakery)), { code: 'forbidden' })
  await assert.rejects(add({ organisation: bakery }, outsider), { code: 'forbidden' })
  await edit(id, { person: stranger }, agent(bakery))
  assert.equal((await assetById(desk.db, outsider, id)).person?.name, 'Никто')
})

test('an owner must be known', async () => {
  await assert.rejects(add({ person: bakery }), { code: 'assets.unknown-owner' })
  const id = await add({})
  await assert.rejects(edit(id, { organisation: baker }), { code: 'assets.unknown-owner' })
})

test('a retired asset leaves the list and can come back', async () => {
  const id = await add({ name: 'Старый телефон', kind: 'phone' })
  await edit(id, { retired: true })
  const listed = async (retired: boolean) =>
    (await assets(desk.db, system, { ...everything, retired })).items.some((asset) => asset.id === id)
  assert.deepEqual([await listed(false), await listed(true)], [false, true])
  await edit(id, { retired: false, remark: 'снова в деле' })
  assert.deepEqual([await listed(false), await listed(true)], [true, false])
})

test('the list goes on where the last page ended', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await assets(desk.db, system, { limit: 2, retired: false, ...(cursor !== undefined && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  const whole = (await assets(desk.db, system, everything)).items.map(({ id }) => id)
  assert.deepEqual(seen, whole)
  assert.ok(whole.length > 4)
})

test('whoever asks, the list holds exactly what may be read', async () => {
  const owners = [null, bakery, telecom, vendor]
  for (const one of owners) for (const user of [null, baker, stranger]) await add({ organisation: one, person: user })
  const all = (await assets(desk.db, system, everything)).items
  const owned = await Promise.all(
    all.map(async ({ id, person: user, organisation: of }) => ({
      id,
      clients: await clientsOf(desk.db, { person: user?.id ?? null, organisation: of?.id ?? null }),
    })),
  )
  const anyone = fc.record({
    rights: fc.subarray([...permissions]),
    serves: fc.option(fc.subarray([bakery, telecom, vendor])),
    kind: fc.constantFrom('person' as const, 'stranger' as const),
  })
  await fc.assert(
    fc.asyncProperty(anyone, async ({ rights, serves, kind }) => {
      const actor: Actor = kind === 'stranger' ? { kind } : { ...agent(), permissions: new Set(rights), serves }
      const listed = (await assets(desk.db, actor, everything)).items.map(({ id }) => id)
      assert.deepEqual(new Set(listed), new Set(owned.filter((asset) => mayRead(actor, asset)).map(({ id }) => id)))
    }),
    { numRuns: 60 },
  )
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, assetFold)) > 10))
