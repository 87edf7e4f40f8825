import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import * as contract from '#contract/people-acts.ts'
import type { RoleName } from '#contract/people.ts'
import { givenDesk, system } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { type Visit, givenVisitors } from '#testing/visitors.ts'
import { addOrganisation, addPerson, teams } from './index.ts'

const desk = await givenDesk()
const doors = await givenHttp(desk)
const { call } = doors
const { administrator, visitor } = await givenVisitors(desk, doors)
const [acme, bakery] = await desk.act(system, async (work) => [
  await addOrganisation(work, { name: 'Акме', kind: 'client', domains: ['acme.example'], remark: '' }),
  await addOrganisation(work, { name: 'Пекарня', kind: 'client', domains: ['bakery.example'], remark: '' }),
])
const boss = { cookie: administrator.cookie }
const small = (await call(contract.addTeam, { body: { name: 'Группа Акме', serves: [acme] } }, boss)).body
const wide = (await teams(desk.db)).find(({ id }) => id !== small.id)
const agent = await visitor(['agent'], { teams: [small.id] })
const manager = await visitor(['manager'])
const asker = async (organisation: string | undefined, name = 'Проситель') => {
  const facts = {
    name,
    language: 'ru' as const,
    timeZone: 'Europe/Moscow',
    vip: false,
    remark: '',
    roles: ['requester' as const],
    teams: [],
  }
  return desk.act(system, async (work) => addPerson(work, { ...facts, ...(organisation === undefined ? {} : { organisation }) }))
}
const [fromAcme, fromBakery, homeless] = [await asker(acme), await asker(bakery), await asker(undefined)]

const as = ({ cookie }: Visit) => ({ cookie })
const takeOver = { kind: 'email' as const, value: 'evil@attacker.example' }

test('an agent cannot take an administrator’s, a manager’s or a colleague’s account over by their addresses', async () => {
  const colleague = await visitor(['agent'], { teams: wide ? [wide.id] : [] })
  for (const { id } of [administrator, manager, colleague]) {
    assert.equal((await call(contract.addAddress, { params: { id }, body: takeOver }, as(agent))).status, 403)
    const { addresses } = (await call(contract.getPerson, { params: { id } }, as(agent))).body
    const address = addresses[0]?.id ?? ''
    assert.equal((await call(contract.removeAddress, { params: { id, address } }, as(agent))).status, 403)
    assert.equal((await call(contract.preferAddress, { params: { id, address } }, as(agent))).status, 403)
    assert.equal((await call(contract.editPerson, { params: { id }, body: { name: 'Другой' } }, as(agent))).status, 403)
    assert.equal((await call(contract.leavePerson, { params: { id } }, as(agent))).status, 403)
  }
})

test('nor of an administrator who has left: he may come back', async () => {
  const second = await visitor(['administrator'])
  await call(contract.leavePerson, { params: { id: second.id } }, boss)
  assert.equal((await call(contract.addAddress, { params: { id: second.id }, body: takeOver }, as(agent))).status, 403)
  assert.equal((await call(contract.returnPerson, { params: { id: second.id } }, as(agent))).status, 403)
  assert.equal((await call(contract.returnPerson, { params: { id: second.id } }, boss)).status, 200)
  await call(contract.leavePerson, { params: { id: second.id } }, boss)
})

test('nobody without access.edit changes roles, his own least of all', async () => {
  const set = async (visit: Visit, id: string, roles: RoleName[]) =>
    (await call(contract.editPerson, { params: { id }, body: { roles } }, as(visit))).status
  assert.equal(await set(agent, agent.id, ['administrator']), 403)
  assert.equal(await set(agent, fromAcme, ['requester', 'organisation-manager']), 403)
  assert.equal(await set(manager, manager.id, ['administrator']), 403)
  assert.equal(await set(manager, fromAcme, ['agent']), 403)
  assert.equal(
    (await call(contract.addPerson, { body: { name: 'Двойник', email: 'double@desk.example', roles: ['administrator'] } }, as(agent)))
      .status,
    403,
  )
})

test('nobody without settings.edit joins a team, and so nobody widens his own scope', async () => {
  const join = async (visit: Visit) =>
    (await call(contract.editPerson, { params: { id: fromAcme }, body: { teams: [small.id] } }, as(visit))).status
  assert.equal(await join(agent), 403)
  assert.equal(await join(manager), 200)
  assert.equal((await call(contract.addPerson, { body: { name: 'Новый', teams: [small.id] } }, as(agent))).status, 403)
})

