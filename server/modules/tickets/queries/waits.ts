import { sql } from 'kysely'
import type { WaitingOn } from '#contract/ticket-words.ts'
import { type Reader, rows } from '#platform/db/index.ts'

interface Waited {
  readonly event: string
  readonly on: WaitingOn
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant | null
}

/** The waits of a ticket that stand (not cancelled, not taken back with their reply), each with its end; what we put aside ourselves is none. */
export const waitsOf = (db: Reader, ticket: string): Promise<Waited[]> =>
  rows<Waited>(
    db,
    sql`select w.id as event, w.data->>'on' as on, w.at as from,
        (select min(e.at) from event e where e.subject = w.subject and e.seq > w.seq
          and e.type in ('ticket.wait-ended', 'ticket.waited', 'ticket.resolved', 'ticket.closed', 'ticket.merged', 'ticket.begun')) as to
      from event w where w.subject = ${ticket} and w.type = 'ticket.waited' and w.data->>'on' <> 'hold'
        and not exists (select from event c where c.subject = w.subject and c.type = 'ticket.pause-cancelled' and c.data->>'wait' = w.id::text)
        and not exists (select from event r join event b on b.subject = r.subject and b.type = 'ticket.reply-taken-back'
          and b.data->>'message' = r.data->>'message' and (b.data->>'restored')::boolean
          where r.subject = w.subject and r.type = 'ticket.replied' and r.at = w.at)
      order by w.seq`,
  )
