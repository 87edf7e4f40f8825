import type { TicketEvent } from '#contract/ticket-events.ts'
import { judge } from '#contract/priority.ts'
import type { PriorityMatrix, TicketSettings } from '#contract/ticket-settings.ts'
import type { Impact, Kind, Urgency } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'

type Instant = Temporal.Instant

export const priorityOf = (matrix: PriorityMatrix, impact: Impact, urgency: Urgency): number => matrix[impact][urgency]

/** By what a priority is judged. `vip` and `critical` as they are with the changes. */
export interface Judging {
  readonly matrix: PriorityMatrix
  readonly rules: TicketSettings
  readonly vip: boolean
  readonly critical: boolean
}

/** What an agent changes at once; what is left out stays. Texts are ids. */
export interface Edit {
  readonly title?: string | undefined
  readonly kind?: Kind | undefined
  readonly service?: string | null | undefined
  readonly category?: string | null | undefined
  readonly asset?: string | null | undefined
  readonly requester?: { readonly id: string; readonly organisation: string | null } | undefined
  readonly affected?: string | null | undefined
  readonly occurredAt?: Instant | null | undefined
  readonly impact?: Impact | undefined
  readonly urgency?: Urgency | undefined
  readonly priority?: number | undefined
  readonly priorityReason?: string | null | undefined
  readonly restricted?: boolean | undefined
}

export function edit(ticket: Ticket, changes: Edit, judging: Judging, mayRestrict: boolean): TicketEvent[] {
  pass(ticket, 'edit')
  const { title, kind, restricted } = changes
  if (restricted !== undefined && restricted !== ticket.restricted && !mayRestrict) throw new Refusal('forbidden')
  return [
    ...(title === undefined ? [] : [{ type: 'ticket.renamed', title } as const]),
    ...(kind === undefined || kind === ticket.kind ? [] : [{ type: 'ticket.kind-changed', kind } as const]),
    ...classify(ticket, changes),
    ...prioritise(ticket, changes, judging),
    ...setRequester(ticket, changes, judging),
    ...setOccurrence(ticket, changes),
    ...(restricted === undefined || restricted === ticket.restricted
      ? []
      : [{ type: restricted ? 'ticket.restricted' : 'ticket.unrestricted' } as const]),
  ]
}

function classify(
  ticket: Ticket,
  { service = ticket.service_id, category = ticket.category_id, asset = ticket.asset_id }: Edit,
): TicketEvent[] {
  const same = service === ticket.service_id && category === ticket.category_id && asset === ticket.asset_id
  return same ? [] : [{ type: 'ticket.classified', service, category, asset }]
}

/**
 * A priority by hand stands, with its reason, until impact or urgency change: then the matrix speaks again. One that was judged follows what lifts it: who
 * asks and how much hangs on the service.
 */
function prioritise(ticket: Ticket, changes: Edit, { matrix, rules, vip, critical }: Judging): TicketEvent[] {
  const { impact = ticket.impact, urgency = ticket.urgency, priority, priorityReason = null } = changes
  const judged = judge(matrix, { impact, urgency, vip, critical }, rules)
  const again = impact !== ticket.impact || urgency !== ticket.urgency
  const lifted = !ticket.priority_by_hand && ticket.raised_by.join() !== judged.raisedBy.join()
  if (!again && !lifted && (priority === undefined || priority === ticket.priority)) return []
  const byHand = priority !== undefined && priority !== judged.priority
  if (byHand && priorityReason === null) throw new Refusal('tickets.priority-needs-reason')
  const shown = byHand ? { priority, raisedBy: [] } : judged
  return [{ type: 'ticket.prioritised', impact, urgency, ...shown, byHand, reason: byHand ? priorityReason : null }]
}

/** Since when it is so. The clock of the agent's computer may be a little ahead. */
export function occurrenceOf(given: Instant | null | undefined, at: Instant): Instant | null | undefined {
  if (!given) return given
  if (Temporal.Instant.compare(given, at.add({ minutes: 1 })) > 0) throw new Refusal('tickets.occurred-in-future')
  return Temporal.Instant.compare(given, at) > 0 ? at : given
}

function setOccurrence({ occurred_at: before }: Ticket, { occurredAt }: Edit): TicketEvent[] {
  if (occurredAt === undefined || occurredAt?.toString() === before?.toString()) return []
  return [{ type: 'ticket.occurrence-set', occurredAt: occurredAt?.toString() ?? null }]
}

function setRequester(ticket: Ticket, changes: Edit, { vip }: Judging): TicketEvent[] {
  const requester = changes.requester ?? { id: ticket.requester_id, organisation: ticket.organisation_id }
  const affected = changes.affected === undefined ? ticket.affected_id : changes.affected
  const other = affected === requester.id ? null : affected
  if (requester.id === ticket.requester_id && other === ticket.affected_id) return []
  return [
    {
      type: 'ticket.requester-set',
      requester: requester.id,
      affected: other,
      organisation: requester.organisation,
      vip,
    },
  ]
}
