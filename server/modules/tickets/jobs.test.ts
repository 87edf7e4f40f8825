import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { writeSetting } from '#platform/settings.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { jobs } from './index.ts'
import { resolveTicket } from './commands/resolve.ts'
import { waitForSomething } from './commands/wait.ts'
import { readRules, rulesSetting } from './queries/settings.ts'

const desk = await givenTickets()
const { boris } = desk
/** The house's clock, stopped at a moment. */
const clock = (at: string) => Object.assign(desk.house, { now: () => Temporal.Instant.from(at) })
const run = async (name: string, payload: object) =>
  jobs(desk.house)
    .find(({ job }) => job.name === name)
    ?.run(payload, { id: 'test', last: false })
const scheduled = (ticket: string) =>
  rows<{ name: string; at: Temporal.Instant }>(
    desk.db,
    sql`select name, start_after as at from pgboss.job where data->>'ticket' = ${ticket} order by name`,
  )

test('silence is counted in working days: holidays and moved days off of Russia are none', async () => {
  // Before the long holidays of May 2025: 1–4 and 8–11 May are days off, so the third working day after 30 April is 7 May.
  clock('2025-04-30T10:00:00Z')
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true }))
  const [job] = await scheduled(ticket.id)
  assert.deepEqual([job?.name, String(job?.at)], ['tickets.close-silent', '2025-05-07T10:00:00Z'])
  clock('2025-05-07T09:59:59Z')
  await run('tickets.close-silent', { ticket: ticket.id })
  assert.equal((await desk.row(ticket.id)).status, 'resolved')
  clock('2025-05-07T10:00:00Z')
  await run('tickets.close-silent', { ticket: ticket.id })
  assert.equal((await desk.row(ticket.id)).closed_how, 'silence')
})

test('a wait is looked at when its date comes', async () => {
  clock('2025-06-02T10:00:00Z')
  const until = Temporal.Instant.from('2025-06-03T12:34:56.789Z')
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => waitForSomething(work, ticket.id, { on: 'hold', until, reason: 'После отчёта' }))
  assert.deepEqual(
    (await scheduled(ticket.id)).map(({ name, at }) => [name, String(at)]),
    [['tickets.expire-wait', String(until)]],
  )
  clock(String(until))
  await run('tickets.expire-wait', { ticket: ticket.id })
  assert.equal(String((await desk.row(ticket.id)).wait_expired_at), String(until))
})

test('the sweep does what lost jobs would have done, and what changed rules make due', async () => {
  clock('2025-06-16T10:00:00Z')
  const [waiting, resolved] = [await desk.arrive(), await desk.arrive()]
  await desk.act(boris, (work) =>
    waitForSomething(work, waiting.id, { on: 'part', until: Temporal.Instant.from('2025-06-17T10:00:00Z'), reason: '' }),
  )
  await desk.act(boris, (work) => resolveTicket(work, resolved.id, { code: solved, text: 'Готово', tell: true }))
  clock('2025-06-18T10:00:00Z')
  await run('tickets.sweep', {})
  assert.notEqual((await desk.row(waiting.id)).wait_expired_at, null)
  assert.equal((await desk.row(resolved.id)).status, 'resolved')
  await desk.act(system, async (work) => writeSetting(work.tx, rulesSetting, { ...(await readRules(work.tx)), closeAfterWorkingDays: 2 }))
  await run('tickets.sweep', {})
  assert.equal((await desk.row(resolved.id)).closed_how, 'silence')
  const before = await desk.types(waiting.id)
  await run('tickets.sweep', {})
  assert.deepEqual(await desk.types(waiting.id), before)
})
