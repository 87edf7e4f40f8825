/** Every operation of the contract, called by everybody: the endpoint's `access` is what happens. New endpoints are covered by themselves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { addKey, getMe, revokeKey, setAccessSettings, signIn } from '#contract/auth-acts.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { leavePerson } from '#contract/people-acts.ts'
import { type Permission, RoleName, permissions as everything } from '#contract/people.ts'
import { givenDesk } from './given.ts'
import { type Answer, type Visitor, givenHttp } from './http.ts'
import { nobody, sampleOf, shapeOf } from './sample.ts'
import { type Visit, givenVisitors, password } from './visitors.ts'
import { allRoutes } from '../main.ts'

const desk = await givenDesk()
let now = Temporal.Now.instant()
const parts = { ...desk, house: { ...desk.house, now: () => now } }
const doors = await givenHttp(parts)
const { call, send } = doors
const { administrator: first, visitor } = await givenVisitors(parts, doors)
let administrator = first
const routes = allRoutes(parts)

const keyOf = async ({ cookie }: Visit, scopes: readonly Permission[], expiresAt?: Temporal.Instant) => {
  const body = { name: 'ключ', scopes: [...scopes], ...(expiresAt ? { expiresAt: expiresAt.toString() } : {}) }
  return (await call(addKey, { body }, { cookie })).body
}

let place = 0
/** A fresh address for each call: the limits of tries are another test's. */
const from = (visitor: Visitor): Visitor => ({ ...visitor, ip: `2001:db8:${(++place % 65_000).toString(16)}:1::1` })
const enter = async (email: string): Promise<{ cookie: string }> => ({
  cookie: (await call(signIn, { body: { email, password } }, from({}))).cookie ?? '',
})

// Ways in that opened something once.
await call(setAccessSettings, { body: { idleHours: 1, longestDays: 1, invitationDays: 7 } }, { cookie: administrator.cookie })
const expired: Record<string, Visitor> = {
  'an expired session': await enter(administrator.email),
  'an expired key': { bearer: (await keyOf(administrator, everything, now.add({ hours: 1 }))).token },
}
now = now.add({ hours: 2 })
administrator = { ...first, ...(await enter(first.email)) }
await call(setAccessSettings, { body: { idleHours: 1000, longestDays: 90, invitationDays: 7 } }, { cookie: administrator.cookie })
const departed = await visitor(['administrator'])
const departedKey = await keyOf(departed, everything)
await call(leavePerson, { params: { id: departed.id } }, { cookie: administrator.cookie })
const revoked = await keyOf(administrator, everything)
await call(revokeKey, { params: { id: revoked.key.id } }, { cookie: administrator.cookie })

const strangers: Readonly<Record<string, Visitor>> = {
  'a stranger': {},
  ...expired,
  'the session of one who left': { cookie: departed.cookie },
  'the key of one who left': { bearer: departedKey.token },
  'a revoked key': { bearer: revoked.token },
  'a made-up session': { cookie: 'x'.repeat(43) },
  'a made-up key': { bearer: `opora_${'x'.repeat(43)}` },
  'a key of another kind': { headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } },
}

/** Somebody signed in: how to come in again when an operation has ended the session. */
interface Guest {
  visitor: Visitor
  readonly again?: string
}
const guests: Record<string, Guest> = {}
for (const role of RoleName.options) {
  const { email, cookie } = await visitor([role])
  guests[`the role ${role}`] = { visitor: { cookie }, again: email }
}
guests['a key with one scope'] = { visitor: { bearer: (await keyOf(administrator, ['person.read'])).token } }
guests['a key with every scope'] = { visitor: { bearer: (await keyOf(administrator, everything)).token } }

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const isJson = z.record(z.string(), z.unknown())

/** One call of the endpoint that is right in its form, with ids of nobody. */
async function knock(endpoint: Endpoint, visitor: Visitor, how: 'bare' | 'whole' = 'bare'): Promise<Answer & { code: unknown }> {
  const params = isJson.parse(sampleOf(endpoint.params, 'whole'))
  const query = Object.entries(isJson.parse(sampleOf(endpoint.query, how))).map(([name, value]): [string, string] => [name, String(value)])
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const body = endpoint.method === 'GET' ? undefined : endpoint.wire === 'upload' ? new Uint8Array([1, 2, 3]) : sampleOf(endpoint.body, how)
  const answer = await send(
    endpoint.method,
    query.length > 0 ? `${path}?${new URLSearchParams(query).toString()}` : path,
    body,
    from(visitor),
  )
  return { ...answer, code: isJson.safeParse(answer.body).data?.['code'] }
}

const eventsSoFar = async () => (await desk.db.selectFrom('event').select('id').execute()).length

