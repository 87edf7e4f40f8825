/** Whoever serves or belongs to one client learns nothing of another's people, whatever operation he tries with their ids or names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { getMe } from '#contract/auth-acts.ts'
import { addTeam } from '#contract/people-acts.ts'
import { addOrganisation, teams } from '#modules/people'
import { givenDesk, system } from './given.ts'
import { givenHttp } from './http.ts'
import { sampleOf } from './sample.ts'
import { givenVisitors } from './visitors.ts'
import { allRoutes } from '../main.ts'

const desk = await givenDesk()
const doors = await givenHttp(desk)
const { call, send } = doors
const { administrator, visitor } = await givenVisitors(desk, doors)
const [acme, bakery] = await desk.act(system, async (work) => [
  await addOrganisation(work, { name: 'Акме', kind: 'client', domains: ['acme.example'], remark: '' }),
  await addOrganisation(work, { name: 'Канарейка и сыновья', kind: 'client', domains: ['canary.example'], remark: 'канарейка-заметка' }),
])
const team = async (name: string, serves: string[]) =>
  (await call(addTeam, { body: { name, serves } }, { cookie: administrator.cookie })).body.id
const [ours, theirs] = [await team('Группа А', [acme]), await team('Группа Б', [bakery])]
// The first team serves everybody; nobody of this test is in it.
assert.ok((await teams(desk.db)).length === 3)

const canary = await visitor(['organisation-manager'], {
  name: 'Канарейкина Анна',
  email: 'anna@canary.example',
  phone: '+7 916 000-11-22',
  remark: 'канарейка-примета',
  organisation: bakery,
})
const secret = /канарей|canary|9160001122/i
const rows = async (table: 'address' | 'session', by = canary.id) =>
  (await desk.db.selectFrom(table).select('id').where('person_id', '=', by).execute()).map(({ id }) => id)
const ids = [canary.id, bakery, ...(await rows('address')), ...(await rows('session'))]

const spies = {
  'an agent of another team': (await visitor(['agent'], { teams: [ours] })).cookie,
  'a lead of another team': (await visitor(['lead'], { teams: [ours] })).cookie,
  'a manager of another client': (await visitor(['organisation-manager'], { organisation: acme })).cookie,
  'a requester of another client': (await visitor(['requester'], { organisation: acme })).cookie,
  'a requester of no client': (await visitor(['requester'])).cookie,
}
const fields = z.record(z.string(), z.unknown())

/** Every value that looks like an id becomes this one. */
const aimed = (value: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, JSON.stringify(id)))

for (const [name, cookie] of Object.entries(spies))
  test(`${name} learns and changes nothing`, async () => {
    const before = await desk.db
      .selectFrom('event')
      .select('id')
      .where('subject', 'in', [...ids, theirs])
      .execute()
    const mine = new Set<string>((await call(getMe, {}, { cookie })).body.permissions).add('signed-in')
    // Where he is not let in at all, another test has been; ending his own sessions would end the spying.
    for (const { endpoint, kind } of allRoutes(desk)) {
      if (kind === 'stream' || !mine.has(endpoint.access) || endpoint.path === '/me/sessions') continue
      for (const id of ids)
        for (const how of ['bare', 'whole'] as const) {
          const params = fields.parse(aimed(sampleOf(endpoint.params, how), id))
          const query = {
            ...fields.parse(aimed(sampleOf(endpoint.query, how), id)),
            ...('q' in Object(sampleOf(endpoint.query, 'whole')) ? { q: 'канарей' } : {}),
          }
          const search = new URLSearchParams(
            Object.entries(query).flatMap(([key, value]) => (key === 'cursor' ? [] : [[key, String(value)]])),
          )
          const path = endpoint.path.replaceAll(/:(\w+)/g, (_, param: string) => String(params[param]))
          const body = endpoint.method === 'GET' || endpoint.wire === 'upload' ? undefined : aimed(sampleOf(endpoint.body, how), id)
          const { body: answer } = await send(endpoint.method, `${path}?${search.toString()}`, body, { cookie })
          assert.doesNotMatch(JSON.stringify(answer), secret, `${endpoint.method} ${path}`)
        }
    }
    const after = await desk.db
      .selectFrom('event')
      .select('id')
      .where('subject', 'in', [...ids, theirs])
      .execute()
    assert.equal(after.length, before.length)
  })

test('the canary sings for those who may hear it', async () => {
  const { body } = await send('GET', `/people/${canary.id}`, undefined, { cookie: administrator.cookie })
  assert.match(JSON.stringify(body), secret)
})
