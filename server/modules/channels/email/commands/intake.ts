import { createHash, randomUUIDv7 } from 'node:crypto'
import { log } from '#platform/log.ts'
import { classify, parseLetter } from '#platform/mail/index.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import type { Letter, Post } from '../adapters/letter.ts'
import { insertLetter, parkLetter } from '../store.ts'
import { act } from './act.ts'
import { circumstancesOf } from './circumstances.ts'

const system = { kind: 'system', job: 'email.intake' } as const

/**
 * Takes a letter in. When this resolves it is committed and may be acknowledged; the same letter brought again changes nothing.
 * What our own code cannot digest is parked for a person with its bytes; only a database or disk that fails sends the letter back.
 */
export async function takeIn(house: House, storage: Storage, post: Post): Promise<void> {
  const letter = await readLetter(house, storage, post)
  try {
    await openWork(house, system, async (work) => {
      if (await enter(work, letter)) await act(work, letter, await circumstancesOf(work, letter))
    })
  } catch (error) {
    if (isOutside(error)) throw error
    log.error({ error, letter: letter.sha256 }, 'a letter could not be taken in; it is parked')
    await openWork(house, system, async (work) => {
      if (await enter(work, letter)) await parkLetter(work, letter, 'fault', String(error))
    })
  }
}

async function readLetter(house: House, storage: Storage, post: Post): Promise<Letter> {
  const sha256 = await storage.put(post.raw)
  const parsed = parseLetter(post.raw)
  const { id } = await house.db.read.selectFrom('house').select('id').executeTakeFirstOrThrow()
  const judged = classify(parsed, { id, envelopeFrom: post.from })
  const files: string[] = []
  for (const { bytes } of parsed.attachments) files.push(await storage.put(bytes))
  return { ...post, id: randomUUIDv7(), sha256, parsed, judged, files }
}

/** False when this very letter is in the house already: its 250 was lost, or the folder was fetched again. */
async function enter(work: Work, letter: Letter): Promise<boolean> {
  return insertLetter(work, {
    id: letter.id,
    fingerprint: fingerprintOf(letter),
    mailbox_id: letter.mailbox,
    raw: letter.sha256,
    sender: letter.parsed.from?.address ?? letter.from,
    recipients: [...letter.recipients],
    subject: letter.parsed.subject.slice(0, 1_000),
    internet_message_id: letter.parsed.messageId ?? null,
    received_at: letter.receivedAt,
    kind: letter.judged.kind,
    reasons: [...letter.judged.reasons],
    outcome: 'parked',
  })
}

/** The same letter may come by two ways with other trace headers: its Message-ID and what is below the headers tell it. */
function fingerprintOf({ raw, parsed, mailbox }: Letter): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const gap = text.indexOf('\r\n\r\n')
  const body = parsed.messageId === undefined || gap === -1 ? text : text.subarray(gap)
  return createHash('sha256')
    .update(`${mailbox}\0${parsed.messageId ?? ''}\0`)
    .update(body)
    .digest('hex')
}

/** The database or the disk: the sender keeps the letter and tries again. */
const isOutside = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(08|53|57|58|E[A-Z]+$)/.test(error.code)
