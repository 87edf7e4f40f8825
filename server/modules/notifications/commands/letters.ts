import type { LetterName } from '#contract/letters.ts'
import { keepMailLook } from '#modules/channels/email'
import { beginConversation, holdConversation, join, writeMessage } from '#modules/conversations'
import { promisesOf } from '#modules/sla'
import { askRating, holdTickets, linkConversation, readRules } from '#modules/tickets'
import { type Values, momentIn, t } from '#platform/i18n.ts'
import { makeLink } from '#platform/links.ts'
import type { Work } from '#platform/work.ts'
import { type TicketFacts, ticketFacts } from '../queries/facts.ts'
import { renderLetter } from '../queries/templates.ts'
import { understood } from '../template.ts'

/** A letter about a ticket: an automatic message in the requester's mail conversation. Nobody gets it who is an automaton, has no address or stopped them. */
export async function writeTicketLetter(work: Work, url: string, ticket: string, name: LetterName): Promise<void> {
  const facts = await ticketFacts(work.tx, ticket)
  if (!facts || facts.stopped || facts.automatic || facts.email === null) return
  // Before the moment of this work is taken, by the links of the letter.
  await holdTickets(work, [ticket])
  if (facts.conversation !== null) await holdConversation(work, facts.conversation)
  const values = await valuesOf(work, url, ticket, name, facts)
  const { subject, body } = await renderLetter(work.tx, name, facts.language, values)
  const stop = t(facts.language, 'letters', 'footer.stop', { link: await linkTo(work, url, 'stop', ticket, facts) })
  const conversation = facts.conversation ?? (await beginMail(work, ticket, facts))
  const { message } = await writeMessage(work, conversation, { author: null, text: body, automatic: true, attachments: [], holdSeconds: 0 })
  await keepMailLook(work, message, { subject, footer: stop })
}

async function beginMail(work: Work, ticket: string, { requester, email, name }: TicketFacts): Promise<string> {
  const conversation = await beginConversation(work, { channel: 'email', audience: 'requester' })
  await join(work, conversation, [{ person: requester, address: email ?? '', name, role: 'to' }])
  await linkConversation(work, ticket, conversation)
  return conversation
}

async function valuesOf(work: Work, url: string, ticket: string, name: LetterName, facts: TicketFacts): Promise<Values> {
  const { language, zone } = facts
  const rules = await readRules(work.tx)
  const promises = await promisesOf(work.tx, ticket)
  // A call typed in late may have its moments behind it: they are owed, but no letter says "by yesterday".
  const promised = (at: Temporal.Instant | undefined) =>
    at && Temporal.Instant.compare(at, work.at) > 0 ? momentIn(language, zone, at) : t(language, 'letters', 'promise.none')
  const rated = name === 'closed' || name === 'closed-silence' || name === 'closed-told'
  return {
    name: facts.name,
    number: String(facts.number),
    title: facts.title,
    link: `${url}/portal/tickets/${facts.number}`,
    understood: understood(facts.first ?? facts.title),
    answerBy: promised(promises.get('firstResponse')),
    solveBy: promised(promises.get('resolution')),
    resolution: facts.resolution ?? '',
    closeAfterDays: rules.closeAfterWorkingDays,
    reopenWindowDays: rules.reopenWindowDays,
    verifyLink: await linkTo(work, url, 'verify', ticket, facts),
    // Asked at most once in a while: the page then only thanks.
    rateLink:
      rated && (await askRating(work, ticket)) ? await linkTo(work, url, 'rate', ticket, facts) : `${url}/portal/tickets/${facts.number}`,
  }
}

const daysOfLink = 60

async function linkTo(
  work: Work,
  url: string,
  purpose: string,
  ticket: string,
  { requester }: Pick<TicketFacts, 'requester'>,
): Promise<string> {
  const until = Math.floor(work.at.epochMilliseconds / 1000) + daysOfLink * 24 * 3600
  return `${url}/l/${await makeLink(work.tx, { purpose, subject: ticket, person: requester, until })}`
}

/** The reply itself says that it is solved: what is asked stands below it, and no second letter follows. */
export async function askInReply(work: Work, url: string, ticket: string, message: string, purpose: 'verify' | 'rate'): Promise<void> {
  const facts = await ticketFacts(work.tx, ticket)
  if (!facts) return
  await holdTickets(work, [ticket])
  if (purpose === 'rate' && !(await askRating(work, ticket))) return
  const footer = t(facts.language, 'letters', `footer.${purpose}`, { link: await linkTo(work, url, purpose, ticket, facts) })
  await keepMailLook(work, message, { subject: null, footer })
}
