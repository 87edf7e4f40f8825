import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#platform/log.ts'
import { type FetchedLetter, type MailboxState, checkMailbox, mailboxTrouble, parseLetter, watchMailbox } from '#platform/mail/index.ts'
import { type NodeLocks, openNodeLocks } from '#platform/node-locks.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, openWork } from '#platform/work.ts'
import { mailboxById } from '../queries/mailboxes.ts'
import { takeIn } from '../commands/intake.ts'
import { keepFailure, keepMark } from '../commands/mailboxes.ts'
import { envelopeIn } from '../fetched.ts'
import { type FetchedMailbox, fetchedMailboxes, markOf } from '../queries/fetched.ts'
import { ourAddresses } from '../store.ts'

const system = { kind: 'system', job: 'email.fetch' } as const

interface Place {
  readonly house: House
  readonly storage: Storage
}

interface Watch {
  readonly key: string
  readonly end: () => Promise<void>
}

// What an administrator changes is felt, and a mailbox whose node died is taken over, within this time.
const lookEvery = 3_000

/** Fetches the letters of every active IMAP mailbox, each by exactly one node, until the signal. Never throws. */
export async function watchMailboxes({ house, storage, signal }: Place & { readonly signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    try {
      await watchWhileHeld({ house, storage }, signal)
    } catch (error) {
      log.warn({ error }, 'mailboxes are not watched; trying again')
    }
    await wait(lookEvery, undefined, { signal }).catch(() => undefined)
  }
}

/** Until the signal, or until the session that holds our mailboxes breaks. */
async function watchWhileHeld(place: Place, signal: AbortSignal): Promise<void> {
  const locks = await openNodeLocks(place.house.db.url)
  const watches = new Map<string, Watch>()
  const over = AbortSignal.any([signal, locks.lost])
  try {
    while (!over.aborted) {
      await follow(place, locks, watches)
      await wait(lookEvery, undefined, { signal: over }).catch(() => undefined)
    }
  } finally {
    await Promise.all([...watches.values()].map(({ end }) => end()))
    await locks.close()
  }
}

/** Ends the watch of what is changed or gone, begins that of what is new and not another node's. */
async function follow(place: Place, locks: NodeLocks, watches: Map<string, Watch>): Promise<void> {
  const wanted = new Map((await fetchedMailboxes(place.house.db.read)).map((mailbox) => [mailbox.id, mailbox]))
  for (const [id, watch] of watches) {
    if (wanted.get(id)?.key === watch.key) continue
    await watch.end()
    watches.delete(id)
    await locks.release(`mailbox ${id}`)
  }
  for (const [id, mailbox] of wanted) if (!watches.has(id) && (await locks.take(`mailbox ${id}`))) watches.set(id, begin(place, mailbox))
}

function begin({ house, storage }: Place, mailbox: FetchedMailbox): Watch {
  const stop = new AbortController()
  const told = tellFailures(house, mailbox)
  const watch = {
    since: async () => markOf(house.db.read, mailbox.id),
    onLetter: async (raw: Uint8Array, letter: FetchedLetter) => {
      await takeFetched({ house, storage }, mailbox, raw, letter)
      await openWork(house, system, async (work) => keepMark(work, mailbox, letter))
    },
    onState: told.hear,
  }
  const watching = watchMailbox(mailbox.settings, watch, stop.signal)
  const end = async () => {
    stop.abort()
    await watching
    await told.settled()
  }
  return { key: mailbox.key, end }
}

/** The letter is committed when this resolves; the same letter fetched again (its mark was lost) changes nothing. */
async function takeFetched({ house, storage }: Place, { id, address }: FetchedMailbox, raw: Uint8Array, { internalDate }: FetchedLetter) {
  const now = house.now().round('millisecond')
  const { from, recipients } = envelopeIn(parseLetter(raw), address, await ourAddresses(house.db.read))
  // A server whose clock is ahead must not make a promise begin in the future.
  const receivedAt = internalDate === undefined || Temporal.Instant.compare(internalDate, now) > 0 ? now : internalDate
  await takeIn(house, storage, { raw, from, recipients, receivedAt, mailbox: id, checks: null })
}

/** Shows on the mailbox what is wrong with it, and takes it away when it is well; in order, and only what changed. */
function tellFailures(house: House, { id }: FetchedMailbox) {
  let last: string | null | undefined
  let written: Promise<void> = Promise.resolve()
  const write = (failure: string | null) => {
    if (failure === last) return
    last = failure
    written = written
      .then(async () => openWork(house, system, async (work) => keepFailure(work, id, failure)))
      .catch((error: unknown) => log.warn({ error, mailbox: id }, 'the state of a mailbox could not be written'))
  }
  const hear = (state: MailboxState) => write(state.state === 'connected' ? null : mailboxTrouble(state.error))
  return { hear, settled: () => written }
}

/** Signs in to the mailbox as it is set and opens its folder. */
export async function tryMailbox({ house }: Pick<Place, 'house'>, id: string): Promise<{ ok: boolean; words: string }> {
  await mailboxById(house.db.read, id)
  const [mailbox] = await fetchedMailboxes(house.db.read, id)
  if (!mailbox) throw new Refusal('email.not-fetched')
  try {
    await checkMailbox(mailbox.settings)
  } catch (error) {
    return { ok: false, words: mailboxTrouble(error) }
  }
  return { ok: true, words: '' }
}
