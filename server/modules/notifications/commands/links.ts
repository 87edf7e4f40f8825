import type { Value } from '#contract/endpoint.ts'
import type { readLink as ReadLink, useLink as UseLink } from '#contract/links.ts'
import { LinkPurpose } from '#contract/links.ts'
import { beginConversation, join, receiveMessage } from '#modules/conversations'
import { acknowledge, chainGoesOn, workerBehindLink } from '#modules/sla'
import { openFromMessage, rate, verify } from '#modules/tickets'
import type { PersonActor } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { type Link, readLink as open } from '#platform/links.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Work, workAs } from '#platform/work.ts'
import { type TicketFacts, addressee, ticketFacts } from '../queries/facts.ts'
import { giveApproval, showApproval } from './approval-links.ts'

interface Opened {
  readonly purpose: Exclude<Value<typeof LinkPurpose>, 'approve'>
  readonly ticket: string
  readonly person: string
  readonly facts: TicketFacts
}

async function opened(db: Reader, token: string, at: Temporal.Instant): Promise<Opened> {
  const link = await open(db, token, at)
  const purpose = LinkPurpose.safeParse(link?.purpose)
  const facts = link && purpose.success ? await ticketFacts(db, link.subject) : undefined
  if (!link || !purpose.success || purpose.data === 'approve' || !facts) throw new Refusal('links.unknown-not-found')
  return { purpose: purpose.data, ticket: link.subject, person: link.person, facts }
}

/** Shows what the link is for. Nothing changes, however often and by whatever it is opened. */
export async function showLink(db: Reader, token: string, at: Temporal.Instant): Promise<Value<(typeof ReadLink)['result']>> {
  const approval = await approvalIn(db, token, at)
  if (approval) return showApproval(db, approval, at)
  const { purpose, ticket, person, facts } = await opened(db, token, at)
  const { number, title, status, resolution, score } = facts
  const language = purpose === 'acknowledge' ? (await addressee(db, person)).language : facts.language
  const over = purpose === 'acknowledge' ? !(await chainGoesOn(db, ticket)) : isOver(purpose, facts)
  return { purpose, number, title, status, resolution, score, language, over, approval: null }
}

/** A link that asks for approval: its subject is no ticket. */
async function approvalIn(db: Reader, token: string, at: Temporal.Instant): Promise<Link | undefined> {
  const link = await open(db, token, at)
  return link?.purpose === 'approve' ? link : undefined
}

const isOver = (purpose: string, { status, stopped }: TicketFacts): boolean =>
  purpose === 'verify'
    ? status !== 'resolved'
    : purpose === 'rate'
      ? status !== 'resolved' && status !== 'closed'
      : purpose === 'stop'
        ? stopped
        : false

/** The one button of the page. */
export async function followLink(
  work: Work,
  token: string,
  body: Value<(typeof UseLink)['body']>,
): Promise<Value<(typeof UseLink)['result']>> {
  const approval = await approvalIn(work.tx, token, work.at)
  if (approval) return giveApproval(work, approval, body)
  const { purpose, ticket, person, facts } = await opened(work.tx, token, work.at)
  const { number } = facts
  const asRequester = workAs(work, requesterActor(person))
  switch (purpose) {
    case 'verify': {
      if (isOver(purpose, facts) || body.works === undefined) throw new Refusal('links.over')
      const { outcome } = await verify(asRequester, ticket, { works: body.works, text: body.text ?? '', by: person })
      if (outcome !== 'too-old') return { outcome, number }
      return { outcome: 'new-ticket', number: await openFollowing(asRequester, ticket, person, facts, body.text ?? '') }
    }
    case 'rate':
      if (isOver(purpose, facts) || body.score === undefined) throw new Refusal('links.over')
      await rate(asRequester, ticket, { score: body.score, comment: body.comment ?? '' })
      return { outcome: 'rated', number }
    case 'stop':
      await work.tx
        .insertInto('stopped_notice')
        .values({ ticket_id: ticket, person_id: person, stopped_at: work.at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      work.record(ticket, { type: 'notices.stopped', person })
      return { outcome: 'stopped', number }
    case 'follow':
      await work.tx.deleteFrom('stopped_notice').where('ticket_id', '=', ticket).where('person_id', '=', person).execute()
      work.record(ticket, { type: 'notices.wanted', person })
      return { outcome: 'following', number }
    case 'acknowledge': {
      const worker = await workerBehindLink(work.tx, person)
      if (!worker || !(await chainGoesOn(work.tx, ticket))) throw new Refusal('links.over')
      await acknowledge(workAs(work, worker), ticket)
      return { outcome: 'acknowledged', number }
    }
  }
}

/** It is long over and still broken: a new matter that follows the old one. */
async function openFollowing(
  work: Work,
  follows: string,
  person: string,
  { name, email, title }: TicketFacts,
  text: string,
): Promise<number> {
  const conversation = await beginConversation(work, { channel: 'portal', audience: 'requester' })
  await join(work, conversation, [{ person, address: email ?? '', name, role: 'from' }])
  await receiveMessage(work, conversation, {
    author: person,
    from: name,
    text: text || title,
    html: null,
    quoted: '',
    blockedImages: 0,
    automatic: false,
    at: work.at,
    participants: [],
    attachments: [],
    checks: null,
    raw: null,
    internetMessageId: null,
    inReplyTo: [],
  })
  return (await openFromMessage(work, { requester: person, conversation, channel: 'portal', title, startedAt: work.at, follows })).number
}

/** Whoever holds the link acts as the person it was written to, on this one thing. */
const requesterActor = (id: string): PersonActor => ({
  kind: 'person',
  id,
  permissions: new Set(['ticket.create']),
  organisation: null,
  teams: [],
  serves: [],
  by: 'link',
})