for (const [name, visitor] of Object.entries(strangers)) {
  test(`${name} comes in only where anyone may, and leaves no trace elsewhere`, async () => {
    const before = await eventsSoFar()
    for (const { endpoint } of routes) {
      if (endpoint.access === 'anyone') continue
      const { status, code, body } = await knock(endpoint, visitor, 'whole')
      assert.deepEqual([status, code], [401, 'unauthenticated'], nameOf(endpoint))
      assert.deepEqual(Object.keys(Object(body)).sort(), ['code', 'facts', 'status', 'title', 'type'])
    }
    assert.equal(await eventsSoFar(), before)
  })
}

for (const [name, guest] of Object.entries(guests)) {
  test(`${name} is let in by the permissions and turned away without them`, async () => {
    const mine = new Set<string>((await call(getMe, {}, guest.visitor)).body.permissions)
    const isIn = ({ access }: Endpoint) => access === 'anyone' || access === 'signed-in' || mine.has(access)
    const before = await eventsSoFar()
    for (const { endpoint } of routes.filter((route) => !isIn(route.endpoint))) {
      const { status, code } = await knock(endpoint, guest.visitor, 'whole')
      assert.deepEqual([status, code], [403, 'forbidden'], nameOf(endpoint))
    }
    assert.equal(await eventsSoFar(), before)
    for (const { endpoint, kind } of routes.filter((route) => isIn(route.endpoint)))
      for (const how of guest.again === undefined || mine.size === everything.length
        ? (['bare', 'whole'] as const)
        : (['whole'] as const)) {
        if (kind === 'stream') continue // it would go on for ever; that it is guarded is shown above
        const { status, code } = await knock(endpoint, guest.visitor, how)
        assert.ok(status < 500 && code !== 'unauthenticated', `${nameOf(endpoint)}: ${status} ${String(code)}`)
        assert.notEqual(status, 422, `${nameOf(endpoint)}: the sample is wrong in its form, so nothing was tried`)
        if (
          guest.again !== undefined &&
          endpoint.method !== 'GET' &&
          status === 200 &&
          (await call(getMe, {}, guest.visitor)).status === 401
        )
          guest.visitor = await enter(guest.again)
      }
  })
}

test('every permission is somebody’s, and every endpoint was let in and turned away', () => {
  const used = new Set(routes.map(({ endpoint }) => endpoint.access))
  assert.ok(routes.length > 60)
  assert.deepEqual(
    [...used].filter((access) => access !== 'anyone' && access !== 'signed-in' && !everything.includes(access)),
    [],
  )
})

/** Putting a thing at an address that the caller chose makes it there. */
const madeByPutting = new Set(['PUT /resolution-codes/:id', 'PUT /skills/:id', 'PUT /roles/:name'])

test('what nobody has is not found, by anybody', async () => {
  const { visitor } = guests['a key with every scope'] ?? { visitor: {} }
  for (const { endpoint, kind } of routes) {
    const params = Object.values(isJson.parse(sampleOf(endpoint.params, 'whole')))
    if (kind === 'stream' || !params.includes(nobody) || madeByPutting.has(nameOf(endpoint))) continue
    const { status, code } = await knock(endpoint, visitor)
    assert.ok(status === 404 || code === 'forbidden', `${nameOf(endpoint)}: ${status} ${String(code)}`)
  }
})

test('a read changes nothing', async () => {
  const { visitor } = guests['a key with every scope'] ?? { visitor: {} }
  const before = await eventsSoFar()
  for (const { endpoint, kind } of routes)
    if (endpoint.method === 'GET' && kind !== 'stream') {
      await knock(endpoint, visitor)
      await send('GET', endpoint.path, undefined, from(visitor))
    }
  assert.equal(await eventsSoFar(), before)
})

/** The names of all fields that an answer may carry. */
function fieldsOf(schema: z.core.JSONSchema.BaseSchema | boolean | undefined): string[] {
  if (typeof schema !== 'object') return []
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], additionalProperties } = schema
  const below = [
    ...Object.values(properties),
    ...(Array.isArray(items) ? items : [items]),
    ...anyOf,
    ...oneOf,
    ...allOf,
    additionalProperties,
  ]
  return [...Object.keys(properties), ...below.flatMap(fieldsOf)]
}

/** Answers that must carry a secret, and which. */
const told = new Set(['POST /me/keys token', 'POST /alert-sources secret', 'POST /alert-sources/:id/secret secret'])

test('no answer has a field for a secret', () => {
  for (const { endpoint } of routes) {
    const fields = fieldsOf(shapeOf(endpoint.result))
    const secret = fields.filter((field) => /password|token|secret|hash|salt/i.test(field) && !field.startsWith('has'))
    assert.deepEqual(
      secret.filter((field) => !told.has(`${nameOf(endpoint)} ${field}`)),
      [],
      nameOf(endpoint),
    )
  }
})
