import type { Value } from '#contract/endpoint.ts'
import type { VendorPage, answerByPage, returnByPage } from '#contract/vendor-page.ts'
import { type Talker, receiveMessage } from '#modules/conversations'
import { findPersonByAddress } from '#modules/people'
import { holdTickets, vendorGaveCase, vendorReturned, vendorWrote } from '#modules/tickets'
import { Refusal } from '#platform/refusal.ts'
import { type Work, workAs } from '#platform/work.ts'
import { type Opened, openPage, shown } from './queries.ts'

/** Whoever holds the link acts for the vendor, on this one thing; he has no account. */
const vendor = { kind: 'system', job: 'vendor-page' } as const

export async function answer(
  work: Work,
  token: string,
  { text, author }: Value<(typeof answerByPage)['body']>,
): Promise<Value<typeof VendorPage>> {
  const page = await openToAct(work, token)
  await say(workAs(work, vendor), page, text, author)
  return again(work, token)
}

export async function giveCase(work: Work, token: string, number: string): Promise<Value<typeof VendorPage>> {
  const page = await openToAct(work, token)
  await vendorGaveCase(workAs(work, vendor), page.ticket, vendorOf(page), number)
  return again(work, token)
}

/** What he says of it is a message of his like others; with it the ticket goes back. */
export async function giveBack(
  work: Work,
  token: string,
  { reason, author }: Value<(typeof returnByPage)['body']>,
): Promise<Value<typeof VendorPage>> {
  const page = await openToAct(work, token)
  const acting = workAs(work, vendor)
  await say(acting, page, reason, author)
  await vendorReturned(acting, page.ticket, vendorOf(page), reason)
  return again(work, token)
}

async function openToAct(work: Work, token: string): Promise<Opened> {
  const opened = await openPage(work.tx, token, work.at)
  if (opened.page.state === 'over') throw new Refusal('vendors.over')
  return opened
}

const again = async (work: Work, token: string): Promise<Value<typeof VendorPage>> => shown(await openPage(work.tx, token, work.at))

function vendorOf({ vendor: id }: Opened): string {
  if (id === null) throw new Refusal('tickets.not-with-vendor')
  return id
}

async function say(work: Work, { letter, ticket }: Opened, text: string, author: string | undefined): Promise<void> {
  const readers = letter.participants.filter(({ role, address }) => role !== 'from' && address !== '')
  const who = author === undefined && readers.length === 1 ? readers[0] : readers.find(({ address }) => address === author)
  if (!who) throw new Refusal('vendors.unknown-author')
  await holdTickets(work, [ticket])
  const person = (await findPersonByAddress(work.tx, 'email', who.address)) ?? null
  const others = readers.filter(({ address }) => address !== who.address)
  const talker = (one: (typeof readers)[number], role: Talker['role']): Talker => ({
    person: one.person?.id ?? null,
    address: one.address,
    name: one.name,
    role,
  })
  const message = await receiveMessage(work, letter.conversation, {
    author: person,
    from: who.name === '' ? who.address : `${who.name} <${who.address}>`,
    text,
    html: null,
    quoted: '',
    blockedImages: 0,
    automatic: false,
    at: work.at,
    // All who got the letter may read the answer on the same page.
    participants: [talker(who, 'from'), ...others.map((one) => talker(one, 'cc'))],
    attachments: [],
    checks: null,
    raw: null,
    internetMessageId: null,
    inReplyTo: [],
  })
  await vendorWrote(work, ticket, { message, conversation: letter.conversation, at: work.at, automatic: false })
}
