import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Permission } from '#contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'
import { addOrganisation, addPerson, provider } from './index.ts'
import { mayRead } from './policy.ts'
import { organisations } from './queries/organisations.ts'
import { people, personById } from './queries/people.ts'

const desk = await givenDesk()
const [acme = '', bakery = '', vendor = ''] = await desk.act(system, async (work) => {
  const made = []
  for (const [name, kind] of [
    ['Акме', 'client'],
    ['Пекарня', 'client'],
    ['Поставщик', 'vendor'],
  ] as const)
    made.push(await addOrganisation(work, { name, kind, domains: [], remark: '' }))
  return made
})
const home = await provider(desk.db)
const places: [string, string | null][] = []
for (const [i, organisation] of [acme, acme, bakery, vendor, home, null, null].entries()) {
  const facts = {
    name: `Человек ${i}`,
    language: 'ru' as const,
    timeZone: 'Europe/Moscow',
    vip: false,
    remark: '',
    roles: ['requester' as const],
    teams: [],
  }
  const id = await desk.act(system, async (work) => addPerson(work, { ...facts, ...(organisation === null ? {} : { organisation }) }))
  places.push([id, organisation === acme || organisation === bakery ? organisation : null])
}

const anyActor = fc
  .record({
    permissions: fc.uniqueArray(fc.constantFrom<Permission>('person.read', 'person.edit', 'ticket.work', 'access.edit')),
    serves: fc.option(fc.uniqueArray(fc.constantFrom(acme, bakery, vendor))),
  })
  .map(({ permissions, serves }): Actor => ({
    kind: 'person',
    id: acme,
    permissions: new Set(permissions),
    organisation: null,
    teams: [],
    serves,
    by: 'session',
  }))

const page = { limit: 200, left: false }

test('law: the list of people, the single read and the policy give the same answer for any actor', async () => {
  await fc.assert(
    fc.asyncProperty(anyActor, async (actor) => {
      const listed = new Set((await people(desk.db, actor, page)).items.map(({ id }) => id))
      for (const [id, client] of places) {
        assert.equal(listed.has(id), mayRead(actor, { client }))
        const single = await personById(desk.db, actor, id).then(
          () => true,
          () => false,
        )
        assert.equal(single, mayRead(actor, { client }))
      }
    }),
    { numRuns: 30 },
  )
})

test('law: the same for organisations', async () => {
  await fc.assert(
    fc.asyncProperty(anyActor, async (actor) => {
      const listed = new Set((await organisations(desk.db, actor, { limit: 200 })).items.map(({ id }) => id))
      for (const id of [acme, bakery]) assert.equal(listed.has(id), mayRead(actor, { client: id }))
      for (const id of [vendor, home]) assert.equal(listed.has(id), mayRead(actor, { client: null }))
    }),
    { numRuns: 30 },
  )
})

test('a stranger reads nobody', async () => {
  assert.deepEqual((await people(desk.db, { kind: 'stranger' }, page)).items, [])
})
