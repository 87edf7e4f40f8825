import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QueueColumn } from '#contract/queue-columns.ts'
import { addSavedView, dropSavedView, editSavedView, filterOf, listSavedViews, mostSaved } from '#contract/saved-views.ts'
import { listTickets } from '#contract/worklists.ts'
import type { Actor } from '#platform/actor.ts'
import { givenWorld } from '#testing/given-world.ts'

const world = await givenWorld()
const { desk, call } = world
const { olga, timur, marat } = desk

type Given = { name?: string; search?: string; columns?: QueueColumn[] | null; team?: string | null }
const save = (actor: Actor, { name = 'Мои срочные', search = 'view=mine&priority=1,2', columns = null, team = null }: Given) =>
  call(actor, addSavedView, { body: { name, search, columns, team } })
const seenBy = async (actor: Actor) => (await call(actor, listSavedViews, {})).items
const find = async (actor: Actor, id: string) => (await seenBy(actor)).find((view) => view.id === id)
const teamOf = ({ teams }: { teams: readonly string[] }): string => {
  const [team] = teams
  assert.ok(team)
  return team
}

test('a list is saved for oneself, with its columns, and nobody else learns of it', async () => {
  const { id } = await save(olga, { columns: ['due', 'client'] })
  const view = await find(olga, id)
  assert.deepEqual(
    [view?.name, view?.search, view?.columns, view?.team, view?.mayEdit],
    ['Мои срочные', 'view=mine&priority=1,2', ['client', 'due'], null, true],
  )
  for (const other of [timur, marat]) {
    assert.equal(await find(other, id), undefined)
    await assert.rejects(call(other, editSavedView, { params: { id }, body: { name: 'Чужое' } }), { code: 'not-found' })
    await assert.rejects(call(other, dropSavedView, { params: { id } }), { code: 'not-found' })
  }
  await call(olga, dropSavedView, { params: { id } })
  assert.equal(await find(olga, id), undefined)
})

test('the count is the length of the list as its reader sees it, and "me" is the reader', async () => {
  const team = teamOf(olga)
  const { id } = await save(olga, { name: 'На мне', search: 'view=open&assignee=me&sort=newest', team })
  const mine = (await call(olga, listTickets, { query: { view: 'open', assignee: 'me', limit: 200 } })).items
  assert.ok(mine.length > 0)
  assert.equal((await find(olga, id))?.count, mine.length)
  const { id: all } = await save(timur, { name: 'Все', search: 'view=all' })
  const { items } = await call(timur, listTickets, { query: { view: 'all', limit: 200 } })
  assert.equal((await find(timur, all))?.count, items.length)
})

test('a list that searches words is not counted', async () => {
  const { id } = await save(olga, { name: 'Принтеры', search: 'view=all&q=%D0%BF%D1%80%D0%B8%D0%BD%D1%82%D0%B5%D1%80' })
  assert.equal((await find(olga, id))?.count, null)
})

test('a list is given only to a team that one is in; its others read it, and may not change it', async () => {
  const others = teamOf(timur)
  assert.ok(!olga.teams.includes(others))
  await assert.rejects(save(olga, { team: others }), { code: 'worklists.not-your-team' })
  const { id } = await save(timur, { name: 'Наши', search: 'view=open&team=mine', team: others })
  assert.equal(await find(olga, id), undefined)
  const mate: Actor = { ...olga, teams: [...olga.teams, others] }
  assert.deepEqual([(await find(mate, id))?.mayEdit, (await find(mate, id))?.team?.id], [false, others])
  await assert.rejects(call(mate, editSavedView, { params: { id }, body: { name: 'Другое' } }), { code: 'forbidden' })
  const lead: Actor = { ...mate, permissions: new Set([...mate.permissions, 'settings.edit' as const]) }
  await call(lead, editSavedView, { params: { id }, body: { name: 'Другое' } })
  assert.equal((await find(timur, id))?.name, 'Другое')
  await call(timur, editSavedView, { params: { id }, body: { team: null } })
  assert.equal(await find(mate, id), undefined)
})

test('nobody saves more lists than can be read', async () => {
  const before = (await seenBy(marat)).filter(({ owner }) => owner.id === marat.id).length
  for (let i = before; i < mostSaved; i++) await save(marat, { name: `№ ${String(i)}` })
  await assert.rejects(save(marat, {}), { code: 'worklists.too-many-views' })
})

test('what is no address of a list is not taken', async () => {
  for (const search of ['view=nothing', 'priority=9', 'view=open&level=L1', 'q=%E0%A4%A']) {
    assert.equal(filterOf(search), undefined, search)
    await assert.rejects(save(olga, { search }), search)
  }
  assert.deepEqual(filterOf('view=open&q=a+b')?.q, 'a b')
})