test('an agent sees and edits the people of the clients that his teams serve, and those of none', async () => {
  const see = async (id: string) => (await call(contract.getPerson, { params: { id } }, as(agent))).status
  const edit = async (id: string) =>
    (await call(contract.editPerson, { params: { id }, body: { remark: 'звонит рано' } }, as(agent))).status
  assert.deepEqual([await see(fromAcme), await see(homeless), await see(fromBakery)], [200, 200, 404])
  assert.deepEqual([await edit(fromAcme), await edit(homeless), await edit(fromBakery)], [200, 200, 404])
  const move = async (id: string, organisation: string | null) =>
    (await call(contract.editPerson, { params: { id }, body: { organisation } }, as(agent))).status
  assert.deepEqual([await move(homeless, bakery), await move(homeless, acme)], [403, 200])
  assert.equal((await call(contract.getOrganisation, { params: { id: bakery } }, as(agent))).status, 404)
  assert.equal((await call(contract.editOrganisation, { params: { id: bakery }, body: { remark: 'x' } }, as(agent))).status, 404)
  assert.equal((await call(contract.editOrganisation, { params: { id: acme }, body: { remark: 'x' } }, as(agent))).status, 200)
})

test('what one may do to a person is told with him, and is what the doors say', async () => {
  for (const visit of [agent, manager, administrator])
    for (const id of [fromAcme, administrator.id, manager.id]) {
      const { may } = (await call(contract.getPerson, { params: { id } }, as(visit))).body
      const { status } = await call(contract.editPerson, { params: { id }, body: {} }, as(visit))
      assert.equal(status, may.edit ? 200 : 403)
    }
})

test('there is always an administrator: the last neither leaves nor steps down, two at once neither', async () => {
  const { id } = administrator
  assert.equal((await call(contract.leavePerson, { params: { id } }, boss)).status, 409)
  assert.equal((await call(contract.editPerson, { params: { id }, body: { roles: ['agent'] } }, boss)).status, 409)
  const second = await visitor(['administrator'])
  const leave = async (visit: Visit) => (await call(contract.leavePerson, { params: { id: visit.id } }, as(visit))).status
  const statuses = await Promise.all([leave(administrator), leave(second)])
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 409],
  )
  const rest = statuses[0] === 409 ? administrator : second
  const back = statuses[0] === 409 ? second : administrator
  assert.equal((await call(contract.returnPerson, { params: { id: back.id } }, as(rest))).status, 200)
  boss.cookie = rest.cookie
})

test('who works here keeps an address to sign in by', async () => {
  const [address] = (await call(contract.getPerson, { params: { id: manager.id } }, boss)).body.addresses
  assert.equal((await call(contract.removeAddress, { params: { id: manager.id, address: address?.id ?? '' } }, boss)).status, 409)
  assert.equal((await call(contract.addPerson, { body: { name: 'Без адреса', roles: ['agent'] } }, boss)).status, 409)
  assert.equal((await call(contract.editPerson, { params: { id: fromAcme }, body: { roles: ['agent'] } }, boss)).status, 409)
})

test('a person has several addresses, one of a kind goes first, and none is another’s', async () => {
  const id = fromAcme
  const add = async (kind: 'email' | 'phone', value: string) => call(contract.addAddress, { params: { id }, body: { kind, value } }, boss)
  await add('email', 'One@Acme.example')
  const { addresses } = (await add('email', 'two@acme.example')).body
  assert.deepEqual(
    addresses.map(({ value, primary }) => [value, primary]),
    [
      ['one@acme.example', true],
      ['two@acme.example', false],
    ],
  )
  const [one, two] = addresses
  const preferred = (await call(contract.preferAddress, { params: { id, address: two?.id ?? '' } }, boss)).body.addresses
  assert.equal(preferred.find(({ primary }) => primary)?.value, 'two@acme.example')
  const left = (await call(contract.removeAddress, { params: { id, address: two?.id ?? '' } }, boss)).body.addresses
  assert.deepEqual([left.length, left[0]?.id, left[0]?.primary], [1, one?.id, true])
  assert.equal(
    (await call(contract.addAddress, { params: { id: homeless }, body: { kind: 'email', value: 'ONE@acme.example' } }, boss)).status,
    409,
  )
  assert.equal((await add('phone', 'позвоните')).status, 409)
  const another = (await call(contract.removeAddress, { params: { id: homeless, address: one?.id ?? '' } }, boss)).status
  assert.equal(another, 404)
})

test('there is one provider, and settings.edit is needed to touch it', async () => {
  const home = (await call(contract.listOrganisations, { query: { kind: 'provider' } }, boss)).body.items[0]?.id ?? ''
  assert.equal((await call(contract.addOrganisation, { body: { name: 'Вторая', kind: 'provider' } }, boss)).status, 409)
  assert.equal((await call(contract.editOrganisation, { params: { id: home }, body: { kind: 'client' } }, boss)).status, 409)
  assert.equal((await call(contract.editOrganisation, { params: { id: home }, body: { name: 'Моё' } }, as(agent))).status, 403)
  assert.equal((await call(contract.editOrganisation, { params: { id: home }, body: { name: 'Опора' } }, boss)).body.name, 'Опора')
})

test('a domain belongs to one organisation, and a public one to none', async () => {
  const set = async (domains: string[]) => call(contract.editOrganisation, { params: { id: acme }, body: { domains } }, boss)
  assert.deepEqual([(await set(['bakery.example'])).status, (await set(['gmail.com'])).status], [409, 409])
  assert.deepEqual((await set(['acme.example', 'ACME.test'])).body.domains, ['acme.example', 'acme.test'])
})

