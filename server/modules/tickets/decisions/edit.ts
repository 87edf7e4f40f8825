import type { TicketEvent } from '#contract/ticket-events.ts'
import type { PriorityMatrix } from '#contract/ticket-settings.ts'
import type { Impact, Kind, Urgency } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'

export const priorityOf = (matrix: PriorityMatrix, impact: Impact, urgency: Urgency): number => matrix[impact][urgency]

/** What an agent changes at once; what is left out stays. Texts are ids. */
export interface Edit {
  readonly title?: string | undefined
  readonly kind?: Kind | undefined
  readonly service?: string | null | undefined
  readonly category?: string | null | undefined
  readonly asset?: string | null | undefined
  readonly requester?: { readonly id: string; readonly organisation: string | null } | undefined
  readonly affected?: string | null | undefined
  /** Of the two of them; asked where one changes. */
  readonly vip?: boolean | undefined
  readonly impact?: Impact | undefined
  readonly urgency?: Urgency | undefined
  readonly priority?: number | undefined
  readonly priorityReason?: string | null | undefined
  readonly restricted?: boolean | undefined
}

export function edit(ticket: Ticket, changes: Edit, matrix: PriorityMatrix, mayRestrict: boolean): TicketEvent[] {
  pass(ticket, 'edit')
  const { title, kind, restricted } = changes
  if (restricted !== undefined && restricted !== ticket.restricted && !mayRestrict) throw new Refusal('forbidden')
  return [
    ...(title === undefined ? [] : [{ type: 'ticket.renamed', title } as const]),
    ...(kind === undefined || kind === ticket.kind ? [] : [{ type: 'ticket.kind-changed', kind } as const]),
    ...classify(ticket, changes),
    ...prioritise(ticket, changes, matrix),
    ...setRequester(ticket, changes),
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

/** A priority by hand stands, with its reason, until impact or urgency change: then the matrix speaks again. */
function prioritise(ticket: Ticket, changes: Edit, matrix: PriorityMatrix): TicketEvent[] {
  const { impact = ticket.impact, urgency = ticket.urgency, priority, priorityReason = null } = changes
  const judged = impact !== ticket.impact || urgency !== ticket.urgency
  if (!judged && (priority === undefined || priority === ticket.priority)) return []
  const computed = priorityOf(matrix, impact, urgency)
  const byHand = priority !== undefined && priority !== computed
  if (byHand && priorityReason === null) throw new Refusal('tickets.priority-needs-reason')
  return [{ type: 'ticket.prioritised', impact, urgency, priority: priority ?? computed, byHand, reason: byHand ? priorityReason : null }]
}

function setRequester(ticket: Ticket, changes: Edit): TicketEvent[] {
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
      vip: changes.vip ?? ticket.vip,
    },
  ]
}
