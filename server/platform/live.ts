import { sql } from 'kysely'
import pg from 'pg'
import type { AppEvent } from '#contract/events.ts'
import type { Reaction } from '#platform/events/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { log } from '#platform/log.ts'
import type { StoredEvent } from '#platform/work.ts'

const channel = 'opora_news'

/** What happened, as told to every node: ids only (a NOTIFY carries less than 8,000 bytes). */
export interface News {
  readonly subject: string
  readonly type: AppEvent['type']
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

/** Listens on one connection of its own; what the nodes announce comes in batches of one turn. Reconnects by itself. */
async function listen(url: string, hear: (news: readonly News[]) => void): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let client: pg.Client
  let batch: News[] = []
  const open = async () => {
    client = new pg.Client({ connectionString: url, application_name: 'opora live', keepAlive: true })
    client.on('error', (error) => {
      if (stopped) return
      log.warn({ error }, 'the live connection was cut; reconnecting')
      setTimeout(() => void open().catch(() => client.emit('error', new Error('no database'))), 1_000).unref()
    })
    client.on('notification', ({ payload }) => {
      const [subject, type, event] = JSON.parse(payload ?? '[]')
      if (batch.push({ subject, type, event }) === 1)
        setImmediate(() => {
          const told = batch
          batch = []
          hear(told)
        })
    })
    await client.connect()
    await client.query(`listen ${channel}`)
  }
  await open()
  return {
    stop: async () => {
      stopped = true
      await client.end()
    },
  }
}

export interface Hub {
  /** News from now on, until the signal. */
  readonly follow: (signal: AbortSignal) => AsyncIterable<readonly News[]>
  readonly stop: () => Promise<void>
}

/** One listener of a node, shared by all its streams and begun with the first. A stream that does not keep up is told to look at everything again (`news` empty). */
export function hub(url: string): Hub {
  const followers = new Set<Follower>()
  let ear: ReturnType<typeof listen> | undefined
  return {
    follow: async function* (signal) {
      await (ear ??= listen(url, (news) => followers.forEach((follower) => follower.push(news))))
      yield* follow(followers, signal)
    },
    stop: async () => {
      followers.forEach((follower) => follower.end())
      await (await ear)?.stop()
    },
  }
}

interface Follower {
  readonly push: (news: readonly News[]) => void
  readonly end: () => void
}

const most = 1_000

async function* follow(followers: Set<Follower>, signal: AbortSignal): AsyncGenerator<readonly News[]> {
  let waiting: News[] = []
  let wake = Promise.withResolvers<void>()
  let ended = signal.aborted
  const end = () => {
    ended = true
    wake.resolve()
  }
  let overflowed = false
  const follower: Follower = {
    push: (news) => {
      overflowed ||= waiting.length + news.length > most
      if (!overflowed) waiting.push(...news)
      wake.resolve()
    },
    end,
  }
  followers.add(follower)
  signal.addEventListener('abort', end, { once: true })
  try {
    while (!ended) {
      await wake.promise
      wake = Promise.withResolvers<void>()
      const news = overflowed ? [] : waiting
      waiting = []
      overflowed = false
      if (!ended) yield news
    }
  } finally {
    followers.delete(follower)
  }
}
