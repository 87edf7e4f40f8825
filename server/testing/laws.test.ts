/** The laws of the house, over the small world with its weeks of life in every module. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { assetFold } from '#modules/assets'
import { calendarFold, rotaFold } from '#modules/calendars'
import { categoryFold, serviceFold } from '#modules/catalog'
import { changeFold } from '#modules/changes'
import { conversationFold, messageFold } from '#modules/conversations'
import { majorFold, outageFold } from '#modules/incidents'
import { articleFold } from '#modules/knowledge'
import { maintenanceFold } from '#modules/monitoring'
import { analysisFold, improvementFold } from '#modules/problems'
import { standingOf } from '#modules/people'
import { auditClocks } from '#modules/sla'
import { readableTicket, ticketFold, visibleTo } from '#modules/tickets'
import { updateFold } from '#modules/updates'
import type { PersonActor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenWorld } from './given-world.ts'
import { assertReplayed } from './replay.ts'
import { tablesOf } from './tables.ts'

const world = await givenWorld()

/** Changes rows behind the log's back, and sees that `look` finds it. The last test of the file: nothing is put back. */
async function changedBehindTheLog(change: string, look: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: world.house.db.url })
  await client.connect()
  try {
    const { rows: kept } = await client.query<{ id: string }>(change)
    assert.ok(kept.length > 0, `nothing was changed by ${change}`)
    await assert.rejects(look)
  } finally {
    await client.end()
  }
}

test('rows equal the replay of the log, in every module that keeps a fold of it', async () => {
  assert.ok((await assertReplayed(world.db, ticketFold)) > 5)
  assert.ok((await assertReplayed(world.db, conversationFold)) > 5)
  assert.ok((await assertReplayed(world.db, messageFold)) > 10)
  assert.ok((await assertReplayed(world.db, calendarFold)) >= 0)
  assert.ok((await assertReplayed(world.db, rotaFold)) >= 0)
  assert.ok((await assertReplayed(world.db, serviceFold)) >= 0)
  assert.ok((await assertReplayed(world.db, categoryFold)) >= 0)
  assert.ok((await assertReplayed(world.db, assetFold)) >= 0)
  assert.ok((await assertReplayed(world.db, outageFold)) >= 0)
  assert.ok((await assertReplayed(world.db, majorFold)) >= 0)
  assert.ok((await assertReplayed(world.db, articleFold)) >= 0)
  assert.ok((await assertReplayed(world.db, maintenanceFold)) >= 0)
  assert.ok((await assertReplayed(world.db, analysisFold)) >= 0)
  assert.ok((await assertReplayed(world.db, improvementFold)) >= 0)
  assert.ok((await assertReplayed(world.db, changeFold)) >= 0)
  assert.ok((await assertReplayed(world.db, updateFold)) >= 0)
})

test('every clock is what the log makes of it', async () => {
  const { tickets, clocks, drift } = await auditClocks(world.db)
  assert.deepEqual(drift, [])
  assert.ok(tickets > 5 && clocks >= tickets * 2, `${tickets} tickets, ${clocks} clocks`)
})

async function actorOf(id: string): Promise<PersonActor> {
  const standing = await standingOf(world.db, id)
  assert.ok(standing)
  const { permissions, organisation, teams, serves } = standing
  return {
    kind: 'person',
    id,
    permissions,
    organisation: organisation?.id ?? null,
    teams: teams.map((team) => team.id),
    serves,
    by: 'session',
  }
}

test('who may read a ticket by its number sees it in lists, and nobody else', async () => {
  const people = await rows<{ id: string }>(world.db, sql`select id from person where left_at is null order by id`)
  const tickets = await rows<{ id: string }>(world.db, sql`select id from ticket order by id`)
  const seen = { some: 0, none: 0 }
  for (const { id } of people) {
    const actor = await actorOf(id)
    const listed = new Set(
      (await rows<{ id: string }>(world.db, sql`select t.id from ticket t where ${visibleTo(actor, 't')}`)).map((ticket) => ticket.id),
    )
    for (const ticket of tickets) {
      const mayRead = await readableTicket(world.db, actor, ticket.id).then(
        () => true,
        (error: unknown) => {
          assert.ok(error instanceof Refusal && error.code === 'not-found', String(error))
          return false
        },
      )
      assert.equal(listed.has(ticket.id), mayRead, `person ${id}, ticket ${ticket.id}`)
      seen[mayRead ? 'some' : 'none'] += 1
    }
  }
  assert.ok(seen.some > 20 && seen.none > 20, JSON.stringify(seen))
})

test('the types of tables are those of the migrated database', async () => {
  const client = new pg.Client({ connectionString: world.house.db.url })
  await client.connect()
  const bare = (text: string) => text.replaceAll(/\s+/g, '').replaceAll('(|', '(')
  const written = bare(readFileSync('server/platform/db/tables.ts', 'utf8'))
  const agrees = async () => written === bare(await tablesOf(client))
  try {
    assert.ok(await agrees(), 'run: node tools/tables.ts')
    await client.query('create table planted (id uuid primary key)')
    assert.ok(!(await agrees()), 'a table that the types do not know is found')
    await client.query('drop table planted')
  } finally {
    await client.end()
  }
})

test('English and Russian say the same things', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/messages.ts'], { encoding: 'utf8' })
  assert.deepEqual([status, stderr], [0, ''])
})

test('a row that was changed behind the log is found', async () => {
  await changedBehindTheLog(`update ticket set urgency = case urgency when 'low' then 'high' else 'low' end returning id`, async () =>
    assertReplayed(world.db, ticketFold),
  )
  await changedBehindTheLog(`update clock set elapsed_ms = elapsed_ms + 1 returning ticket_id as id`, async () => {
    const { clocks, drift } = await auditClocks(world.db)
    assert.notEqual(drift.length, clocks, 'each of them was seen')
  })
})
