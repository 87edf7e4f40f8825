import type { Value } from '#contract/endpoint.ts'
import type { CheckRun } from '#contract/check-runs.ts'
import type { TicketRecord } from '#contract/record.ts'
import type { TicketClock } from '#contract/ticket-clocks.ts'
import type { TreeRun } from '#contract/tree-runs.ts'
import { about, cause, times } from './about.ts'
import { people, promises, told } from './outward.ts'
import type { Cause, Page, SentUpdate, Telling } from './telling.ts'
import { deeds, evidence, verification, way } from './work.ts'

/** Everything that is known of a ticket, as this reader may see it. */
export interface Known {
  readonly page: Page
  readonly causes: readonly Cause[]
  readonly checks: readonly CheckRun[]
  readonly walks: readonly Value<typeof TreeRun>[]
  readonly clocks: readonly Value<typeof TicketClock>[]
  readonly updates: readonly SentUpdate[]
  readonly at: Temporal.Instant
}

/** The record of a ticket, part by part; a part of which nothing is known is left out. */
export function recordOf({ page, causes, checks, walks, clocks, updates, at }: Known, telling: Telling): Value<typeof TicketRecord> {
  const parts = [
    about(page, telling),
    times(page, telling),
    cause(page, causes, telling),
    deeds(page, telling),
    verification(page, telling),
    evidence(page, { checks, walks }, telling),
    way(page, telling, at),
    promises(clocks, telling),
    told(page, updates, telling),
    people(page, telling),
  ]
  return {
    title: `#${String(page.ticket.number)} ${page.ticket.title}`,
    parts: parts
      .filter(({ facts, lines }) => facts.length + lines.length > 0)
      .map((part) => ({ ...part, title: telling.say(`reports.record.part.${part.part}`) })),
  }
}
