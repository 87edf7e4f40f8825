import type { MessageKey } from '../../platform/i18n.ts'
import { priorityOf } from './priority.ts'
import type { TicketEvent } from './model.ts'
import type { Why } from './why.ts'

/** What a fact says: a message and what fills it, where ids still stand for names and texts. */
export type Saying = { key: MessageKey; args: Readonly<Record<string, Piece>> }
/** Plain words, or what must be looked up: a name, a text (`said`: after a dash, in quotes), a moment, words of our own. */
export type Piece =
  | string
  | { name: string | null }
  | { text: string | null }
  | { said: string | null }
  | { at: string | null }
  | { words: MessageKey }
  | { why: Why }

type Type = TicketEvent['type']
type Events = { [T in Type]: Extract<TicketEvent, { type: T }> }

const name = (id: string | null): Piece => ({ name: id })
const text = (id: string | null): Piece => ({ text: id })
const said = (id: string | null): Piece => ({ said: id })
const placeOf = (id: string | null): Piece => (id === null ? '' : name(id))
const words = (key: MessageKey): Piece => ({ words: key })
const say = (key: MessageKey, args: Saying['args'] = {}): Saying => ({ key, args })

/** Every event of a ticket in a sentence; a new type does not compile until it has one. */
const sayings: { [T in Type]: (event: Events[T]) => Saying } = {
  'ticket.opened': ({ kind, channel }) =>
    say('tickets.event.opened', { kind: words(`tickets.kind.${kind}`), channel: words(`conversations.channel.${channel}`) }),
  'ticket.assigned': ({ team, assignee, why }) => {
    if (assignee !== null && why !== undefined)
      return say('tickets.event.assigned-best', { assignee: name(assignee), team: name(team), why: { why } })
    if (assignee !== null && team !== null) return say('tickets.event.assigned', { assignee: name(assignee), team: name(team) })
    if (assignee !== null) return say('tickets.event.assigned-person', { assignee: name(assignee) })
    return team === null ? say('tickets.event.unassigned') : say('tickets.event.assigned-team', { team: name(team) })
  },
  'ticket.unattended': ({ team, because, until }) =>
    say(until === null ? 'tickets.event.unattended' : 'tickets.event.unattended-until', {
      team: name(team),
      because: words(`tickets.assign.nobody.${because}`),
      until: { at: until },
    }),
  'ticket.collaborator-joined': ({ person }) => say('tickets.event.collaborator-joined', { person: name(person) }),
  'ticket.collaborator-left': ({ person }) => say('tickets.event.collaborator-left', { person: name(person) }),
  'ticket.owned': ({ owner }) => (owner === null ? say('tickets.event.disowned') : say('tickets.event.owned', { owner: name(owner) })),
  'ticket.begun': () => say('tickets.event.begun'),
  'ticket.escalated': ({ level, vendor, team }) => say('tickets.event.escalated', { level: name(level), place: placeOf(vendor ?? team) }),
  'ticket.card-given': () => say('tickets.event.card-given'),
  'ticket.card-chased': ({ by }) => say('tickets.event.card-chased', { person: name(by) }),
  'ticket.marked-escalated': () => say('tickets.event.marked-escalated'),
  'ticket.returned': ({ level, team, reason }) =>
    say('tickets.event.returned', { level: name(level), place: placeOf(team), reason: said(reason) }),
  'ticket.waited': ({ on, until, reason }) =>
    say(until === null ? 'tickets.event.waited' : 'tickets.event.waited-until', {
      on: words(`tickets.waiting.${on}`),
      until: { at: until },
      reason: said(reason),
    }),
  'ticket.wait-ended': ({ because }) => say(`tickets.event.wait-ended.${because}`),
  'ticket.wait-expired': () => say('tickets.event.wait-expired'),
  'ticket.conversation-linked': () => say('tickets.event.conversation-linked'),
  'ticket.conversation-unlinked': () => say('tickets.event.conversation-unlinked'),
  'ticket.replied': () => say('tickets.event.replied'),
  'ticket.reply-taken-back': () => say('tickets.event.reply-taken-back'),
  'ticket.reply-sent': () => say('tickets.event.reply-sent'),
  'ticket.vendor-written': () => say('tickets.event.vendor-written'),
  'ticket.vendor-answered': () => say('tickets.event.vendor-answered'),
  'ticket.vendor-case-set': ({ number }) =>
    number === null ? say('tickets.event.vendor-case-removed') : say('tickets.event.vendor-case-set', { number }),
  'ticket.noted': () => say('tickets.event.noted'),
  'ticket.requester-answered': () => say('tickets.event.requester-answered'),
  'ticket.letter-failed': () => say('tickets.event.letter-failed'),
  'ticket.resolved': ({ code, text: deed }) => say('tickets.event.resolved', { code: name(code), text: said(deed) }),
  'ticket.confirmed': () => say('tickets.event.confirmed'),
  'ticket.verification-failed': ({ text: word }) => say('tickets.event.verification-failed', { text: said(word) }),
  'ticket.solution-failed': ({ how, text: word }) => say(`stages.event.solution-failed.${how}`, { text: said(word) }),
  'ticket.verified': ({ how, text: word }) => say(`stages.event.verified.${how}`, { text: said(word) }),
  'ticket.reopened': ({ because, reason }) => say(`tickets.event.reopened.${because}`, { reason: said(reason) }),
  'ticket.closed': ({ how, reason }) => say(`tickets.event.closed.${how}`, { reason: said(reason) }),
  'ticket.rating-asked': () => say('tickets.event.rating-asked'),
  'ticket.rated': ({ score, comment }) => say('tickets.event.rated', { score: String(score), comment: said(comment) }),
  'ticket.renamed': ({ title }) => say('tickets.event.renamed', { title: text(title) }),
  'ticket.kind-changed': ({ kind }) => say('tickets.event.kind-changed', { kind: words(`tickets.kind.${kind}`) }),
  'ticket.classified': ({ service, category, asset }) =>
    say('tickets.event.classified', { service: name(service), category: name(category), asset: name(asset) }),
  'ticket.prioritised': ({ byHand, priority, impact, urgency, reason, raisedBy = [] }) =>
    say(`tickets.event.prioritised${byHand ? '-by-hand' : raisedBy.length > 0 ? '-raised' : ''}`, {
      raised: words(raisedBy.length > 1 ? 'tickets.raised.both' : `tickets.raised.${raisedBy[0] ?? 'vip'}`),
      priority: words(`tickets.priority.${priorityOf(priority)}`),
      impact: words(`tickets.impact.${impact}`),
      urgency: words(`tickets.urgency.${urgency}`),
      reason: said(reason),
    }),
  'ticket.occurrence-set': ({ occurredAt }) =>
    say(occurredAt === null ? 'tickets.event.occurrence-unknown' : 'tickets.event.occurrence-set', { at: { at: occurredAt } }),
  'ticket.requester-set': ({ requester, affected }) =>
    affected === null
      ? say('tickets.event.requester-set', { requester: name(requester) })
      : say('tickets.event.requester-and-affected-set', { requester: name(requester), affected: name(affected) }),
  'ticket.restricted': () => say('tickets.event.restricted'),
  'ticket.unrestricted': () => say('tickets.event.unrestricted'),
  'ticket.linked': ({ link, other }) => say('tickets.event.linked', { link: words(`tickets.link.${link}`), other: name(other) }),
  'ticket.unlinked': ({ link, other }) => say('tickets.event.unlinked', { link: words(`tickets.link.${link}`), other: name(other) }),
  'ticket.merged': ({ into }) => say('tickets.event.merged', { other: name(into) }),
  'ticket.unmerged': ({ from }) => say('tickets.event.unmerged', { other: name(from) }),
  'ticket.absorbed': ({ other }) => say('tickets.event.absorbed', { other: name(other) }),
  'ticket.released': ({ other }) => say('tickets.event.released', { other: name(other) }),
  'ticket.start-corrected': ({ startedAt, reason }) =>
    say('tickets.event.start-corrected', { at: { at: startedAt }, reason: said(reason) }),
  'ticket.pause-cancelled': ({ reason }) => say('tickets.event.pause-cancelled', { reason: said(reason) }),
  'ticket.split': ({ into, messages }) => say('tickets.event.split', { other: name(into), count: String(messages.length) }),
}

const saidBy = <T extends Type>(type: T, event: Events[T]): Saying => sayings[type](event)

export const sayingOf = (event: TicketEvent): Saying => saidBy(event.type, event)

/** What the messages beside them already show, or only the machinery cares for: kept for those who look at the changes alone. */
const quiet: ReadonlySet<Type> = new Set<Type>([
  'ticket.conversation-linked',
  'ticket.replied',
  'ticket.reply-sent',
  'ticket.vendor-written',
  'ticket.vendor-answered',
  'ticket.noted',
  'ticket.requester-answered',
  'ticket.rating-asked',
])
export const isQuiet = (event: TicketEvent): boolean => quiet.has(event.type)
