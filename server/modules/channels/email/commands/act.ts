import { beginConversation, join, markFailed, receiveMessage } from '#modules/conversations'
import { findPersonByAddress, personForLetter } from '#modules/people'
import * as tickets from '#modules/tickets'
import { cutReply, header, readForwarded, sanitiseHtml } from '#platform/mail/index.ts'
import type { Work } from '#platform/work.ts'
import { mailboxById } from '../queries/mailboxes.ts'
import { decideLetter, keepMailbox, ourAddresses, parkLetter } from '../store.ts'
import { type Arrived, type Decision, decide, titleOf } from '../threading.ts'
import { languageOf } from '../language.ts'
import type { Letter } from '../adapters/letter.ts'
import { plainLetterOf } from './circumstances.ts'

/** Carries out what was decided about a letter. */
export async function act(work: Work, letter: Letter, arrived: Arrived): Promise<void> {
  const decision = decide(arrived)
  switch (decision.act) {
    case 'join':
      return joinThread(work, letter, arrived, decision)
    case 'open':
      return openTicket(work, letter, arrived, decision)
    case 'mark-failed':
      return markBounced(work, letter, decision.message)
    case 'keep':
      return decideLetter(work, letter.id, { outcome: decision.outcome })
    case 'park':
      return parkLetter(work, letter, decision.reason, String(arrived.openedLately))
  }
}

async function joinThread(
  work: Work,
  letter: Letter,
  arrived: Arrived,
  { conversation, automatic }: Decision & { act: 'join' },
): Promise<void> {
  const audience = arrived.threads.find((thread) => thread.conversation === conversation)?.audience ?? 'requester'
  const heard = await tickets.ticketsOfConversation(work.tx, conversation)
  await tickets.holdTickets(
    work,
    heard.map(({ id }) => id),
  )
  const [first] = heard
  // An answer long after the end is a new matter that follows the old one.
  if (!automatic && audience === 'requester' && first && (await tickets.isOver(work, first.id)))
    return openTicket(work, letter, arrived, { automatic, requester: null }, first.id)
  const author = (await findPersonByAddress(work.tx, 'email', arrived.from)) ?? null
  const message = await receive(work, letter, conversation, author, automatic)
  const said = { message, conversation, at: letter.receivedAt, automatic }
  for (const { id } of heard) {
    if (audience === 'vendor') await tickets.vendorWrote(work, id, said)
    else await tickets.requesterWrote(work, id, said)
  }
  await decideLetter(work, letter.id, { outcome: automatic ? 'automatic' : 'joined', message_id: message, ticket_id: first?.id ?? null })
}

/** A person adds a parked letter to a ticket. */
export async function joinTicket(work: Work, letter: Letter, ticket: string): Promise<void> {
  const author = await authorOf(work, letter, letter.parsed.from?.address ?? letter.from)
  const conversation = await beginConversation(work, { channel: 'email', audience: 'requester' })
  await keepMailbox(work, conversation, letter.mailbox)
  const automatic = !letter.judged.answerable
  const message = await receive(work, letter, conversation, author, automatic)
  await tickets.requesterWrote(work, ticket, { message, conversation, at: letter.receivedAt, automatic })
  await decideLetter(work, letter.id, { outcome: 'joined', message_id: message, ticket_id: ticket })
}

/** Makes a ticket of a letter; also when a person lets a parked one in. */
export async function openTicket(
  work: Work,
  letter: Letter,
  { from }: Pick<Arrived, 'from'>,
  { automatic, requester }: Pick<Decision & { act: 'open' }, 'automatic' | 'requester'>,
  follows?: string,
): Promise<void> {
  const mailbox = await mailboxById(work.tx, letter.mailbox)
  const sender = await authorOf(work, letter, from)
  const asker = requester === null ? sender : await personForLetter(work, { ...requester, ...spoken(letter) })
  const conversation = await beginConversation(work, { channel: 'email', audience: 'requester' })
  await keepMailbox(work, conversation, mailbox.id)
  if (requester) await join(work, conversation, [{ person: asker, address: requester.address, name: requester.name, role: 'from' }])
  const message = await receive(work, letter, conversation, sender, automatic, requester !== null)
  const ticket = await tickets.openFromMessage(work, {
    requester: asker,
    conversation,
    channel: 'email',
    title: titleOf(letter.parsed.subject, firstLine(letter.parsed.text)),
    startedAt: letter.receivedAt,
    team: mailbox.team.id,
    ...(requester === null ? {} : { owner: sender }),
    ...(follows === undefined ? {} : { follows }),
  })
  await decideLetter(work, letter.id, { outcome: 'opened', message_id: message, ticket_id: ticket.id })
}

