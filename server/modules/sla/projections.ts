import { TicketEvent } from '#contract/ticket-events.ts'
import type { Metric } from '#contract/sla.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Projection, StoredEvent, Work } from '#platform/work.ts'
import type { Clock } from './clock.ts'
import type { Happening } from './happening.ts'
import { type Heard, happeningsOf, historyOf, mustReplay, newTermsOnly } from './hearing.ts'
import { agreementFor, agreementVersion, engineOf, type AgreementVersion } from './queries/agreements.ts'
import { type ClockRow, rowOf, rowsOf } from './queries/rows.ts'
import { step } from './step.ts'
import { lockClocks, logOf, saveClocks } from './store.ts'

/** Clocks in step with the log, in the transaction that records the events. */
export const projections: readonly Projection[] = [
  async (work, events) => {
    const heard = events.flatMap(heardOf)
    if (heard.length === 0) return
    const byTicket = Map.groupBy(heard, ({ ticket }) => ticket)
    const saved = [...(await opened(work, byTicket)), ...(await stepped(work, byTicket))]
    await saveClocks(work.tx, saved)
  },
]

function heardOf({ id, at, subject, event }: StoredEvent): (Heard & { ticket: string })[] {
  const parsed = event.type.startsWith('ticket.') ? TicketEvent.safeParse(event) : undefined
  return parsed?.success ? [{ id, at: at.epochMilliseconds, event: parsed.data, ticket: subject }] : []
}

const isNew = (log: readonly Heard[]): boolean => log.some(({ event }) => event.type === 'ticket.opened')

async function opened(work: Work, tickets: ReadonlyMap<string, readonly Heard[]>): Promise<ClockRow[]> {
  const fresh = [...tickets].filter(([, log]) => isNew(log))
  if (fresh.length === 0) return []
  // Once for all: an import opens hundreds in one work.
  const version = await agreementFor(work.tx, work.at)
  return fresh.flatMap(([ticket, log]) => rowsOf(ticket, version, historyOf(log, version.id)))
}

async function stepped(work: Work, tickets: ReadonlyMap<string, readonly Heard[]>): Promise<ClockRow[]> {
  const concerned = [...tickets].filter(
    ([, log]) => !isNew(log) && log.some((heard) => mustReplay(heard.event) || happeningsOf(heard, '').length > 0),
  )
  if (concerned.length === 0) return []
  const clocks = Map.groupBy(
    await lockClocks(
      work.tx,
      concerned.map(([ticket]) => ticket),
    ),
    ({ ticket_id }) => ticket_id,
  )
  const found: ClockRow[] = []
  for (const [ticket, log] of concerned) {
    const own = clocks.get(ticket) ?? []
    const first = own[0]
    if (!first) continue
    const version = await agreementVersion(work.tx, first.agreement_version_id)
    if (log.some(({ event }) => mustReplay(event))) found.push(...rowsOf(ticket, version, await replayed(work.tx, ticket, version.id)))
    else
      for (const clock of own) {
        const row = advance(ticket, version, clock.metric, clock.state as Clock, clock.as_of.epochMilliseconds, log)
        if (row) found.push(row)
      }
  }
  return found
}

async function replayed(tx: Tx, ticket: string, version: string): Promise<Happening[]> {
  const log = await logOf(tx, ticket)
  return historyOf(
    log.map(({ id, at, type, data }) => ({ id, at: at.epochMilliseconds, event: TicketEvent.parse({ ...data, type }) })),
    version,
  )
}

function advance(
  ticket: string,
  version: AgreementVersion,
  metric: Metric,
  state: Clock,
  asOf: number,
  log: readonly Heard[],
): ClockRow | undefined {
  const agreement = engineOf(version, metric)
  if (!agreement) return undefined
  let [clock, last] = [state, asOf]
  for (const happening of newTermsOnly(
    log.flatMap((heard) => happeningsOf(heard, version.id)),
    state.terms,
  )) {
    last = Math.max(last, happening.at)
    clock = step(agreement, clock, { ...happening, at: last })
  }
  return rowOf(ticket, version, metric, clock, last)
}
