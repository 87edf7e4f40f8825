import type { AttachmentId, MessageId } from '#contract/conversations.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { beginConversation, join, writeMessage } from '#modules/conversations'
import { findPersonByAddress } from '#modules/people'
import { vendorLook } from '#modules/vendors'
import { personOf } from '#platform/actor.ts'
import { t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { begin } from '../decisions/place.ts'
import { pass } from '../kernel.ts'
import { type Side, addressesOfSide } from '../queries/sides.ts'
import { readRules } from '../queries/settings.ts'
import { linkConversations } from '../store/conversations.ts'
import { saveTicket } from '../store/tickets.ts'
import { keepVendorThread } from '../store/vendor-threads.ts'
import { lockToWork } from './lock.ts'

interface Letter {
  readonly to: readonly string[]
  readonly subject?: string | undefined
  readonly text: string
  readonly attachments: readonly AttachmentId[]
}

/** Begins another conversation with the vendor that has the ticket, else with an outsider. */
export async function writeToVendor(work: Work, ref: string, letter: Letter): Promise<{ message: MessageId; undoUntil: Temporal.Instant }> {
  const ticket = await lockToWork(work, ref)
  pass(ticket, 'reply')
  const { message, undoUntil, events } = await writeFirstToVendor(work, ticket.id, ticket.vendor_id, letter)
  await saveTicket(work, ticket, [...begin(ticket, work.actor), ...events])
  return { message, undoUntil }
}

/** Begins a conversation with a vendor (null: some outsider): who gets it, and what, is only what is given here. */
export async function writeFirstToVendor(
  work: Work,
  ticket: string,
  vendor: string | null,
  { to, subject, text, attachments }: Letter,
): Promise<{ message: MessageId; undoUntil: Temporal.Instant; events: TicketEvent[] }> {
  await keepApart(work, ticket, 'vendor', to)
  const conversation = await beginConversation(work, { channel: 'email', audience: 'vendor' })
  const { language } = await vendorLook(work.tx, vendor)
  await keepVendorThread(work, conversation, vendor, subject ?? t(language, 'vendors', 'letter.subject'))
  for (const address of to) {
    const person = (await findPersonByAddress(work.tx, 'email', address)) ?? null
    await join(work, conversation, [{ person, address, name: '', role: 'to' }])
  }
  const { undoSeconds } = await readRules(work.tx)
  const author = personOf(work.actor)
  const written = await writeMessage(work, conversation, {
    author,
    text,
    automatic: false,
    attachments,
    holdSeconds: undoSeconds,
    to,
    cc: [],
  })
  await linkConversations(work, ticket, [conversation])
  const events: TicketEvent[] = [
    { type: 'ticket.conversation-linked', conversation },
    { type: 'ticket.vendor-written', message: written.message, conversation },
  ]
  return { ...written, events }
}

/**
 * Who takes part on the requester's side is never written to on the vendor's, even where the vendor put him in copy; and a vendor gets a
 * letter to the requester only where he was already in that conversation.
 */
export async function keepApart(work: Work, ticket: string, side: Side, addresses: readonly string[]): Promise<void> {
  const [requesters, vendors] = await Promise.all([
    addressesOfSide(work.tx, ticket, 'requester'),
    addressesOfSide(work.tx, ticket, 'vendor'),
  ])
  const isWrong = (address: string) => (side === 'vendor' ? requesters.has(address) : vendors.has(address) && !requesters.has(address))
  const wrong = addresses.find((address) => isWrong(address.toLowerCase()))
  if (wrong !== undefined) throw new Refusal('tickets.address-of-other-side', { address: wrong })
}
