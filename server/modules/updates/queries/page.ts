import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { UpdatesPage } from '#contract/updates.ts'
import type { UpdateState, UpdateWords } from '#contract/update-words.ts'
import { personChips } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { isPerson, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { approverOf } from '../plan.ts'
import { mayApprove } from '../policy.ts'
import { reachOf } from '../recipients.ts'
import { candidatesOf } from './candidates.ts'
import { incidentOf, openingWords, promisedWords } from './incident.ts'
import { planOf } from './plans.ts'
import { wordsColumns } from './words.ts'

type Page = Value<typeof UpdatesPage>

interface Row {
  id: string
  n: number
  words: UpdateWords
  next: Temporal.Instant | null
  last: boolean
  state: UpdateState
  author: string | null
  writtenAt: Temporal.Instant
  approver: string | null
  returnReason: string | null
  releaseAt: Temporal.Instant | null
  sentAt: Temporal.Instant | null
  letters: Page['items'][number]['letters']
}

export async function hasSent(db: Reader, ticket: string): Promise<boolean> {
  const found = await db
    .selectFrom('incident_update')
    .select('id')
    .where('ticket_id', '=', ticket)
    .where('state', '=', 'sent')
    .limit(1)
    .execute()
  return found.length > 0
}

/** An update of the ticket is owed, or some plan wants updates at all: most tickets of most desks need no more than this look. */
export async function concernsCadence(db: Reader, ticket: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from update_cadence where ticket_id = ${ticket}
      union all select from communication_plan where active and every_minutes is not null limit 1`,
  )
  return found.length > 0
}

const updatesOf = (db: Reader, ticket: string): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select u.id, u.n, ${wordsColumns} as words, u.next_at as next, u.last, u.state, u.author_id as author, u.written_at as "writtenAt",
        coalesce(u.approved_by, u.approver_id) as approver, u.return_reason as "returnReason", u.release_at as "releaseAt", u.sent_at as "sentAt",
        (select json_build_object('waiting', count(*) filter (where l.state in ('waiting', 'sending')), 'sent', count(*) filter (where l.state = 'sent'),
          'failed', count(*) filter (where l.state = 'failed'), 'uncertain', count(*) filter (where l.uncertain))
          from update_letter l where l.update_id = u.id) as letters
      from incident_update u where u.ticket_id = ${ticket} order by u.n desc`,
  )

/** An update that has gone out, and in how many letters. */
interface SentUpdate {
  readonly at: Temporal.Instant
  readonly words: UpdateWords
  readonly letters: number
}

export async function sentUpdates(db: Reader, ticket: string): Promise<SentUpdate[]> {
  const found = await updatesOf(db, ticket)
  return found.flatMap(({ state, sentAt, words, letters }) =>
    state === 'sent' && sentAt !== null ? [{ at: sentAt, words, letters: letters.sent }] : [],
  )
}

/** The updates of a ticket; who asks has been found to work on it. */
export async function updatesPage(db: Reader, actor: Actor, ticket: string, at: Temporal.Instant): Promise<Page> {
  const incident = await incidentOf(db, ticket)
  const [plan, found, promised, opening, [cadence]] = await Promise.all([
    planOf(db, incident),
    updatesOf(db, ticket),
    promisedWords(db, ticket),
    openingWords(db, ticket),
    rows<{ next: Temporal.Instant }>(
      db,
      sql`select next_at as next from update_cadence where ticket_id = ${ticket} and silenced_at is null`,
    ),
  ])
  const { recipients } = reachOf(await candidatesOf(db, ticket, plan.people), plan.circles)
  const approver = approverOf(plan, incident.communicator, personOf(actor))
  const people = await personChips(db, [incident.communicator, approver, ...found.flatMap((one) => [one.author, one.approver])])
  const chip = (id: string | null) => people.get(id ?? '') ?? null
  const sent = found.filter(({ state }) => state === 'sent')
  return {
    items: found.map((row) => ({
      ...row,
      author: chip(row.author),
      approver: chip(row.approver),
      may: {
        approve: mayApprove(actor, row),
        takeBack: row.state === 'held' || (row.state === 'asked' && (isPerson(actor, row.author) || mayApprove(actor, row))),
      },
    })),
    due: cadence ? { at: cadence.next, late: Temporal.Instant.compare(cadence.next, at) <= 0 } : null,
    communicator: chip(incident.communicator),
    plan: { names: plan.names, everyMinutes: plan.everyMinutes, circles: plan.circles, approver: chip(approver) },
    promised,
    reach: recipients.length,
    closing: incident.over && sent.length > 0 && sent.every(({ last }) => !last) ? { resolution: incident.resolution } : null,
    opening: found.some(({ state }) => state !== 'undone') ? null : opening,
    may: { write: incident.kind === 'incident' },
  }
}