const authorOf = async (work: Work, letter: Letter, address: string): Promise<string> =>
  personForLetter(work, { address, name: letter.parsed.from?.name ?? '', ...spoken(letter) })

function spoken({ parsed: { subject, text } }: Letter): { language?: 'ru' | 'en' } {
  const language = languageOf(subject, text)
  return language === undefined ? {} : { language }
}

const firstLine = (text: string): string =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? '—'

/** The letter's words become a message of the conversation; its participants are who may answer there. */
async function receive(
  work: Work,
  letter: Letter,
  conversation: string,
  author: string | null,
  automatic: boolean,
  isPassedOn = false,
): Promise<string> {
  const { parsed, files } = letter
  const ours = await ourAddresses(work.tx)
  const people = isPassedOn
    ? []
    : [
        ...(parsed.from ? [{ ...parsed.from, role: 'from' as const }] : []),
        ...parsed.to.map((to) => ({ ...to, role: 'to' as const })),
        ...parsed.cc.map((cc) => ({ ...cc, role: 'cc' as const })),
      ].filter(({ address }) => !ours(address))
  const participants = []
  for (const { address, name, role } of people)
    participants.push({ person: (await findPersonByAddress(work.tx, 'email', address)) ?? null, address, name, role })
  const { reply, signature, quoted } = cutReply({ text: parsed.text, html: parsed.html, subject: parsed.subject })
  const forwarded = isPassedOn ? readForwarded(parsed) : undefined
  const clean = parsed.html === undefined ? undefined : sanitiseHtml(parsed.html)
  return receiveMessage(work, conversation, {
    author,
    from: parsed.from ? `${parsed.from.name} <${parsed.from.address}>`.trim() : letter.from,
    text: forwarded ? parsed.text : [reply, signature].filter((part) => part !== '').join('\n\n') || (quoted === '' ? '' : parsed.text),
    html: clean?.html ?? null,
    quoted: forwarded || reply === '' ? '' : quoted,
    blockedImages: clean?.blockedImages ?? 0,
    automatic,
    at: letter.receivedAt,
    participants,
    attachments: parsed.attachments.map(({ filename, contentType, bytes, disposition, contentId }, i) => ({
      sha256: files[i] ?? '',
      name: filename,
      type: contentType,
      size: bytes.byteLength,
      inline: disposition === 'inline',
      ...(contentId === undefined ? {} : { cid: contentId }),
    })),
    checks: letter.checks ?? checksInHeader(parsed),
    raw: letter.sha256,
    internetMessageId: parsed.messageId ?? null,
    inReplyTo: [...(parsed.inReplyTo === undefined ? [] : [parsed.inReplyTo]), ...parsed.references],
  })
}

/** What the receiving server says of the sender (RFC 8601), where our own door did not ask. */
function checksInHeader(parsed: Letter['parsed']): Letter['checks'] {
  const said = header(parsed, 'authentication-results')
  if (said === undefined) return null
  const of = (method: string) => new RegExp(`\\b${method}=(\\w+)`, 'i').exec(said)?.[1]?.toLowerCase() ?? 'none'
  return { spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') }
}

/** A bounce opens nothing: it says of which of our letters it speaks, and whoever answers for the ticket sees it there. */
async function markBounced(work: Work, letter: Letter, message: string | null): Promise<void> {
  const [failed] = letter.judged.recipients
  const isDelay = letter.judged.fate === 'delayed'
  if (message !== null && !isDelay) {
    const words =
      [failed?.address, failed?.status, failed?.diagnostic].filter((part) => part).join(' · ') || letter.parsed.text.slice(0, 500)
    await markFailed(work, message, { code: failed?.status ?? 'bounced', words, permanent: true })
  }
  work.record(letter.id, { type: 'letter.bounced', message })
  const sent = message === null && !isDelay ? await plainLetterOf(work.tx, letter) : undefined
  if (sent !== undefined) work.record(letter.id, { type: 'letter.returned', sent, status: failed?.status ?? '' })
  await decideLetter(work, letter.id, { outcome: 'bounce', message_id: message })
}
