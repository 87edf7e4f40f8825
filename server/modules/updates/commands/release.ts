import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Circle, UpdateWords, Wording } from '#contract/update-words.ts'
import { holdTickets } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { sendLetters } from '../adapters/job-types.ts'
import { candidatesOf } from '../queries/candidates.ts'
import { incidentOf } from '../queries/incident.ts'
import { wordsColumns } from '../queries/words.ts'
import { letterLanguage, reachOf } from '../recipients.ts'
import { oweAt, silence } from '../store/cadence.ts'
import { keepStakeholders } from '../store/stakeholders.ts'
import { changeUpdate, insertLetters, lockUpdate, ticketOfUpdate } from '../store/updates.ts'

interface Terms {
  readonly circles: Circle[]
  readonly people: string[]
  readonly wording: Wording
  readonly words: UpdateWords
}

/** Nobody took it back in time: one letter for each whom its circles bring now. Safe to repeat. */
export async function release(work: Work, update: string): Promise<void> {
  const ticket = await ticketOfUpdate(work.tx, update)
  await holdTickets(work, [ticket])
  const held = await lockUpdate(work, update)
  if (held.state !== 'held') return
  const [terms] = await rows<Terms>(
    work.tx,
    sql`select circles, people, wording, ${wordsColumns} as words from incident_update u where id = ${update}`,
  )
  if (!terms) return
  const { recipients } = reachOf(await candidatesOf(work.tx, ticket, terms.people), terms.circles)
  const stakeholders = await keepStakeholders(work, ticket, recipients)
  const letters = recipients.flatMap(({ person, address, circle, language }) => {
    const stakeholder = stakeholders.get(person ?? address)
    const written = letterLanguage(language, terms.wording, terms.words)
    return stakeholder === undefined
      ? []
      : [
          {
            id: randomUUIDv7(),
            update_id: update,
            stakeholder_id: stakeholder,
            circle,
            address,
            language: written,
            state: 'waiting' as const,
          },
        ]
  })
  await insertLetters(work, letters)
  await changeUpdate(work, update, { state: 'sent', sent_at: work.at })
  work.record(ticket, { type: 'update.sent', update, letters: letters.length, last: held.last })
  work.later(sendLetters, { update })
  const { over } = await incidentOf(work.tx, ticket)
  if (held.next === null || over) await silence(work, ticket)
  else await oweAt(work, ticket, held.next)
}
