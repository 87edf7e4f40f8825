import type { Kind, Status } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Ticket } from './ticket.ts'

/** Acts that have conditions. Everything else may be done to any ticket. */
export type Act =
  | 'reply'
  | 'assign'
  | 'begin'
  | 'escalate'
  | 'return'
  | 'wait'
  | 'endWait'
  | 'resolve'
  | 'reopen'
  | 'thank'
  | 'close'
  | 'edit'
  | 'merge'

/** What must be there before an act; a kind names what it asks for, and this table says how it is seen. */
const evidence = {
  owner: (ticket: Ticket) => ticket.owner_id !== null,
  assignee: (ticket: Ticket) => ticket.assignee_id !== null,
  service: (ticket: Ticket) => ticket.service_id !== null,
  category: (ticket: Ticket) => ticket.category_id !== null,
  asset: (ticket: Ticket) => ticket.asset_id !== null,
} as const
type Evidence = keyof typeof evidence

interface Gate {
  /** The statuses in which the act makes sense. */
  readonly from: readonly Status[]
  readonly needs: readonly Evidence[]
}
interface KindRules {
  readonly gates: Readonly<Record<Act, Gate>>
  /** Somebody is asked "is it fixed?", and an unanswered question closes it after a while. */
  readonly asksRequester: boolean
}

const open = ['new', 'in-work', 'waiting'] as const
const gate = (from: readonly Status[], ...needs: Evidence[]): Gate => ({ from, needs })
const common: Record<Act, Gate> = {
  reply: gate([...open, 'resolved']),
  assign: gate([...open, 'resolved']),
  begin: gate(open),
  escalate: gate(open),
  return: gate(open),
  wait: gate(open),
  endWait: gate(['waiting']),
  resolve: gate(open),
  reopen: gate(['resolved', 'closed']),
  thank: gate(['resolved']),
  close: gate([...open, 'resolved']),
  edit: gate([...open, 'resolved']),
  merge: gate([...open, 'resolved', 'closed']),
}

/** One kernel, four kinds: the stages are the same, the gates between them are not. */
const kinds: Readonly<Record<Kind, KindRules>> = {
  request: { gates: common, asksRequester: true },
  incident: { gates: common, asksRequester: true },
  // The cause of others' incidents: whoever says it is gone must say what it was in.
  problem: { gates: { ...common, resolve: gate(open, 'category', 'assignee') }, asksRequester: false },
  // Nothing is altered before it is known what is altered and who answers for it.
  change: {
    gates: { ...common, begin: gate(open, 'service', 'owner'), resolve: gate(open, 'service', 'assignee') },
    asksRequester: false,
  },
}

export const asksRequester = (ticket: Ticket): boolean => kinds[ticket.kind].asksRequester

const missing = (ticket: Ticket, act: Act): Evidence[] => kinds[ticket.kind].gates[act].needs.filter((what) => !evidence[what](ticket))

/** What stops the act, as a refusal's code; undefined when nothing does. `brings`: evidence that the act itself provides. */
export function obstacle(ticket: Ticket, act: Act, brings: readonly Evidence[] = []): Refusal | undefined {
  if (ticket.merged_into_id !== null) return new Refusal('tickets.merged')
  const { from } = kinds[ticket.kind].gates[act]
  if (!from.includes(ticket.status)) return new Refusal(wrongStatus(ticket.status, act))
  const lacks = missing(ticket, act).filter((what) => !brings.includes(what))
  return lacks.length > 0 ? new Refusal('tickets.evidence-missing', { missing: lacks.join(',') }) : undefined
}

function wrongStatus(status: Status, act: Act): string {
  if (act === 'endWait') return 'tickets.not-waiting'
  if (act === 'reopen' || (act === 'thank' && status !== 'closed')) return 'tickets.not-resolved'
  return status === 'closed' ? 'tickets.closed' : 'tickets.already-resolved'
}

export function pass(ticket: Ticket, act: Act, brings: readonly Evidence[] = []): void {
  const refusal = obstacle(ticket, act, brings)
  if (refusal) throw refusal
}
