import type pg from 'pg'

/** What is taken off tables while they are filled: indexes that no constraint needs, and references. */
export interface Bared {
  readonly drop: readonly string[]
  readonly restore: readonly string[]
}

export async function bare(client: pg.Client, tables: readonly string[]): Promise<Bared> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
        and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [tables],
  )
  const { rows: references } = await client.query<{ place: string; name: string; definition: string }>(
    `select k.conrelid::regclass::text as place, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and c.relname = any($1) and c.relnamespace = 'public'::regnamespace`,
    [tables],
  )
  return {
    drop: [
      ...references.map(({ place, name }) => `alter table ${place} drop constraint "${name}"`),
      ...indexes.map(({ name }) => `drop index ${name}`),
    ],
    restore: [
      ...indexes.map(({ definition }) => definition),
      ...references.map(({ place, name, definition }) => `alter table ${place} add constraint "${name}" ${definition}`),
    ],
  }
}
