/** When a service was not there, as people write it down and put it right. */
import type { AppEvent } from '#contract/events.ts'
import type { OutageEvent, OutageFacts } from '#contract/outages.ts'
import { Refusal } from '#platform/refusal.ts'

/** As the log and the rows of changes keep it. */
export type Kept = Extract<OutageEvent, { type: 'outage.recorded' }>['facts']

export const keptOf = ({ from, to, ...facts }: OutageFacts): Kept => ({ ...facts, from: from.toString(), to: to?.toString() ?? null })
export const factsOf = ({ from, to, ...facts }: Kept): OutageFacts => ({
  ...facts,
  from: Temporal.Instant.from(from),
  to: to === null ? null : Temporal.Instant.from(to),
})

/** An outage has been: nothing of it lies ahead, and it ends after it begins. */
export function checkFacts({ from, to }: Pick<OutageFacts, 'from' | 'to'>, now: Temporal.Instant): void {
  if (to && Temporal.Instant.compare(to, from) <= 0) throw new Refusal('incidents.outage-ends-first')
  if (Temporal.Instant.compare(to ?? from, now) > 0) throw new Refusal('incidents.outage-ahead')
}

export interface OutageFold {
  readonly service_id: string
  readonly organisation_id: string | null
  readonly degree: OutageFacts['degree']
  readonly from_at: Temporal.Instant
  readonly to_at: Temporal.Instant | null
  readonly withdrawn_at: Temporal.Instant | null
}

/** The columns that facts fill. */
export const columnsOf = ({ service, organisation, degree, from, to }: OutageFacts): Omit<OutageFold, 'withdrawn_at'> => ({
  service_id: service,
  organisation_id: organisation,
  degree,
  from_at: from,
  to_at: to,
})

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}

const isOfOutage = (event: AppEvent): event is OutageEvent => event.type.startsWith('outage.')

function apply(row: OutageFold | undefined, { at, event }: Happened): OutageFold | undefined {
  if (!isOfOutage(event)) return row
  switch (event.type) {
    case 'outage.recorded':
      return { ...columnsOf(factsOf(event.facts)), withdrawn_at: null }
    case 'outage.ended':
      return row && { ...row, to_at: Temporal.Instant.from(event.to) }
    case 'outage.corrected':
      return row && { ...row, ...columnsOf(factsOf(event.after)) }
    case 'outage.withdrawn':
      return row && { ...row, withdrawn_at: at }
  }
}

const columns = ['service_id', 'organisation_id', 'degree', 'from_at', 'to_at', 'withdrawn_at'] as const
const of = ({ subject, event }: Happened): string | undefined => (isOfOutage(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const outageFold = { table: 'outage', columns, of, apply } as const
