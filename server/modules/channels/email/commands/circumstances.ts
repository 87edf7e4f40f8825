import { sql } from 'kysely'
import * as z from 'zod'
import { conversation, conversationOfMessage, findByInternetIds } from '#modules/conversations'
import { findPersonByAddress, standingOf } from '#modules/people'
import { type Reader, rows } from '#platform/db/index.ts'
import { readForwarded, readToken, tokenOf } from '#platform/mail/index.ts'
import { houseKey } from '#platform/seal.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { floodLimit } from '../adapters/settings.ts'
import { plainBounceKey } from '../queries/envelope.ts'
import type { Arrived, Thread } from '../threading.ts'
import type { Letter } from '../adapters/letter.ts'

/** What is known of a letter when it is decided where it belongs. */
export async function circumstancesOf({ tx, at }: Work, letter: Letter): Promise<Arrived> {
  const { parsed, judged } = letter
  const from = parsed.from?.address ?? letter.from
  const forwarded = readForwarded(parsed)
  const author = forwarded?.author
  return {
    kind: judged.kind,
    from,
    threads: await threadsOf(tx, letter),
    byStaff: await isStaff(tx, from),
    forwarded: author?.address === undefined ? null : { name: author.name, address: author.address },
    openedLately: await openedLately(tx, from, at.subtract({ hours: 1 })),
    openedAtMost: await readSetting(tx, floodLimit),
    failedMessage: judged.kind === 'bounce' ? await failedMessage(tx, letter) : null,
  }
}

async function threadsOf(db: Reader, letter: Letter): Promise<Thread[]> {
  const byToken = await tokenConversations(db, letter.recipients)
  const { inReplyTo, references } = letter.parsed
  const ids = [inReplyTo, ...references.toReversed()].filter((id) => id !== undefined)
  const byReference = (await findByInternetIds(db, ids)).map(({ conversation: id }) => id)
  const threads: Thread[] = []
  for (const [found, by] of [...byToken.map((id) => [id, 'token'] as const), ...byReference.map((id) => [id, 'reference'] as const)]) {
    if (threads.some((thread) => thread.conversation === found)) continue
    const about = await conversation(db, found)
    if (about)
      threads.push({ conversation: found, by, audience: about.audience, participants: about.participants.map(({ address }) => address) })
  }
  return threads
}

/** Whose token the address carries that the letter came to: answers name a conversation, machines answer the envelope, which names a message. */
async function tokenConversations(db: Reader, recipients: readonly string[]): Promise<string[]> {
  const named = await messagesNamed(db, recipients)
  const byMessage = await Promise.all(named.map(async (id) => conversationOfMessage(db, id)))
  return [...(await idsOf(db, 'reply-address', recipients)), ...byMessage.filter((id) => id !== undefined)]
}

const messagesNamed = (db: Reader, recipients: readonly string[]): Promise<string[]> => idsOf(db, 'bounce-address', recipients)

async function idsOf(db: Reader, purpose: string, recipients: readonly string[]): Promise<string[]> {
  const key = (await houseKey(db, purpose)).toString('hex')
  return recipients.flatMap((address) => {
    const token = tokenOf(address)
    return token === undefined ? [] : (readToken(key, token) ?? [])
  })
}

async function isStaff(db: Reader, address: string): Promise<boolean> {
  const person = await findPersonByAddress(db, 'email', address)
  return person !== undefined && (await standingOf(db, person))?.permissions.has('ticket.work') === true
}

async function openedLately(db: Reader, sender: string, since: Temporal.Instant): Promise<number> {
  const [found] = await rows(
    db,
    sql<{ n: number }>`select count(*)::int as n from letter where sender = ${sender} and received_at > ${since} and outcome = 'opened'`,
  )
  return found?.n ?? 0
}

/** Our message that a bounce speaks of: by the token of the envelope it came back to, or by the Message-ID it returns. */
async function failedMessage(db: Reader, { judged, recipients }: Letter): Promise<string | null> {
  const [named] = await messagesNamed(db, recipients)
  if (named !== undefined) return named
  const [known] = await findByInternetIds(db, judged.original?.messageIds ?? [])
  return known?.direction === 'out' ? known.message : null
}

/** Our letter about no conversation that a bounce speaks of: by the token of the envelope, or by the Message-ID it returns, which begins with its id. */
export async function plainLetterOf(db: Reader, { judged, recipients }: Letter): Promise<string | undefined> {
  const [named] = await idsOf(db, plainBounceKey, recipients)
  if (named !== undefined) return named
  return (judged.original?.messageIds ?? []).map((id) => id.replace(/@.*$/, '')).find((id) => z.uuid().safeParse(id).success)
}
