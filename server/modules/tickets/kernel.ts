import type { Actor } from '#platform/actor.ts'
import { Evidence, type GatedAct } from '#contract/stages.ts'
import type { Status } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Asked, lacking } from './stages.ts'
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

const open = ['new', 'in-work', 'waiting'] as const
/** The statuses in which an act makes sense, whatever the kind. */
const from: Readonly<Record<Act, readonly Status[]>> = {
  reply: [...open, 'resolved'],
  assign: [...open, 'resolved'],
  begin: open,
  escalate: open,
  return: open,
  wait: open,
  endWait: ['waiting'],
  resolve: open,
  reopen: ['resolved', 'closed'],
  thank: ['resolved'],
  close: [...open, 'resolved'],
  edit: [...open, 'resolved'],
  merge: [...open, 'resolved', 'closed'],
}

/** Acts that wait for evidence. `close` calls a ticket off (spam, duplicate): that asks for none; `thank` closes what is resolved. */
const gated: Readonly<Partial<Record<Act, GatedAct>>> = { begin: 'begin', resolve: 'resolve', thank: 'close' }

/** Somebody is asked "is it fixed?", and an unanswered question closes it after a while. */
export const asksRequester = ({ kind }: Ticket): boolean => kind === 'request' || kind === 'incident'

/** What an act is judged by beside the ticket: evidence that it brings itself, and what is asked for beyond the ticket's own. */
export interface Judged {
  readonly brings?: readonly Evidence[]
  readonly asked?: readonly Asked[]
}

/** What stops the act, as a refusal's code; undefined when nothing does. */
export function obstacle(ticket: Ticket, act: Act, { brings = [], asked = [] }: Judged = {}): Refusal | undefined {
  if (ticket.merged_into_id !== null) return new Refusal('tickets.merged')
  if (!from[act].includes(ticket.status)) return new Refusal(wrongStatus(ticket.status, act))
  const gate = gated[act]
  const lacks = gate === undefined ? [] : lacking(ticket, gate, asked, brings)
  return lacks.length > 0 ? evidenceMissing(lacks) : undefined
}

/** Says each thing by name, for who reads codes and for who reads words. */
export const evidenceMissing = (lacks: readonly Evidence[]): Refusal =>
  new Refusal('tickets.evidence-missing', {
    ...Object.fromEntries(Evidence.options.map((each) => [inWords(each), lacks.includes(each) ? 'lacks' : 'has'])),
    missing: lacks.join(','),
  })

/** A message's argument has no hyphen. */
const inWords = (evidence: Evidence): string => evidence.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

function wrongStatus(status: Status, act: Act): string {
  if (act === 'endWait') return 'tickets.not-waiting'
  if (act === 'reopen' || (act === 'thank' && status !== 'closed')) return 'tickets.not-resolved'
  return status === 'closed' ? 'tickets.closed' : 'tickets.already-resolved'
}

export function pass(ticket: Ticket, act: Act, judged: Judged = {}): void {
  const refusal = obstacle(ticket, act, judged)
  if (refusal) throw refusal
}

/** Who resolves answers for it and has done the work. */
export const passResolving = (ticket: Ticket, actor: Actor, asked: readonly Asked[]): void =>
  pass(ticket, 'resolve', { brings: actor.kind === 'person' ? ['owner', 'assignee'] : [], asked })
