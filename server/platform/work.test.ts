import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
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

test('the log refuses to be changed, emptied or shortened', async () => {
  for (const attempt of [sql`update event set type = 'x'`, sql`delete from event`, sql`truncate event cascade`])
    await assert.rejects(
      desk.act(system, async (work) => attempt.execute(work.tx)),
      /append-only/,
    )
})

test('a read cannot write: neither by its words nor on its connection', async () => {
  await assert.rejects(rows(desk.db, sql`insert into setting values ('a', '1')`), /must not write/)
  await assert.rejects(
    rows(desk.db, sql`select set_config('transaction_read_only', 'off', false), nextval('event_seq_seq')`),
    /must not write/,
  )
  const hidden = sql`select lo_create(0)`
  await assert.rejects(rows(desk.db, hidden), /read-only/)
})

test('the moment of a work is never earlier than what it locked', async () => {
  const later = Temporal.Now.instant().add({ hours: 1 }).round('millisecond')
  const at = await desk.act(system, async (work) => {
    work.notBefore(later)
    return work.at
  })
  assert.equal(at.toString(), later.toString())
})
