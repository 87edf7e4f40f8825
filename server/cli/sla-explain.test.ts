import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { givenWorld } from '#testing/given-world.ts'
import { explainTicket } from './sla-explain.ts'

const world = await givenWorld()
const [promised] = await rows<{ number: number; metric: string; target_ms: number }>(
  world.db,
  sql`select t.number, c.metric, c.target_ms from clock c join ticket t on t.id = c.ticket_id where c.metric = 'resolution' and c.status = 'running' order by t.number limit 1`,
)
assert.ok(promised)

test('the promises of a ticket are told stretch by stretch, and the counted ones sum to what was used', async () => {
  const told = await explainTicket(world.house, `#${promised.number}`, false)
  assert.match(told, /^First response: |\nFirst response: /)
  assert.match(told, /Resolution: \d+:\d\d of \d+:\d\d, due .*\n {2}.* \+\d+:\d\d {2}= \d+:\d\d {2}working time/)
  const { clocks } = JSON.parse(await explainTicket(world.house, String(promised.number), true))
  const resolution = clocks.find(({ metric }: { metric: string }) => metric === 'resolution')
  const open = resolution.explanation.segments.filter(({ kind }: { kind: string }) => kind === 'open')
  assert.equal(
    open.reduce((sum: number, { ms }: { ms: number }) => sum + ms, 0),
    promised.target_ms,
  )
})

test('a ticket that is not there is said not to be there', async () => {
  await assert.rejects(
    explainTicket(world.house, '999999', false),
    (error) => error instanceof SetupFault && error.code === 'sla.no-ticket',
  )
})

test('of a breach it is told who had the ticket then and who used the time, in shares that sum to the whole', async () => {
  const [missed] = await rows<{ number: number; metric: string }>(
    world.db,
    sql`select t.number, c.metric from clock c join ticket t on t.id = c.ticket_id where c.breached_at is not null order by t.number limit 1`,
  )
  assert.ok(missed)
  const { clocks } = JSON.parse(await explainTicket(world.house, String(missed.number), true))
  const { blame } = clocks.find(({ metric }: { metric: string }) => metric === missed.metric)
  assert.ok(blame.crossed.level.en !== '')
  assert.equal(
    blame.shares.reduce((sum: number, { share }: { share: number }) => sum + share, 0),
    10_000,
  )
})
