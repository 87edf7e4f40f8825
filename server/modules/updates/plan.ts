import type { Plan } from '#contract/communication-plans.ts'

/** What holds where no plan is for an incident: whoever is touched by it is told in his language, and nobody is reminded. */
export const fallback: Omit<Plan, 'id' | 'names' | 'rank' | 'services' | 'priorities' | 'active'> = {
  circles: ['requesters', 'contacts', 'followers'],
  people: [],
  everyMinutes: null,
  hours: null,
  template: 'full',
  wording: 'own',
  approval: 'nobody',
  approver: null,
}

interface Incident {
  readonly service: string | null
  readonly priority: number
}

/** The first plan, in their order, that is for this service and priority. */
export const planFor = <P extends Pick<Plan, 'services' | 'priorities' | 'active'>>(
  plans: readonly P[],
  { service, priority }: Incident,
): P | undefined =>
  plans.find(
    ({ active, services, priorities }) =>
      active &&
      (services.length === 0 || (service !== null && services.includes(service))) &&
      (priorities.length === 0 || priorities.includes(priority)),
  )

/** Who must approve what this person wrote; null: nobody. Whoever approves needs no leave for his own words. */
export function approverOf(
  { approval, approver }: Pick<Plan, 'approval' | 'approver'>,
  communicator: string | null,
  author: string | null,
): string | null {
  const needed = approval === 'person' ? approver : approval === 'communicator' ? communicator : null
  return needed === author ? null : needed
}

const minute = 60_000

/** When somebody is reminded of an update that is owed: a quarter of the time ahead, at most a quarter of an hour; never in the past. */
export function remindAt(next: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const left = next.epochMilliseconds - now.epochMilliseconds
  return Temporal.Instant.fromEpochMilliseconds(next.epochMilliseconds - Math.max(0, Math.min(15 * minute, Math.floor(left / 4))))
}
