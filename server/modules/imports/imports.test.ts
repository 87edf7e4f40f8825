import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { auditClocks } from '#modules/sla'
import { ticketFold } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { givenDesk } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { importCases, readLog, readLogMap, reconcile } from './index.ts'

const desk = await givenDesk()
await desk.settle()

const mapOf = (source: string) => `
source: ${source}
case: '{case}'
at: '{at}'
status: '{status}'
statuses: { queue: queued, work: in-work, wait: waits-requester, done: resolved, closed: closed }
team: '{team}'
levels:
  - { team: '2$', levels: [L2] }
  - { team: '', levels: [L1] }
assignee: '{who}'
title: 'Case {case}'
requester: '{asks}@plant.example'
organisation: Plant
`
const head = 'case,at,status,team,who,asks'
const caseRows = (n: number): string[] => {
  const at = (hour: number) => `2013-04-${String(1 + (n % 25)).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+02:00`
  const tail = `ann${n % 7},olga${n % 3}`
  const all = [
    `C${n},${at(8)},queue,Desk,${tail}`,
    `C${n},${at(9)},work,Desk,${tail}`,
    `C${n},${at(10)},wait,Desk,${tail}`,
    `C${n},${at(12)},queue,Net 2,${tail}`,
    `C${n},${at(13)},done,Net 2,${tail}`,
    `C${n},${at(14)},work,Net 2,${tail}`,
    `C${n},${at(15)},done,Net 2,${tail}`,
  ]
  return n % 10 === 0 ? all.slice(0, 3) : all
}
const logOf = (count: number) => [head, ...Array.from({ length: count }, (_, n) => caseRows(n)).flat()].join('\n')

async function given(source: string, text: string) {
  const map = readLogMap(mapOf(source))
  assert.ok(map.value)
  const log = await readLog(desk.db, Buffer.from(text), map.value, desk.house.now())
  assert.ok(log.value, JSON.stringify(log.wrong))
  return { map: map.value.map, log: log.value }
}
const bring = ({ map, log }: Awaited<ReturnType<typeof given>>, told: (done: number) => void = () => undefined) =>
  importCases(desk.house, map, log.cases, told)

/** What has become of a source's cases, whatever ids and numbers they got. */
const made = (source: string) =>
  rows<{ reference: string }>(
    desk.db,
    sql`select i.reference, t.status, t.opened_at, t.started_at, t.resolved_at, t.reopened, t.waiting_on, t.priority, t.last_event_at,
        (select count(*) from event e where e.subject = t.id) as events,
        (select json_agg(json_build_array(s.n, s.from_at, s.to_at, s.how, l.code, m.name, p.name) order by s.n) from stay s
          join level l on l.id = s.level_id left join team m on m.id = s.team_id left join person p on p.id = s.assignee_id
          where s.ticket_id = t.id) as stays,
        (select json_agg(json_build_array(c.metric, c.status, c.elapsed_ms, c.due_at) order by c.metric) from clock c where c.ticket_id = t.id) as clocks
      from ticket_import i join ticket t on t.id = i.ticket_id where i.source = ${source} order by i.reference`,
  )
const logLength = async () => (await rows<{ n: number }>(desk.db, sql`select count(*) as n from event`))[0]?.n

test('a log becomes tickets with stays and clocks that are folds of the log, and file and house agree', async () => {
  const small = await given('small', logOf(12))
  assert.deepEqual(await bring(small), { imported: 12, known: 0, changed: [] })
  const { figures, clocks } = await reconcile(desk.db, small.map, small.log)
  assert.deepEqual(
    figures.filter(({ file, house }) => file !== house),
    [],
  )
  const of = (name: string) => figures.find(({ figure }) => figure === name)?.house
  assert.deepEqual(['cases', 'handOvers', 'waits', 'reopened', 'neverResolved', 'firstOnly'].map(of), [12, 10, 10, 10, 2, 2])
  assert.equal(
    clocks.reduce((sum, one) => sum + one.clocks, 0),
    24,
  )
  assert.ok((await assertReplayed(desk.db, ticketFold)) >= 12)
  assert.deepEqual((await auditClocks(desk.db)).drift, [])
})

test('nobody is told, nobody is asked, and nothing living goes to the teams of a log', async () => {
  await desk.settle()
  await desk.runJob('tickets.sweep', {})
  assert.deepEqual(await rows(desk.db, sql`select name from pgboss.job where name ~ '^[a-z]'`), [])
  assert.deepEqual(await rows(desk.db, sql`select 1 from conversation`), [])
  const closed = await rows(desk.db, sql`select 1 from ticket where status = 'closed'`)
  assert.deepEqual(closed, [])
  const routed = await rows(desk.db, sql`select 1 from team_level join imported_name n on n.id = team_id`)
  assert.deepEqual(routed, [])
})

test('a second import changes nothing, and says which cases have other rows now', async () => {
  const before = await logLength()
  assert.deepEqual(await bring(await given('small', logOf(12))), { imported: 0, known: 12, changed: [] })
  const longer = `${logOf(12)}\nC3,2013-05-30T10:00:00+02:00,closed,Net 2,ann1,olga0`
  assert.deepEqual(await bring(await given('small', longer)), { imported: 0, known: 12, changed: ['C3'] })
  assert.equal(await logLength(), before)
})

test('stopped in the middle and begun again it comes to the same', async () => {
  const stopped = await given('stopped', logOf(450))
  await assert.rejects(
    bring(stopped, (done) => {
      if (done >= 200) throw new Error('stopped')
    }),
    /stopped/,
  )
  assert.equal((await made('stopped')).length, 200)
  const [again, whole] = [await bring(stopped), await bring(await given('whole', logOf(450)))]
  assert.deepEqual([again.imported, again.known, whole.imported], [250, 200, 450])
  assert.deepEqual(await made('stopped'), await made('whole'))
})

test('two imports of one log at once bring each case in once', async () => {
  const [one, other] = [await given('twice', logOf(30)), await given('twice', logOf(30))]
  const outcomes = await Promise.all([bring(one), bring(other)])
  assert.equal(outcomes[0].imported + outcomes[1].imported, 30)
  assert.equal((await made('twice')).length, 30)
})

test('whoever has the address of a requester is he', async () => {
  const people = await rows(desk.db, sql`select 1 from address where value like '%@plant.example'`)
  const clients = await rows(desk.db, sql`select 1 from organisation where name = 'Plant'`)
  assert.deepEqual([people.length, clients.length], [3, 1])
})

test('the database has counted what was brought in, whatever role serves', async () => {
  await bring(await given('counted', logOf(300)))
  const counted = await rows<{ analysed: number }>(
    desk.db,
    sql`select reltuples::int as analysed from pg_class where relname in ('event', 'ticket', 'stay', 'text_version') order by 1`,
  )
  assert.ok(
    counted.length === 4 && counted.every(({ analysed }) => analysed >= 250),
    `rows known to the planner: ${counted.map(({ analysed }) => analysed).join(', ')}`,
  )
})
