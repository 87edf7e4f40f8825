import type { Value } from '#contract/endpoint.ts'
import {
  type askForHelp as Ask,
  type rateFromPortal as Rate,
  type replyFromPortal as Reply,
  type verifyFromPortal as Verify,
  impactOf,
  urgencyOf,
} from '#contract/portal.ts'
import type { TicketId } from '#contract/ticket-words.ts'
import { kindOf } from '#modules/catalog'
import { joinAsRequester, outagesKnownTo } from '#modules/incidents'
import { standingOf } from '#modules/people'
import { joinRuns } from '#modules/diagnosis'
import {
  holdTickets,
  type Arrival,
  isOver,
  openFromMessage,
  rate as rateTicket,
  requesterWrote,
  ticketsOfConversation,
  verify as verifyTicket,
} from '#modules/tickets'
import { type PersonActor, allow } from '#platform/actor.ts'
import { t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { asRequester, isForOrganisation } from '../policy.ts'
import { answerable, colleague, openedSince } from '../queries/colleagues.ts'
import { myTicketRow } from '../queries/ticket.ts'
import { beginTalk, copiesTo, say, talker } from './write.ts'

type Body<E extends { readonly body: { readonly _zod: { readonly input: unknown; readonly output: unknown } } }> = Value<E['body']>
type Told = { id: TicketId; number: number }

/** Nobody asks for help more often by hand. */
const mostAnHour = 30

/** A requester says what happened: a ticket of his own, or for a colleague of the organisation that he answers for. */
export async function askForHelp(work: Work, body: Body<typeof Ask>): Promise<Told> {
  const me = asRequester(work.actor)
  if ((await openedSince(work.tx, me.id, work.at.subtract({ hours: 1 }))) >= mostAnHour) throw new Refusal('portal.too-many')
  const affected = body.onBehalfOf
  if (affected !== undefined) {
    allow(isForOrganisation(me))
    if (!(await colleague(work.tx, me, affected))) throw new Refusal('portal.unknown-colleague')
  }
  const { service = null, category = null, what, details, attachments } = body
  const copies = [...(affected === undefined ? [] : [await talker(work, affected, 'cc')]), ...(await copiesTo(work, me, body.copies))]
  const said = { text: details.trim() === '' ? what : `${what}\n\n${details.trim()}`, uploaded: attachments, copies }
  const ticket = await open(work, me, said, {
    title: what,
    affected,
    kind: await kindOf(work.tx, { service, category }),
    impact: impactOf[body.reach],
    urgency: urgencyOf[body.hindrance],
    service: body.service,
    category: body.category,
  })
  await joinRuns(work, body.runs, ticket.id)
  return ticket
}

/** "It does not work for me either": a ticket of mine, part of what the desk knows; said again, it is the same one. */
export async function sayMeToo(work: Work, outage: string): Promise<Told> {
  const me = asRequester(work.actor)
  const known = (await outagesKnownTo(work.tx, me)).find(({ id }) => id === outage)
  if (!known) throw new Refusal('not-found')
  if (known.mine !== null) {
    const { id, number } = await myTicketRow(work.tx, me, String(known.mine))
    return { id, number }
  }
  if ((await openedSince(work.tx, me.id, work.at.subtract({ hours: 1 }))) >= mostAnHour) throw new Refusal('portal.too-many')
  const { language } = (await standingOf(work.tx, me.id)) ?? { language: 'ru' as const }
  const [service] = known.services
  const title = t(language, 'portal', 'me-too.title', { service: service?.names[language] ?? '' })
  const told = known.publicText[language] || known.publicText.ru || known.publicText.en
  const said = { text: [title, told].filter((line) => line !== '').join('\n\n'), uploaded: [], copies: [] }
  const ticket = await open(work, me, said, { title, kind: 'incident', impact: 'person', urgency: 'high', service: service?.id })
  await joinAsRequester(work, ticket.id, outage)
  return ticket
}

async function open(
  work: Work,
  me: PersonActor,
  said: Parameters<typeof say>[3],
  about: Omit<Arrival, 'requester' | 'conversation' | 'channel' | 'startedAt'>,
): Promise<Told> {
  const conversation = await beginTalk(work, me)
  await say(work, me, conversation, said)
  return openFromMessage(work, { ...about, requester: me.id, conversation, channel: 'portal', startedAt: work.at })
}

/** The requester, or somebody of his organisation, answers. Long after the end it is a new matter that follows the old one. */
export async function reply(
  work: Work,
  ref: string,
  { text, copies: asked, attachments }: Body<typeof Reply>,
): Promise<Told & { newTicket: boolean }> {
  const me = asRequester(work.actor)
  if (text === '' && attachments.length === 0) throw new Refusal('portal.empty-reply')
  const { id, title } = await myTicketRow(work.tx, me, ref)
  const copies = await copiesTo(work, me, asked)
  const said = { text, uploaded: attachments, copies }
  if (await isOver(work, id)) return { ...(await open(work, me, said, { title, follows: id })), newTicket: true }
  const conversation = (await answerable(work.tx, id, me.id, isForOrganisation(me))) ?? (await beginTalk(work, me))
  const others = (await ticketsOfConversation(work.tx, conversation)).map((other) => other.id)
  await holdTickets(work, [id, ...others])
  const message = await say(work, me, conversation, said)
  const heard = { message, conversation, at: work.at, automatic: false }
  const { ticket } = await requesterWrote(work, id, heard)
  for (const other of others) if (other !== ticket.id) await requesterWrote(work, other, heard)
  return { ...ticket, newTicket: false }
}

/** "It works", or "still broken": the latter reopens the ticket, or begins another where this one is long over. */
export async function verify(
  work: Work,
  ref: string,
  { works, text }: Body<typeof Verify>,
): Promise<Told & { outcome: 'confirmed' | 'reopened' | 'new-ticket' }> {
  const me = asRequester(work.actor)
  const { id, title } = await myTicketRow(work.tx, me, ref)
  const { outcome, ticket } = await verifyTicket(work, id, { works, text, by: me.id })
  if (outcome !== 'too-old') return { ...ticket, outcome }
  const said = { text: text === '' ? title : text, uploaded: [], copies: [] }
  return { ...(await open(work, me, said, { title, follows: id })), outcome: 'new-ticket' }
}

export async function rate(work: Work, ref: string, { score, comment }: Body<typeof Rate>): Promise<Told> {
  const me = asRequester(work.actor)
  const { id, number } = await myTicketRow(work.tx, me, ref)
  await rateTicket(work, id, { score, comment })
  return { id, number }
}
