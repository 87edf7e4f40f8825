import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mergeLevel, splitLevel, undoLevelChange } from '#contract/level-structure.ts'
import { rows } from '#platform/db/index.ts'
import { system } from '#testing/given.ts'
import { givenTickets, levelIds } from '#testing/tickets.ts'
import { levelUnder } from './queries/journey.ts'

let now = Temporal.Instant.from('2026-02-02T09:00:00Z')
const desk = await givenTickets({ now: () => now })

/** Every level and team under the structure of a moment, asked for one by one and looked up. */
async function bothWays(asOf: Temporal.Instant) {
  const found = await rows<{ one: string; looked: string; recorded: string }>(
    desk.db,
    sql`select l.id as recorded, level_under(l.id, t.id, ${asOf}) as one, ${levelUnder(sql`l.id`, sql`t.id`, asOf)} as looked
      from level l cross join (select id from team union all select null) t order by 1, 2`,
  )
  assert.deepEqual(
    found.map(({ looked }) => looked),
    found.map(({ one }) => one),
  )
  return found.filter(({ one, recorded }) => one !== recorded).length
}

test('levels looked up are those that are asked for one by one, at every moment of merges, splits and their undoing', async () => {
  const moments = [now]
  const later = () => moments.push((now = now.add({ hours: 1 })))
  assert.equal(await bothWays(now), 0)
  const merged = await desk.call(system, mergeLevel, { params: { id: levelIds.L2 }, body: { into: levelIds.L1 } })
  later()
  const split = await desk.call(system, splitLevel, {
    params: { id: levelIds.L1 },
    body: { code: 'N', name: { ru: 'Пекари', en: 'Bakers' }, rank: 5, teams: [desk.bakers] },
  })
  later()
  const third = await desk.call(system, mergeLevel, { params: { id: levelIds.L3 }, body: { into: levelIds.L1 } })
  later()
  for (const { id } of [third, split, merged]) {
    await desk.call(system, undoLevelChange, { params: { id } })
    later()
  }
  const changed: number[] = []
  for (const moment of moments) changed.push(await bothWays(moment))
  assert.ok(new Set(changed).size > 2 && changed.some((count) => count > 5), changed.join())
})
