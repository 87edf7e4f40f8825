import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
const first = '01980000-0000-7000-8000-000000000402'
const run = (statement: string) => desk.act(system, async ({ tx }) => sql.raw(statement).execute(tx))

test('what is published is never changed, nor the moment from which it holds', async () => {
  for (const statement of [
    `update agreement_version set rank = 1 where id = '${first}'`,
    `update agreement_version set published_at = null where id = '${first}'`,
    `delete from agreement_version where id = '${first}'`,
    `update agreement_turn set at = now()`,
    `delete from agreement_turn`,
  ])
    await assert.rejects(run(statement), /what is published is never changed/, statement)
})

test('a draft may be changed and published once, and each agreement has one at most', async () => {
  const draft = (n: number) =>
    `insert into agreement_version (id, agreement_id, n, valid_from, calendar_version_id, targets)
      select gen_random_uuid(), agreement_id, ${n}, now(), calendar_version_id, targets from agreement_version where id = '${first}'`
  await run(draft(2))
  await assert.rejects(run(draft(3)), /agreement_draft/)
  await run(`update agreement_version set rank = 7 where n = 2`)
  await run(`update agreement_version set published_at = now() where n = 2`)
  await assert.rejects(run(`update agreement_version set rank = 8 where n = 2`), /never changed/)
})
