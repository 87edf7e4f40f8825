import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** What this node alone does, of all nodes on the database: PostgreSQL's advisory locks, all on one session of their own. */
export interface NodeLocks {
  /** False when another node has it. */
  readonly take: (name: string) => Promise<boolean>
  readonly release: (name: string) => Promise<void>
  /** Aborted when the session broke: nothing is ours any more. */
  readonly lost: AbortSignal
  readonly close: () => Promise<void>
}

// Any number, the same on all nodes; the hash of the name is the other half of the key.
const space = 7_301_875

export async function openNodeLocks(url: string): Promise<NodeLocks> {
  const client = new pg.Client({ connectionString: url, application_name: 'opora locks', keepAlive: true })
  const broken = new AbortController()
  client.on('error', () => broken.abort())
  client.on('end', () => broken.abort())
  await client.connect()
  return {
    take: async (name) => {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as ours', [space, name])
      return rows[0]?.ours === true
    },
    release: async (name) => {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [space, name])
    },
    lost: broken.signal,
    // A session that hangs must not keep the node from ending.
    close: async () => {
      await Promise.race([client.end().catch(() => undefined), sleep(2_000, undefined, { ref: false })])
    },
  }
}
