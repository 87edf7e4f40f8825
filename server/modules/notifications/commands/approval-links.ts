import type { ApprovalByLink } from '#contract/approval-link.ts'
import type { Value } from '#contract/endpoint.ts'
import type { readLink as ReadLink, useLink as UseLink } from '#contract/links.ts'
import { answerApproval, approverBehindLink, askedOf, waitsFor } from '#modules/changes'
import { personChips } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import type { Link } from '#platform/links.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Work, workAs } from '#platform/work.ts'
import { addressee, ticketFacts } from '../queries/facts.ts'

type Shown = Value<(typeof ReadLink)['result']>

/** What an approver is asked. The subject of his link is the asking, so it is good for that version and nobody else. */
export async function showApproval(db: Reader, { subject, person }: Link, at: Temporal.Instant): Promise<Shown> {
  const asked = await askedOf(db, subject)
  const facts = asked && (await ticketFacts(db, asked.ticket))
  const actor = await approverBehindLink(db, person, at)
  if (!asked || !facts || !actor) throw new Refusal('links.unknown-not-found')
  const { number, title, status } = facts
  const { language, zone } = await addressee(db, person)
  const answersFor = await waitsFor(db, subject, actor)
  const standsInFor = answersFor === undefined || answersFor === person ? null : answersFor
  const name = (await personChips(db, [standsInFor])).get(standsInFor ?? '')?.name ?? null
  const { ticket: _, isOver, ...said } = asked
  const approval: Value<typeof ApprovalByLink> = { ...said, zone, standsInFor: name }
  return {
    purpose: 'approve',
    number,
    title,
    status,
    resolution: null,
    score: null,
    language,
    over: isOver || answersFor === undefined,
    approval,
  }
}

/** He says yes, or no with a word, as he stands now: who may not read the ticket any more is told that there is none. */
export async function giveApproval(
  work: Work,
  link: Link,
  body: Value<(typeof UseLink)['body']>,
): Promise<Value<(typeof UseLink)['result']>> {
  const asked = await askedOf(work.tx, link.subject)
  const facts = asked && (await ticketFacts(work.tx, asked.ticket))
  if (!asked || !facts || body.approve === undefined) throw new Refusal('links.unknown-not-found')
  const actor = await approverBehindLink(work.tx, link.person, work.at)
  if (!actor) throw new Refusal('links.unknown-not-found')
  if ((await waitsFor(work.tx, link.subject, actor)) === undefined) throw new Refusal('links.over')
  const { approve, text = '' } = body
  await answerApproval(workAs(work, actor), asked.ticket, { asking: link.subject, approve, words: text.trim() })
  return { outcome: approve ? 'approved' : 'refused', number: facts.number }
}
