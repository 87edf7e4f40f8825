import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { system } from '#testing/given.ts'
import { givenTickets } from '#testing/tickets.ts'
import { writeTicketLetter } from './commands/letters.ts'

const desk = await givenTickets()
const letterOf = async (ago: Temporal.DurationLike) => {
  const startedAt = Temporal.Now.instant().round('millisecond').subtract(ago)
  const { id } = await desk.arrive(desk.anna, { startedAt })
  await desk.act(system, (work) => writeTicketLetter(work, 'https://desk.example', id, 'registered'))
  const [letter] = await rows<{ text: string }>(
    desk.db,
    sql`select m.text from message m join ticket_conversation l on l.conversation_id = m.conversation_id
      where l.ticket_id = ${id} and m.automatic order by m.at desc limit 1`,
  )
  return letter?.text ?? ''
}

test('a promise that is past already is not made in a letter', async () => {
  assert.match(await letterOf({ hours: 24 * 60 }), /не позже согласованного с вами срока, решим не позже согласованного с вами срока/)
  assert.doesNotMatch(await letterOf({ seconds: 0 }), /согласованного/)
})
