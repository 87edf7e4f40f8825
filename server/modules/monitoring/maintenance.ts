/** Work on a service that its clients were told of before. */
import type { AppEvent } from '#contract/events.ts'
import type { MaintenanceEvent } from '#contract/maintenance.ts'
import { Refusal } from '#platform/refusal.ts'

interface Hours {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** What has begun can be announced no more. */
export function checkHours({ from, to }: Hours, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(to, from) <= 0) throw new Refusal('monitoring.maintenance-ends-first')
  checkAhead(from, now)
}

export function checkAhead(from: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(from, now) <= 0) throw new Refusal('monitoring.maintenance-begun')
}

interface MaintenanceFold {
  readonly service_id: string
  readonly organisations: readonly string[]
  readonly from_at: Temporal.Instant
  readonly to_at: Temporal.Instant
  readonly announced_at: Temporal.Instant
  readonly cancelled_at: Temporal.Instant | null
}

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}

const isOfMaintenance = (event: AppEvent): event is MaintenanceEvent => event.type.startsWith('maintenance.')

function apply(row: MaintenanceFold | undefined, { at, event }: Happened): MaintenanceFold | undefined {
  if (!isOfMaintenance(event)) return row
  switch (event.type) {
    case 'maintenance.announced': {
      const { service, organisations, from, to } = event
      return { service_id: service, organisations, ...columnsOf({ from, to }), announced_at: at, cancelled_at: null }
    }
    case 'maintenance.moved':
      return row && { ...row, ...columnsOf(event.after), announced_at: at }
    case 'maintenance.cancelled':
      return row && { ...row, cancelled_at: at }
    case 'maintenance.described':
      return row
  }
}

const columnsOf = ({ from, to }: { from: string; to: string }) => ({
  from_at: Temporal.Instant.from(from),
  to_at: Temporal.Instant.from(to),
})

const columns = ['service_id', 'organisations', 'from_at', 'to_at', 'announced_at', 'cancelled_at'] as const
const of = ({ subject, event }: Happened): string | undefined => (isOfMaintenance(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const maintenanceFold = { table: 'maintenance', columns, of, apply } as const
