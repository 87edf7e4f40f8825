import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { addCategory, addService, editCategory, editService } from './commands.ts'
import { checkChoice, serviceById, services } from './queries.ts'
import { categoryFold, serviceFold } from './tree.ts'

const desk = await givenDesk()
const requester: Actor = {
  kind: 'person',
  id: '01980000-0000-7000-8000-00000000aaaa',
  permissions: new Set(['ticket.create']),
  organisation: null,
  teams: [],
  serves: null,
  by: 'session',
}
const names = (word: string) => ({ ru: word, en: word })
const branch = (word: string, parent: string | null = null) => ({ names: names(word), parent, kinds: [], rank: 10 })

/** A service with `top`, `middle` below it and `leaf` below that. */
async function tree() {
  return desk.act(system, async (work) => {
    const id = await addService(work, { names: names('Склад'), descriptions: { ru: '', en: '' }, criticality: 'ordinary', rank: 5 })
    const idOf = async (word: string) => {
      const found = (await serviceById(work.tx, id)).categories.find((category) => category.names.en === word)
      return found?.id ?? assert.fail(word)
    }
    await addCategory(work, id, branch('top'))
    await addCategory(work, id, branch('middle', await idOf('top')))
    await addCategory(work, id, { ...branch('leaf', await idOf('middle')), kinds: ['incident'] })
    return { id, top: await idOf('top'), middle: await idOf('middle'), leaf: await idOf('leaf') }
  })
}

test('a new desk has services and categories in both languages', async () => {
  const seeded = await services(desk.db, requester, { retired: false })
  assert.ok(seeded.length >= 6 && seeded.every((service) => service.names.ru !== '' && service.names.en !== ''))
  assert.ok(seeded.some(({ categories }) => categories.length >= 3))
})

test('parents come before their branches', async () => {
  const { id, top, middle, leaf } = await tree()
  assert.deepEqual(
    (await serviceById(desk.db, id)).categories.map((category) => category.id),
    [top, middle, leaf],
  )
})

test('a branch hangs neither below itself nor in another service', async () => {
  const { id, top, leaf } = await tree()
  const other = await tree()
  const move = async (category: string, parent: string) => desk.act(system, async (work) => editCategory(work, category, { parent }))
  await assert.rejects(move(top, leaf), { code: 'catalog.parent-below' })
  await assert.rejects(move(top, top), { code: 'catalog.parent-below' })
  await assert.rejects(move(top, other.top), { code: 'catalog.parent-elsewhere' })
  await assert.rejects(
    desk.act(system, async (work) => addCategory(work, id, branch('lost', other.top))),
    { code: 'catalog.parent-elsewhere' },
  )
})

test('two moves at once cannot make a ring', async () => {
  const { id, top, middle } = await tree()
  const other = await desk.act(system, async (work) => {
    await editCategory(work, middle, { parent: null })
    return serviceById(work.tx, id)
  })
  assert.ok(other.categories.some((category) => category.id === middle && category.parent === null))
  const moves = [
    desk.act(system, async (work) => editCategory(work, top, { parent: middle })),
    desk.act(system, async (work) => editCategory(work, middle, { parent: top })),
  ]
  const ends = await Promise.allSettled(moves)
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal((await serviceById(desk.db, id)).categories.length, 3)
})

test('what is retired cannot be chosen, nor anything below it, and is shown to who may edit it', async () => {
  const { id, top, leaf } = await tree()
  const choice = { service: id, category: leaf, kind: 'incident' } as const
  await checkChoice(desk.db, choice)
  await assert.rejects(checkChoice(desk.db, { ...choice, kind: 'request' }), { code: 'catalog.category-of-other-kind' })
  await assert.rejects(checkChoice(desk.db, { ...choice, service: null }), { code: 'catalog.category-needs-service' })
  await desk.act(system, async (work) => editCategory(work, top, { active: false }))
  await assert.rejects(checkChoice(desk.db, choice), { code: 'catalog.unknown-category' })
  await desk.act(system, async (work) => editService(work, id, { active: false }))
  await assert.rejects(checkChoice(desk.db, choice), { code: 'catalog.unknown-service' })
  const shown = async (actor: Actor, retired: boolean) => (await services(desk.db, actor, { retired })).some((service) => service.id === id)
  assert.deepEqual([await shown(system, true), await shown(system, false), await shown(requester, true)], [true, false, false])
  await desk.act(system, async (work) => editService(work, id, { active: true }))
  assert.ok(await shown(requester, false))
})

test('only who may edit settings writes the catalogue', async () => {
  const { id, top } = await tree()
  const refused = { code: 'forbidden' }
  await assert.rejects(
    desk.act(requester, async (work) => addCategory(work, id, branch('x'))),
    refused,
  )
  await assert.rejects(
    desk.act(requester, async (work) => editCategory(work, top, { active: false })),
    refused,
  )
  await assert.rejects(
    desk.act(requester, async (work) => editService(work, id, { rank: 1 })),
    refused,
  )
})

test('rows are the replay of the log', async () => {
  assert.ok((await assertReplayed(desk.db, serviceFold)) > 3)
  assert.ok((await assertReplayed(desk.db, categoryFold)) > 3)
})
