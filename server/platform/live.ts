import { sql } from 'kysely'
import pg from 'pg'
import type { AppEvent } from '#contract/events.ts'
import type { Reaction } from '#platform/events/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { log } from '#platform/log.ts'
import type { StoredEvent } from '#platform/work.ts'

const channel = 'opora_news'
const presenceChannel = 'opora_presence'

/** What happened, as told to every node: ids only (a NOTIFY carries less than 8,000 bytes). */
export interface News {
  readonly subject: string
  /** `presence`: who is on a ticket has changed; no event of the log. */
  readonly type: AppEvent['type'] | 'presence'
  readonly event: string
}

/** A reader of the log that tells all nodes of each batch after it was committed. */
export const announce: Reaction = {
  name: 'live',
  on: 'everything',
  react: async (work, event) => tell(work.tx, [event]),
  reactToAll: async (work, events) => tell(work.tx, events),
}

async function tell(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  const lines = events.map(({ id, subject, event }) => JSON.stringify([subject, event.type, id]))
  await sql`select pg_notify(${channel}, line) from unnest(${lines}::text[]) as line`.execute(tx)
}

/** Tells every node, once the transaction is through, that somebody came to the ticket, writes on it or left it. */
export async function tellPresence(tx: Tx, ticket: string): Promise<void> {
  await sql`select pg_notify(${presenceChannel}, ${ticket})`.execute(tx)
}

/** Listens on one connection of its own; what the nodes announce comes in batches of one turn. Reconnects by itself; then news may have been `missed`. */
async function listen(url: string, hear: (news: readonly News[]) => void, missed: () => void): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let client: pg.Client | undefined
  let batch: News[] = []
  const open = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'opora live', keepAlive: true })
    // A connection that is cut says so more than once; one that never opened rejects below.
    next.on('error', (error) => {
      if (stopped || client !== next) return
      client = undefined
      log.warn({ error }, 'the live connection was cut; reconnecting')
      openLater()
    })
    next.on('notification', ({ channel: from, payload }) => {
      const [subject, type, event] = from === presenceChannel ? [payload ?? '', 'presence', ''] : JSON.parse(payload ?? '[]')
      if (batch.push({ subject, type, event }) === 1)
        setImmediate(() => {
          const told = batch
          batch = []
          hear(told)
        })
    })
    await next.connect()
    await next.query(`listen ${channel}; listen ${presenceChannel}`)
    client = next
    if (stopped) await next.end()
  }
  const openLater = () =>
    void setTimeout(() => {
      if (!stopped) void open().then(missed, openLater)
    }, 1_000).unref()
  await open()
  return {
    stop: async () => {
      stopped = true
      await client?.end()
    },
  }
}

export interface Hub {
  /** News from now on, until the signal; the promise is kept once nothing is missed any more. */
  readonly follow: (signal: AbortSignal) => Promise<AsyncIterable<readonly News[]>>
  readonly stop: () => Promise<void>
}

/** One listener of a node shared by all who follow; it opens with the first of them. */
export function hub(url: string): Hub {
  const fan = openFan<News>()
  let ear: ReturnType<typeof listen> | undefined
  return {
    follow: async (signal) => {
      const news = fan.follow(signal)
      ear ??= listen(url, fan.push, fan.miss)
      await ear.catch((error: unknown) => {
        ear = undefined
        throw error
      })
      return news
    },
    stop: async () => {
      fan.end()
      const opened = await ear?.catch(() => undefined)
      ear = undefined
      await opened?.stop()
    },
  }
}

/** What one tells many. An empty batch says that something was missed: look at everything again. */
export interface Fan<T> {
  readonly push: (items: readonly T[]) => void
  readonly miss: () => void
  /** Everything that is pushed from this call on, until the signal or the end. */
  readonly follow: (signal: AbortSignal) => AsyncIterable<readonly T[]>
  readonly isFollowed: () => boolean
  readonly end: () => void
}

const most = 1_000

export function openFan<T>(): Fan<T> {
  const followers = new Set<Follower<T>>()
  let ended = false
  return {
    push: (items) => followers.forEach((follower) => follower.push(items)),
    miss: () => followers.forEach((follower) => follower.miss()),
    follow: (signal) => {
      const follower = openFollower<T>()
      if (ended || signal.aborted) follower.end()
      else followers.add(follower)
      const leave = () => {
        followers.delete(follower)
        follower.end()
      }
      signal.addEventListener('abort', leave, { once: true })
      return drain(follower, leave)
    },
    isFollowed: () => followers.size > 0,
    end: () => {
      ended = true
      followers.forEach((follower) => follower.end())
    },
  }
}

interface Follower<T> {
  readonly push: (items: readonly T[]) => void
  readonly miss: () => void
  readonly end: () => void
  /** What has come, once something has; undefined at the end. */
  readonly take: () => Promise<readonly T[] | undefined>
}

function openFollower<T>(): Follower<T> {
  let waiting: T[] = []
  let missed = false
  let ended = false
  let wake = Promise.withResolvers<void>()
  const miss = () => {
    missed = true
    waiting = []
    wake.resolve()
  }
  return {
    push: (items) => {
      if (items.length === 0) return
      // Whoever does not keep up is told to look at everything again.
      if (missed || waiting.length + items.length > most) return miss()
      waiting.push(...items)
      wake.resolve()
    },
    miss,
    end: () => {
      ended = true
      wake.resolve()
    },
    take: async () => {
      if (!ended) await wake.promise
      wake = Promise.withResolvers()
      const items = waiting
      waiting = []
      missed = false
      return ended ? undefined : items
    },
  }
}

async function* drain<T>({ take }: Follower<T>, leave: () => void): AsyncGenerator<readonly T[]> {
  try {
    for (let items = await take(); items; items = await take()) yield items
  } finally {
    leave()
  }
}
