import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'

const folder = resolve(import.meta.dirname, '../../migrations')
const lock = 0x6f706f72 // "opor": one node migrates, the others wait

/** Brings a database forward through `server/migrations/NNNN-name.sql`, each once, in its own transaction. Answers the names applied. */
export async function migrate(url: string, upTo = '~'): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const done = new Map<string, string>(
      (await client.query('select name, sha256 from migration')).rows.map((row) => [row.name, row.sha256]),
    )
    const applied: string[] = []
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql') && file < upTo)
      .sort()) {
      const text = readFileSync(resolve(folder, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before !== undefined && before !== sha256) throw new Error(`migration ${name} was changed after it had been applied`)
      if (before !== undefined) continue
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}
