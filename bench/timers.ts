/**
 * 100,000 open clocks whose due moments, and half as many warnings, fall within two minutes; two nodes fire them, one is killed and started
 * again in the middle, the other stopped and started again: `npm run bench:timers`. Fails when the lag of one in a hundred is over 2 s, or a
 * timer fired twice or never.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import type { ClockStep } from '#contract/clock-steps.ts'
import type { Metric } from '#contract/sla.ts'
import { rows } from '#platform/db/index.ts'
import { givenDesk, system } from '#testing/given.ts'

/** Tickets, seconds of the window, seconds for telling the clocks before it: smaller ones to try the bench itself. */
const [tickets = 50_000, seconds = 120, ahead = 300] = process.argv.slice(2).map(Number)
const window = seconds * 1000
const setUp = ahead * 1000
const hour = 3_600_000
const now = () => Temporal.Now.instant().epochMilliseconds
const timers = tickets * 3

const desk = await givenDesk()
const always = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]))
const calendar = randomUUIDv7()
const [requester, title] = [randomUUIDv7(), randomUUIDv7()]
const target = (metric: Metric, steps: ClockStep[]) => {
  const all = { kind: 'duration' as const, ms: hour }
  return { metric, byPriority: { '1': all, '2': all, '3': all, '4': all, '5': all }, steps }
}
const silence = { ru: '', en: '' }
const texts = { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence }
const match = { organisations: [], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [] }
// A minute before the due moment; all thresholds lie within the window and the minute before it.
const warning: ClockStep = { when: { before: 60_000 }, tell: [], reassign: null, mark: false }

await desk.act(system, async ({ tx }) => {
  const id = randomUUIDv7()
  await sql`insert into calendar (id, name_ru, name_en) values (${id}, '24×7', '24×7')`.execute(tx)
  await sql`insert into calendar_version (id, calendar_id, n, valid_from, published_at, plan, definition)
    select ${calendar}, ${id}, 1, '2023-01-01', now(), hours, hours from (select ${JSON.stringify({ timezone: 'UTC', weekly: always })}::jsonb as hours) one`.execute(
    tx,
  )
})
const { id: agreement } = await desk.call(system, addAgreement, {
  body: {
    kind: 'sla',
    names: { ru: 'Круглосуточно', en: 'Around the clock' },
    terms: {
      validFrom: '2026-01-01T00:00:00Z',
      validTo: null,
      rank: 0,
      match,
      calendar,
      targets: [target('firstResponse', []), target('resolution', [warning])],
      texts,
    },
  },
})
await desk.call(system, publishAgreement, { params: { id: agreement } })

// Tickets are written down now, under the agreement, and reached us so long ago that they fall due in the window.
const begins = now() + setUp
await desk.act(system, async ({ tx }) => {
  await sql`insert into person (id, name, added_at) values (${requester}, 'Anna', now())`.execute(tx)
  await sql`insert into text_version (id, subject, text, written_at) values (${title}, ${requester}, 'No internet', now())`.execute(tx)
  await sql`insert into ticket (id, number, kind, status, title_id, channel, requester_id, level_id, impact, urgency, priority, priority_by_hand,
      returned, restricted, started_at, opened_at, last_event_at, reopened)
    select gen_random_uuid(), 1000000 + n, 'incident', 'new', ${title}, 'email', ${requester}, (select id from level order by code limit 1),
      'person', 'normal', 3, false, false, false, moment, now(), now(), 0
    from (select n, to_timestamp((${begins}::float8 - ${hour} + ${window}::float8 * n / ${tickets}) / 1000) as moment
      from generate_series(1, ${tickets}::int) n) as spread`.execute(tx)
  await sql`insert into event (id, at, recorded_at, actor, subject, type, data)
    select gen_random_uuid(), opened_at, opened_at, '{"kind":"system","job":"bench"}', id, 'ticket.opened', jsonb_build_object(
      'number', number, 'kind', kind, 'channel', channel, 'title', title_id, 'requester', requester_id, 'affected', null, 'organisation', null,
      'owner', null, 'level', level_id, 'team', null, 'assignee', null, 'vendor', null, 'service', null, 'category', null, 'asset', null,
      'impact', impact, 'urgency', urgency, 'priority', priority, 'startedReason', null,
      'startedAt', to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from ticket`.execute(tx)
})
const began = performance.now()
await desk.runJob('sla.retell', {})
const took = (performance.now() - began) / 1000
const [waiting] = await rows<{ clocks: number; timers: number }>(
  desk.db,
  sql`select (select count(*)::int from clock where status = 'running') as clocks, (select count(*)::int from timer where fired_at is null) as timers`,
)
console.log(`     ${waiting?.clocks} open clocks of ${tickets} tickets told in ${took.toFixed(1)} s, ${waiting?.timers} timers`)
if (waiting?.timers !== timers) throw new Error(`there should be ${timers} timers`)
if (now() > begins - 70_000) throw new Error('the clocks were told too late for the window: make setUp longer')

