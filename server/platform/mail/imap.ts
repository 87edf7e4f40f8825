/** A mailbox watched by IMAP (RFC 9051, IDLE): every letter once, in order, marked only after it is kept. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'

export type MailboxSettings = {
  host: string
  port: number
  /** TLS from the first byte (993); otherwise STARTTLS where it is offered. */
  secure: boolean
  verifyTls: boolean
  user: string
  password: string
  folder: string
  /** What becomes of a letter that is kept. */
  afterwards: { act: 'seen' } | { act: 'move'; to: string } | { act: 'delete' }
  /** A longer letter comes cut off at this length, and is never moved or deleted. */
  maxBytes: number
  /** How often to look even if the server says nothing, in milliseconds; 4 minutes unless told. */
  pollEvery?: number | undefined
}

/** How far a mailbox was read: UIDs hold only within one UIDVALIDITY (RFC 9051 §2.3.1.1). */
export type MailboxMark = { uidValidity: string; uid: number }

export type FetchedLetter = MailboxMark & {
  /** When the server took the letter. */
  internalDate: Temporal.Instant | undefined
  isCutOff: boolean
}

export type MailboxState =
  | { state: 'connected'; idle: boolean }
  /** `isRefused`: the server knows us and says no; the password or the folder is wrong. */
  | { state: 'waiting'; error: unknown; isRefused: boolean; retryIn: number }
  /** One step failed (moving a letter to a folder that cannot be made); the watch goes on. */
  | { state: 'trouble'; error: unknown }

export type MailboxWatch = {
  /** Asked at every connection; undefined at the very first: then unread letters are taken. */
  since: () => Promise<MailboxMark | undefined>
  /** Commits the letter and its mark together. Throwing means: not kept; the watch pauses and comes back to the same letter. */
  onLetter: (raw: Uint8Array, letter: FetchedLetter) => Promise<void>
  onState: (state: MailboxState) => void
}

/** Watches until the signal; never throws. A letter under way when the signal comes is still kept and marked. */
export async function watchMailbox(settings: MailboxSettings, watch: MailboxWatch, signal: AbortSignal): Promise<void> {
  let failures = 0
  const unmarked: Unmarked = { uidValidity: '', uids: new Map() }
  while (!signal.aborted) {
    const started = performance.now()
    try {
      await watchOnce(settings, watch, signal, unmarked)
    } catch (error) {
      // Some providers throttle those who knock often: only a connection that lasted makes the pauses short again.
      failures = performance.now() - started > 60_000 ? 1 : failures + 1
      const isRefused = refused(error)
      const retryIn = Math.round(
        Math.min(300_000, (isRefused ? 30_000 : 1000) * 2 ** Math.min(failures - 1, 10)) * (0.8 + Math.random() * 0.4),
      )
      if (signal.aborted) return
      watch.onState({ state: 'waiting', error, isRefused, retryIn })
      await wait(retryIn, undefined, { signal }).catch(() => undefined)
    }
  }
}

/** Signs in, opens the folder and goes; throws what the server or the network says against it. */
export async function checkMailbox(settings: MailboxSettings): Promise<void> {
  const client = await connectionTo(settings)
  // The same error is thrown by the call that waits.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.mailboxOpen(settings.folder)
    await client.logout()
  } finally {
    client.close()
  }
}

async function watchOnce(settings: MailboxSettings, watch: MailboxWatch, signal: AbortSignal, unmarked: Unmarked): Promise<void> {
  const client = await connectionTo(settings)
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  client.on('error', (error: unknown) => ended.reject(error))
  client.on('close', () => ended.reject(new Error('the connection was closed')))
  try {
    await client.connect()
    const { uidValidity } = await client.mailboxOpen(settings.folder)
    watch.onState({ state: 'connected', idle: client.capabilities.has('IDLE') })
    const news = newsOf(client, settings.pollEvery ?? 240_000, signal)
    const reader = { client, settings, watch, uidValidity: String(uidValidity), signal, unmarked }
    let mark = await catchUp(reader)
    while (!signal.aborted) {
      await Promise.race([news(), ended.promise])
      if (signal.aborted) break
      await client.noop()
      mark = await takeNew(reader, mark)
    }
  } finally {
    await Promise.race([client.usable ? client.logout().catch(() => undefined) : undefined, wait(2000)])
    client.close()
  }
}

/** An instance serves one connection only: every attempt has its own. Loaded when the first is needed: most desks have no such mailbox, and all start faster. */
async function connectionTo(settings: MailboxSettings): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    tls: { rejectUnauthorized: settings.verifyTls },
    auth: { user: settings.user, pass: settings.password },
    logger: false,
    autoIdleDelay: 100,
    maxIdleTime: settings.pollEvery ?? 240_000,
    connectionTimeout: 30_000,
    socketTimeout: 330_000,
  })
}

