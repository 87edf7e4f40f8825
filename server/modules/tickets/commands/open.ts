import { randomUUIDv7 } from 'node:crypto'
import type { NewTicket as NewTicketShape } from '#contract/ticket-acts.ts'
import type { Channel } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Impact, Kind, Urgency } from '#contract/ticket-words.ts'
import { addressesOf, findOrAddRequester } from '#modules/people'
import { beginConversation, join, keepMessage } from '#modules/conversations'
import { allow, may, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { occurrenceOf } from '../decisions/edit.ts'
import { open, startOf } from '../decisions/open.ts'
import { begin } from '../decisions/place.ts'
import { resolve } from '../decisions/resolve.ts'
import { apply } from '../fold.ts'
import { asksRequester } from '../kernel.ts'
import { mayServe } from '../policy.ts'
import { resolvingOf } from '../queries/evidence.ts'
import { isActiveCode, organisationOf } from '../queries/facts.ts'
import { judging } from '../queries/settings.ts'
import { linkConversations } from '../store/conversations.ts'
import { insertLink } from '../store/links.ts'
import { writeAnyText, writeText } from '../store/texts.ts'
import { insertTicket, nextNumber } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { classify } from './classify.ts'
import { type Told, told } from './lock.ts'
import { firstPlace } from './first-place.ts'
import { awaitWord } from './silence.ts'

type NewTicket = Value<typeof NewTicketShape>

/** An agent registers a call, a visit or a wish, in one act; with `resolvedNow` it is done already. */
export async function openTicket(work: Work, given: NewTicket): Promise<Told> {
  allow(may(work.actor, 'ticket.work'))
  const startedAt = startOf(given.startedAt, (given.startedReason ?? '').trim() !== '', work.at)
  const requester = await requesterOf(work, given.requester)
  const organisation = await organisationFor(work, requester)
  if (given.affected !== undefined) await organisationFor(work, given.affected)
  const me = personOf(work.actor)
  const id = randomUUIDv7()
  const conversation = await record(work, given, requester, startedAt)
  const opened = await openedEvent(work, id, {
    ...given,
    requester,
    affected: given.affected ?? null,
    organisation,
    owner: me,
    assignee: given.assignToMe ? me : null,
    startedAt,
    startedReason: await writeAnyText(work, id, given.startedReason),
    occurredAt: occurrenceOf(given.occurredAt, work.at) ?? null,
  })
  const fresh = apply(undefined, { subject: id, at: work.at, event: opened })
  const events = fresh && given.assignToMe ? begin(fresh, work.actor) : []
  return finish(work, id, [opened, ...events, ...(await resolvedNow(work, id, fresh, given))], conversation === null ? [] : [conversation])
}

async function requesterOf(work: Work, requester: NewTicket['requester']): Promise<string> {
  if ('person' in requester) return requester.person
  const { name, email, phone, organisation } = requester
  return findOrAddRequester(work, { name, email, phone, organisation })
}

/** The person must be known, and of no client or of one that the agent serves. */
export async function organisationFor(work: Work, person: string): Promise<string | null> {
  const found = await organisationOf(work.tx, person)
  if (!found || !mayServe(work.actor, found.client ? found.organisation : null)) throw new Refusal('tickets.unknown-requester')
  return found.organisation
}

/** What was said, written down; a conversation of its own, in which the requester takes part. */
async function record(
  work: Work,
  { channel, text, attachments }: NewTicket,
  requester: string,
  at: Temporal.Instant,
): Promise<string | null> {
  if (text.trim() === '' && attachments.length === 0) return null
  const own = channel === 'desk'
  const conversation = await beginConversation(work, { channel, audience: own ? 'internal' : 'requester' })
  const [address = ''] = await addressesOf(work.tx, requester, 'email')
  if (!own) await join(work, conversation, [{ person: requester, address, name: '', role: 'from' }])
  const author = own ? personOf(work.actor) : requester
  await keepMessage(work, conversation, { author, text, attachments, direction: own ? 'internal' : 'in', at })
  return conversation
}

async function resolvedNow(
  work: Work,
  id: string,
  fresh: Ticket | undefined,
  { resolvedNow: now, assignToMe }: NewTicket,
): Promise<TicketEvent[]> {
  if (!now || !fresh) return []
  // What a problem or a change needs is known by their modules, and nothing of it can be there yet.
  if (!asksRequester(fresh)) throw new Refusal('tickets.not-solved-at-once')
  if (!(await isActiveCode(work.tx, now.code))) throw new Refusal('tickets.unknown-code')
  const text = await writeText(work, id, now.text)
  const ticket = assignToMe ? ({ ...fresh, status: 'in-work' } as const) : fresh
  return resolve(ticket, work.actor, { code: now.code, text, tell: true }, await resolvingOf(work, ticket))
}

/** A letter or a message of the portal that is to become a ticket. Who may bring it in, the channel has asked. */
export interface Arrival {
  readonly requester: string
  readonly affected?: string | undefined
  readonly conversation: string
  readonly channel: Channel
  readonly title: string
  /** When it reached us. */
  readonly startedAt: Temporal.Instant
  /** Of the mailbox; left out: the first team. */
  readonly team?: string | undefined
  /** An agent who forwarded it: he answers for it. */
  readonly owner?: string | undefined
  readonly kind?: Kind | undefined
  readonly impact?: Impact | undefined
  readonly urgency?: Urgency | undefined
  readonly service?: string | undefined
  readonly category?: string | undefined
  readonly asset?: string | undefined
  /** The closed ticket to which this was an answer. */
  readonly follows?: string | undefined
}

export async function openFromMessage(work: Work, arrival: Arrival): Promise<Told> {
  const id = randomUUIDv7()
  const found = await organisationOf(work.tx, arrival.requester)
  if (!found) throw new Refusal('tickets.unknown-requester')
  const opened = await openedEvent(work, id, {
    ...arrival,
    title: arrival.title.trim().slice(0, 300) || '…',
    kind: arrival.kind ?? 'incident',
    impact: arrival.impact ?? 'person',
    urgency: arrival.urgency ?? 'normal',
    affected: arrival.affected ?? null,
    organisation: found.organisation,
    owner: arrival.owner ?? null,
    assignee: null,
    startedAt: Temporal.Instant.compare(arrival.startedAt, work.at) > 0 ? work.at : arrival.startedAt,
    startedReason: null,
    occurredAt: null,
  })
  return finish(work, id, [opened], [arrival.conversation], arrival.follows)
}

type Opening = Omit<Parameters<typeof open>[0], 'number' | 'title' | 'level' | 'team' | 'vendor' | 'service' | 'category' | 'asset'> & {
  readonly title: string
  readonly team?: string | undefined
  readonly service?: string | undefined
  readonly category?: string | undefined
  readonly asset?: string | undefined
}

async function openedEvent(work: Work, id: string, given: Opening) {
  const { kind, channel, requester, affected, organisation, owner, assignee, impact, urgency, startedAt, startedReason, occurredAt } = given
  const said = { kind, channel, requester, affected, organisation, owner, assignee, impact, urgency, startedAt, startedReason, occurredAt }
  const [place, things] = [await firstPlace(work.tx, organisation, given.team), await classify(work, given.kind, given)]
  return open(
    {
      ...said,
      ...place,
      ...things,
      vendor: null,
      number: await nextNumber(work),
      title: await writeText(work, id, given.title),
    },
    await judging(work.tx, [requester, affected], things.service),
  )
}

/** Saves a new ticket with its conversations; also for tickets that other acts make. */
export async function finish(
  work: Work,
  id: string,
  events: readonly [TicketEvent, ...TicketEvent[]],
  conversations: readonly string[],
  follows?: string,
): Promise<Told> {
  const [opened, ...rest] = events
  const linked = conversations.map((conversation) => ({ type: 'ticket.conversation-linked', conversation }) as const)
  const following = follows === undefined ? [] : [{ type: 'ticket.linked', other: follows, link: 'follows' } as const]
  const ticket = await insertTicket(work, id, [opened, ...linked, ...following, ...rest])
  await linkConversations(work, id, conversations)
  if (follows !== undefined) await insertLink(work, id, follows, 'follows')
  await awaitWord(work, ticket)
  return told(ticket)
}
