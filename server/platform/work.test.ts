import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { rows } from '#platform/db/index.ts'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
const subject = randomUUIDv7()

test('what a work records stands in the log with its moment and its actor', async () => {
  await desk.act(system, async (work) => work.record(subject, { type: 'person.renamed' }))
  const found = await rows(desk.db, sql<{ type: string; actor: unknown }>`select type, actor from event where subject = ${subject}`)
  assert.deepEqual(found, [{ type: 'person.renamed', actor: { kind: 'system', job: 'test' } }])
})

test('a work that fails leaves nothing', async () => {
  const lost = randomUUIDv7()
  const failing = desk.act(system, async (work) => {
    work.record(lost, { type: 'person.renamed' })
    throw new Error('on purpose')
  })
  await assert.rejects(failing, /on purpose/)
  assert.deepEqual(await rows(desk.db, sql`select 1 from event where subject = ${lost}`), [])
})

test('the log refuses to be changed, emptied or shortened: the serving role by its rights, the owner by a trigger', async () => {
  const attempts = ["update event set type = 'x'", 'delete from event', 'truncate event cascade']
  for (const attempt of attempts)
    await assert.rejects(
      desk.act(system, async (work) => sql.raw(attempt).execute(work.tx)),
      /permission denied/,
    )
  const owner = new pg.Client({ connectionString: desk.house.db.url })
  await owner.connect()
  for (const attempt of attempts) await assert.rejects(owner.query(attempt), /append-only/)
  await owner.end()
})

test('a read cannot write: neither by its words nor on its connection', async () => {
  await assert.rejects(rows(desk.db, sql`insert into setting values ('a', '1')`), /must not write/)
  await assert.rejects(
    rows(desk.db, sql`select set_config('transaction_read_only', 'off', false), nextval('event_seq_seq')`),
    /must not write/,
  )
  const hidden = sql`select pg_notify('a', 'b'), query_to_xml('insert into setting values (''a'', ''1'')', true, true, '')`
  await assert.rejects(rows(desk.db, hidden), /read-only|not allowed/)
})

test('the moment of a work is never earlier than what it locked', async () => {
  const later = Temporal.Now.instant().add({ hours: 1 }).round('millisecond')
  const at = await desk.act(system, async (work) => {
    work.notBefore(later)
    return work.at
  })
  assert.equal(at.toString(), later.toString())
})

test('the desk serves under a role that has no right to change the log', async () => {
  const [found] = await rows(
    desk.db,
    sql<{ role: string; may: boolean }>`select current_user as role, bool_or(has_table_privilege(current_user, 'event', wanted)) as may
      from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as wanted`,
  )
  assert.deepEqual(found, { role: 'opora_server', may: false })
})
