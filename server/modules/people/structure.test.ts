import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { getLevelReport } from '#contract/level-reports.ts'
import { listLevelChanges, mergeLevel, previewLevelChange, splitLevel, undoLevelChange } from '#contract/level-structure.ts'
import { addTeam, listLevels, listTeams } from '#contract/people-acts.ts'
import { listTickets } from '#contract/worklists.ts'
import { rows } from '#platform/db/index.ts'
import { givenWorld } from '#testing/given-world.ts'

const { desk, call, db } = await givenWorld()
const admin = desk.marat
const ladder = async () => (await call(admin, listLevels, {})).items
const period = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }
const report = (more: { structure?: string; by?: 'team' } = {}) => call(admin, getLevelReport, { query: { ...period, ...more } })
/** But for the moment of asking, which is also that of the structure. */
const figuresNow = async () => {
  const { at: _, structure: __, ...figures } = await report({ by: 'team' })
  return JSON.stringify(figures)
}
const lives = async (): Promise<number> => {
  const [found] = await rows(
    db,
    sql<{ ms: number }>`select (sum(extract(epoch from coalesce(to_at, ${(await report()).at}) - from_at)) * 1000)::float8 as ms from stay s
      join ticket t on t.id = s.ticket_id where t.opened_at >= ${period.from} and t.opened_at < ${period.to}`,
  )
  return found?.ms ?? 0
}
const listed = async (level: string) =>
  (await call(admin, listTickets, { query: { level, limit: 200 } })).items.map(({ number }) => number).toSorted((a, b) => a - b)

test('merging moves every ticket, team and second to the other level, and undoing gives back what was', async () => {
  const [first, second] = await ladder()
  assert.ok(first && second)
  const before = await figuresNow()
  const both = [...(await listed(first.id)), ...(await listed(second.id))].toSorted((a, b) => a - b)
  const teamsBefore = (await call(admin, listTeams, {})).items
  const preview = await call(admin, previewLevelChange, { params: { id: second.id }, query: {} })
  assert.ok(preview.stays > 0 && preview.teams.length > 0)
  const change = await call(admin, mergeLevel, { params: { id: second.id }, body: { into: first.id } })
  assert.deepEqual(
    (await ladder()).map(({ code }) => code),
    ['L1', 'L3', 'L4'],
  )
  assert.deepEqual(await listed(first.id), both)
  const merged = await report()
  assert.equal(
    merged.time.reduce((sum, { grossMs }) => sum + grossMs, 0),
    await lives(),
  )
  assert.equal(merged.total.firstOnly.count >= JSON.parse(before).total.firstOnly.count, true)
  // The past under the structure that was there before the merge.
  const past = await report({ structure: Temporal.Instant.from(change.at).subtract({ milliseconds: 1 }).toString() })
  assert.deepEqual(
    past.total.touched.map(({ figure }) => figure.count),
    JSON.parse(before).total.touched.map(({ figure }: { figure: { count: number } }) => figure.count),
  )
  await call(admin, undoLevelChange, { params: { id: change.id } })
  assert.equal(await figuresNow(), before)
  assert.deepEqual((await call(admin, listTeams, {})).items, teamsBefore)
  await assert.rejects(call(admin, undoLevelChange, { params: { id: change.id } }), /level-change-undone/)
})

test('a split gives the work of a team to a level of its own; undone, it is the work of the old level again', async () => {
  const [first] = await ladder()
  assert.ok(first)
  const before = await figuresNow()
  const own = (await call(admin, listTeams, {})).items.filter(({ levels }) => levels.includes(first.id))
  const extra = await call(admin, addTeam, { body: { name: 'Ночная смена', levels: [first.id] } })
  const names = { ru: 'Ночь', en: 'Night' }
  const split = (teams: string[]) =>
    call(admin, splitLevel, { params: { id: first.id }, body: { code: 'L1n', name: names, rank: 1, teams } })
  await assert.rejects(split([...own.map(({ id }) => id), extra.id]), /level-left-empty/)
  const team = own[0]?.id ?? ''
  const change = await split([team])
  const now = await report()
  assert.equal(
    now.time.reduce((sum, { grossMs }) => sum + grossMs, 0),
    await lives(),
  )
  assert.ok((now.time.find(({ level }) => level.id === change.to.id)?.stays ?? 0) > 0)
  const next = await call(admin, mergeLevel, { params: { id: change.to.id }, body: { into: first.id } })
  await assert.rejects(call(admin, undoLevelChange, { params: { id: change.id } }), /level-change-followed/)
  assert.equal((await report()).time.length, JSON.parse(before).time.length)
  for (const id of [next.id, change.id]) await call(admin, undoLevelChange, { params: { id } })
  assert.equal(await figuresNow(), before)
})

test('whatever is merged, every second counts on exactly one level, and every report is back when all is undone', async () => {
  const before = await figuresNow()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 3 }), async (wishes) => {
      const done: string[] = []
      for (const [from, into] of wishes) {
        const own = (await ladder()).filter(({ vendor }) => !vendor)
        const [a, b] = [own[from % own.length], own[into % own.length]]
        if (!a || !b || a.id === b.id) continue
        done.push((await call(admin, mergeLevel, { params: { id: a.id }, body: { into: b.id } })).id)
        const { time, total } = await report()
        assert.equal(
          time.reduce((sum, { grossMs }) => sum + grossMs, 0),
          await lives(),
        )
        assert.equal(
          total.resolvedBy.reduce((sum, { figure }) => sum + figure.count, 0),
          total.resolved.count,
        )
      }
      for (const id of done.toReversed()) await call(admin, undoLevelChange, { params: { id } })
      assert.equal(await figuresNow(), before)
    }),
    { numRuns: 8 },
  )
  assert.ok((await call(admin, listLevelChanges, {})).items.every(({ undoneAt }) => undoneAt !== null))
})
