import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Exemption, Restated, Restatement, getCorrections } from '#contract/corrections.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Recorded, mayCheck, mayCorrect, openCheck, ticketToJudge, waitsOf } from '#modules/tickets'
import { type Actor, isPerson, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Change, changesBy } from '../corrections.ts'
import { retell } from '../telling.ts'
import { namesOf } from './agreement-pages.ts'
import { readBook } from './agreements.ts'
import { logsOf } from './log.ts'
import { rowsOf } from './rows.ts'

/** The clocks of a ticket as they are, and as they are with an event more. */
export async function changesWith(db: Reader, ticket: string, event: Recorded, at: Temporal.Instant): Promise<Change[]> {
  const book = await readBook(db)
  const log = (await logsOf(db, [ticket])).get(ticket) ?? []
  const told = (heard: typeof log) => rowsOf(ticket, retell(heard, book), book.versions)
  return changesBy(told(log), told([...log, { id: randomUUIDv7(), at: at.epochMilliseconds, event }]))
}

export async function shown(db: Reader, changes: readonly Change[]): Promise<Value<typeof Restated>[]> {
  const names = await namesOf(
    db,
    changes.flatMap(({ scope }) => (scope === '' ? [] : [scope])),
  )
  return changes.map((change) => ({ ...change, place: names.get(change.scope) ?? null }))
}

type Page = Value<(typeof getCorrections)['result']>

/** What was corrected and exempted of a ticket, and what this reader may correct. */
export async function correctionsOf(db: Reader, actor: Actor, ref: string): Promise<Page> {
  const ticket = await ticketToJudge(db, actor, ref)
  const check = await openCheck(db, ticket.id)
  const [waits, restatements, exemptions] = [
    await waitsOf(db, ticket.id),
    await restatementsOf(db, ticket.id),
    await exemptionsOf(db, actor, ticket.id),
  ]
  return {
    startedAt: ticket.started_at,
    openedAt: ticket.opened_at,
    waits: waits.flatMap(({ to, ...wait }) => (to === null ? [] : [{ ...wait, to }])),
    restatements,
    exemptions: exemptions.map((one) => ({ ...one, mayDecide: one.mayDecide && mayCorrect(actor, ticket) })),
    mayCorrect: mayCorrect(actor, ticket),
    toCheck: check
      ? { how: check.how, closedAt: check.closedAt, mayCheck: mayCorrect(actor, ticket) && mayCheck(check, personOf(actor)) }
      : null,
  }
}

const person = (alias: string) => sql`case when ${sql.ref(`${alias}.id`)} is null then null
  else json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

type Row = Omit<Value<typeof Restatement>, 'place' | 'before' | 'after'> &
  Record<`${'before' | 'after'}_due_at`, Temporal.Instant | null> &
  Record<`${'before' | 'after'}_status`, Change['before']['state']> &
  Record<`${'before' | 'after'}_elapsed_ms`, number>

async function restatementsOf(db: Reader, ticket: string): Promise<Value<typeof Restatement>[]> {
  const found = await rows<Row>(
    db,
    sql`select r.id, r.metric, r.scope, r.because, r.reason, r.at, ${person('p')} as by, r.before_status, r.before_elapsed_ms, r.before_due_at,
        r.after_status, r.after_elapsed_ms, r.after_due_at
      from restatement r left join person p on p.id = r.by_id where r.ticket_id = ${ticket} order by r.at desc, r.metric, r.scope`,
  )
  const names = await namesOf(
    db,
    found.flatMap(({ scope }) => (scope === '' ? [] : [scope])),
  )
  return found.map((row) => {
    const said = (side: 'before' | 'after') => ({
      state: row[`${side}_status`],
      elapsedMs: row[`${side}_elapsed_ms`],
      dueAt: row[`${side}_due_at`],
    })
    const { id, metric, scope, because, reason, at, by } = row
    return { id, metric, scope, because, reason, at, by, place: names.get(scope) ?? null, before: said('before'), after: said('after') }
  })
}

/** `mayDecide`: it is open and was asked for by somebody else. */
async function exemptionsOf(db: Reader, actor: Actor, ticket: string): Promise<Value<typeof Exemption>[]> {
  const found = await rows<Omit<Value<typeof Exemption>, 'mayDecide'>>(
    db,
    sql`select e.id, e.metric, e.scope, e.reason, ${person('a')} as "askedBy", e.asked_at as "askedAt", e.approved, ${person('d')} as "decidedBy",
        e.decided_at as "decidedAt", e.note
      from exemption e left join person a on a.id = e.asked_by left join person d on d.id = e.decided_by
      where e.ticket_id = ${ticket} order by e.asked_at desc, e.id desc`,
  )
  return found.map((one) => ({ ...one, mayDecide: one.approved === null && !isPerson(actor, one.askedBy?.id ?? null) }))
}