async function startNode(): Promise<ChildProcess> {
  const node = spawn(process.execPath, [resolve(import.meta.dirname, 'timers-node.ts'), desk.house.db.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (node.stdout) await once(node.stdout, 'data')
  // What it says is of no use, but must not stop it.
  node.stdout?.resume()
  return node
}

async function restart(node: ChildProcess, signal: NodeJS.Signals): Promise<ChildProcess> {
  const at = performance.now()
  node.kill(signal)
  await once(node, 'exit')
  const next = await startNode()
  console.log(`     ${signal} of one node; back after ${((performance.now() - at) / 1000).toFixed(1)} s`)
  return next
}

let [one, two] = await Promise.all([startNode(), startNode()])
await sleep(begins + window / 3 - now())
one = await restart(one, 'SIGKILL')
await sleep(Math.max(0, begins + window / 2 - now()))
two = await restart(two, 'SIGTERM')
await sleep(Math.max(0, begins + window - now()))
for (let left = timers; left > 0 && now() < begins + window + 60_000;) {
  await sleep(500)
  left = (await rows<{ left: number }>(desk.db, sql`select count(*)::int as left from timer where fired_at is null`))[0]?.left ?? 0
}
for (const node of [one, two]) {
  node.kill('SIGTERM')
  await once(node, 'exit')
}

const [told] = await rows<{ fired: number; distinct: number; p50: number; p99: number; most: number; early: number; swapped: number }>(
  desk.db,
  sql`with told as (
      select seq, subject, type, data ->> 'metric' as metric, data ->> 'when' as threshold, (data ->> 'reachedAt')::timestamptz as reached,
        extract(epoch from recorded_at - (data ->> 'reachedAt')::timestamptz) * 1000 as lag
      from event where type like 'clock.%'),
    ordered as (select *, max(reached) over (order by seq rows between unbounded preceding and 1 preceding) as before from told)
    select count(*)::int as fired, count(distinct (subject, type, metric, threshold))::int as distinct,
      percentile_disc(0.5) within group (order by lag)::float8 as p50, percentile_disc(0.99) within group (order by lag)::float8 as p99,
      max(lag)::float8 as most, count(*) filter (where lag <= 0)::int as early, count(*) filter (where reached < before)::int as swapped
    from ordered`,
)
if (!told) throw new Error('nothing was told')
const { fired, distinct, p50, p99, most, early, swapped } = told
const exact = fired === timers && distinct === timers && early === 0
console.log(`${p99 <= 2_000 ? 'ok  ' : 'OVER'} lag p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, at most ${most.toFixed(0)} ms`)
console.log(`${exact ? 'ok  ' : 'FAIL'} ${fired} of ${timers} timers fired, ${distinct} different ones, ${early} too early`)
console.log(`${swapped === 0 ? 'ok  ' : 'FAIL'} ${swapped} out of order`)
process.exit(p99 <= 2_000 && exact && swapped === 0 ? 0 : 1)
