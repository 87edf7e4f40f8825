import type { AttachmentId } from '#contract/conversations.ts'
import { type Talker, beginConversation, receiveMessage } from '#modules/conversations'
import { addressesOf, findPersonByAddress, organisationOfAddress } from '#modules/people'
import type { PersonActor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { colleague } from '../queries/colleagues.ts'

/** A conversation of this person with the desk: it goes on by mail where he has an address, else in the portal alone. */
export async function beginTalk(work: Work, me: PersonActor): Promise<string> {
  const [address] = await addressesOf(work.tx, me.id, 'email')
  return beginConversation(work, { channel: address === undefined ? 'portal' : 'email', audience: 'requester' })
}

export async function say(
  work: Work,
  me: PersonActor,
  conversation: string,
  { text, uploaded, copies }: { text: string; uploaded: readonly AttachmentId[]; copies: readonly Talker[] },
): Promise<string> {
  return receiveMessage(work, conversation, {
    author: me.id,
    from: '',
    text,
    html: null,
    quoted: '',
    blockedImages: 0,
    automatic: false,
    at: work.at,
    participants: [await talker(work, me.id, 'from'), ...copies],
    attachments: [],
    uploaded,
    checks: null,
    raw: null,
    internetMessageId: null,
    inReplyTo: [],
  })
}

export async function talker(work: Work, person: string, role: Talker['role']): Promise<Talker> {
  const [address = ''] = await addressesOf(work.tx, person, 'email')
  return { person, address, name: '', role }
}

/** Copies go to people of the same organisation, or to addresses in its domains: the desk must not be made to write to strangers. */
export async function copiesTo(work: Work, me: PersonActor, addresses: readonly string[]): Promise<Talker[]> {
  const copies: Talker[] = []
  for (const address of addresses) {
    const person = await findPersonByAddress(work.tx, 'email', address)
    const known = person === undefined ? undefined : await colleague(work.tx, me, person)
    const isOurs = me.organisation !== null && (await organisationOfAddress(work.tx, address)) === me.organisation
    if (!known && !(person === undefined && isOurs)) throw new Refusal('portal.copy-elsewhere')
    copies.push({ person: person ?? null, address, name: known?.name ?? '', role: 'cc' })
  }
  return copies
}