test('levels are data: added, renamed, never twice under one code', async () => {
  const body = { code: 'L2a', name: { ru: 'Эксперты 1С', en: '1C experts' }, rank: 2 }
  const { id } = (await call(contract.addLevel, { body }, boss)).body
  assert.equal((await call(contract.addLevel, { body }, boss)).status, 409)
  assert.equal((await call(contract.editLevel, { params: { id }, body: { code: 'L1' } }, boss)).status, 409)
  assert.equal((await call(contract.editLevel, { params: { id }, body: { name: { ru: '1С', en: '1C' } } }, boss)).body.name.ru, '1С')
  const codes = (await call(contract.listLevels, {}, boss)).body.items.map(({ code }) => code)
  assert.deepEqual(codes, ['L1', 'L2', 'L2a', 'L3', 'L4'])
})

test('a team names people, levels and clients that there are', async () => {
  const nobody = '01980000-0000-7000-8000-00000000ffff'
  const edit = async (body: object) => (await doors.send('PATCH', `/teams/${small.id}`, body, boss)).status
  assert.deepEqual(
    [await edit({ members: [nobody] }), await edit({ levels: [nobody] }), await edit({ serves: [nobody] }), await edit({ name: 'Акме' })],
    [409, 409, 409, 200],
  )
})

test('unknown people, organisations, teams, levels and addresses are not found', async () => {
  const id = '01980000-0000-7000-8000-00000000ffff'
  for (const endpoint of [contract.getPerson, contract.leavePerson, contract.getOrganisation])
    assert.equal((await call(endpoint, { params: { id } }, boss)).status, 404)
  assert.equal((await call(contract.editTeam, { params: { id }, body: { name: 'x' } }, boss)).status, 404)
  assert.equal((await call(contract.editLevel, { params: { id }, body: { rank: 3 } }, boss)).status, 404)
  assert.equal((await call(contract.editPerson, { params: { id: fromAcme }, body: { organisation: id } }, boss)).status, 409)
  assert.equal((await call(contract.editPerson, { params: { id: fromAcme }, body: { teams: [id] } }, boss)).status, 409)
})

test('the administrator’s role is not changed, other roles only within what the changer may', async () => {
  const set = async (name: RoleName, visit = boss) =>
    (await call(contract.setRole, { params: { name }, body: { permissions: ['ticket.create'] } }, visit)).status
  assert.equal(await set('administrator'), 409)
  assert.equal(await set('lead', { cookie: manager.cookie }), 403)
  assert.equal(await set('lead'), 200)
})

test('the people’s rows are what their log says', async () => {
  const log = await desk.db.selectFrom('event').select(['subject', 'type', 'data']).orderBy('seq').execute()
  assert.deepEqual(await rowsNow(), fold(log))
})

const listed = (values: unknown): string => (Array.isArray(values) ? values.map(String).sort().join(' ') : JSON.stringify(values ?? null))

/** The last word of the log about everybody and every team that it made. */
function fold(log: readonly { subject: string; type: string; data: unknown }[]): Record<string, string> {
  const said: Record<string, string> = {}
  for (const { subject, type, data } of log) {
    const { organisation, roles, members, levels, organisations } = z.record(z.string(), z.unknown()).parse(data)
    if (type === 'person.added' || type === 'person.moved') said[`${subject} organisation`] = listed(organisation)
    if (type === 'person.roles-set') said[`${subject} roles`] = listed(roles)
    if (type === 'person.added' || type === 'person.returned') said[`${subject} left`] = 'false'
    if (type === 'person.left') said[`${subject} left`] = 'true'
    if (type === 'team.members-set') said[`${subject} members`] = listed(members)
    if (type === 'team.levels-set') said[`${subject} levels`] = listed(levels)
    if (type === 'team.served-set') said[`${subject} serves`] = listed(organisations)
  }
  return said
}

async function rowsNow(): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  const given = await desk.db.selectFrom('person_role').select(['person_id', 'role']).execute()
  for (const { id, organisation_id, left_at } of await desk.db
    .selectFrom('person')
    .select(['id', 'organisation_id', 'left_at'])
    .execute()) {
    said[`${id} organisation`] = listed(organisation_id)
    said[`${id} roles`] = listed(given.filter(({ person_id }) => person_id === id).map(({ role }) => role))
    said[`${id} left`] = String(left_at !== null)
  }
  const members = await desk.db.selectFrom('team_member').select(['team_id', 'person_id']).execute()
  for (const { id, levels, serves } of await teams(desk.db)) {
    said[`${id} members`] = listed(members.filter(({ team_id }) => team_id === id).map(({ person_id }) => person_id))
    if (id !== small.id) continue // the first team came with the migration: nobody set its levels and clients
    said[`${id} levels`] = listed(levels)
    said[`${id} serves`] = listed(serves.map((served) => served.id))
  }
  return said
}