/** Resolves when the server has spoken of new letters since it was asked last (also while others were being read), when it is time to look anyway, and when the watch ends. */
function newsOf(client: ImapFlow, pollEvery: number, signal: AbortSignal): () => Promise<void> {
  let heard = Promise.withResolvers<void>()
  client.on('exists', () => heard.resolve())
  return async () => {
    const stop = new AbortController()
    const time = wait(pollEvery, undefined, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => undefined)
    await Promise.race([heard.promise, time])
    stop.abort()
    heard = Promise.withResolvers<void>()
  }
}

/** Letters that are kept, but whose connection ended before they could be marked; with whether they were cut off. */
type Unmarked = { uidValidity: string; uids: Map<number, boolean> }
type Reader = {
  client: ImapFlow
  settings: MailboxSettings
  watch: MailboxWatch
  uidValidity: string
  signal: AbortSignal
  unmarked: Unmarked
}

/** At a new connection: what came while nobody watched. A changed UIDVALIDITY makes all UIDs strangers. */
async function catchUp(reader: Reader): Promise<number> {
  const { unmarked, uidValidity } = reader
  if (unmarked.uidValidity !== uidValidity) unmarked.uids.clear()
  unmarked.uidValidity = uidValidity
  for (const [uid, isCutOff] of unmarked.uids) await mark(reader, uid, isCutOff)
  const since = await reader.watch.since()
  if (since?.uidValidity === uidValidity) return takeNew(reader, since.uid)
  return take(reader, await search(reader, { seen: false }), 0)
}

async function takeNew(reader: Reader, mark: number): Promise<number> {
  // "8:*" also gives the last letter when there is none from 8 on (RFC 9051 §9, sequence sets).
  const uids = await search(reader, { uid: `${mark + 1}:*` })
  return take(
    reader,
    uids.filter((uid) => uid > mark),
    mark,
  )
}

async function search({ client }: Reader, query: { seen: boolean } | { uid: string }): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  return Array.isArray(found) ? found.toSorted((a, b) => a - b) : []
}

async function take(reader: Reader, uids: readonly number[], mark: number): Promise<number> {
  let last = mark
  for (const uid of uids) {
    if (reader.signal.aborted) return last
    await takeOne(reader, uid)
    last = uid
  }
  return last
}

async function takeOne(reader: Reader, uid: number): Promise<void> {
  const { client, settings, watch, uidValidity, unmarked } = reader
  const query = { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: settings.maxBytes } } as const
  const found = await client.fetchOne(String(uid), query, { uid: true })
  if (found === false || found.source === undefined) return
  const isCutOff = (found.size ?? 0) > found.source.length && found.source.length >= settings.maxBytes
  await watch.onLetter(found.source, { uid, uidValidity, internalDate: instantOf(found.internalDate), isCutOff })
  unmarked.uids.set(uid, isCutOff)
  await mark(reader, uid, isCutOff)
}

async function mark({ client, settings, watch, unmarked }: Reader, uid: number, isCutOff: boolean): Promise<void> {
  try {
    await act(client, String(uid), isCutOff ? { act: 'seen' } : settings.afterwards)
  } catch (error) {
    if (!client.usable) throw error
    watch.onState({ state: 'trouble', error })
  }
  unmarked.uids.delete(uid)
}

async function act(client: ImapFlow, range: string, afterwards: MailboxSettings['afterwards']): Promise<void> {
  if (afterwards.act === 'seen') await client.messageFlagsAdd(range, ['\\Seen'], { uid: true })
  else if (afterwards.act === 'delete') await client.messageDelete(range, { uid: true })
  else if ((await client.messageMove(range, afterwards.to, { uid: true })) === false) {
    await client.mailboxCreate(afterwards.to)
    if ((await client.messageMove(range, afterwards.to, { uid: true })) === false) throw new Error(`cannot move to ${afterwards.to}`)
  }
}

/** The library speaks in dates; nobody else does. */
function instantOf(date: unknown): Temporal.Instant | undefined {
  if (typeof date === 'string') return Temporal.Instant.from(date)
  const milliseconds = Number(date)
  return date === undefined || Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds)
}

/** What the server said of an error, else what the error says of itself. */
export function mailboxTrouble(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'responseText' in error && typeof error.responseText === 'string' && error.responseText !== '' ? error.responseText : error.message
}

function refused(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  return (
    ('authenticationFailed' in error && error.authenticationFailed === true) || ('responseStatus' in error && error.responseStatus === 'NO')
  )
}
