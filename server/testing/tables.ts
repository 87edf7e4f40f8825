import type pg from 'pg'

const base: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  bool: 'boolean',
  timestamptz: 'Instant',
  date: 'string',
  jsonb: 'unknown',
  bytea: 'Buffer',
  xid8: 'string',
  tsvector: 'string',
  citext: 'string',
  inet: 'string',
}

/** The TypeScript of every table, as the migrated database has it; `check (column in (…))` becomes a closed union. */
export async function tablesOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(columns)
  const tables = Map.groupBy(rows, (row) => row.table)
  const body = [...tables].map(([table, found]) => `  ${table}: {\n${found.map(line).join('\n')}\n  }`).join('\n')
  return `// Written by tools/tables.ts from the migrations; a law compares them.
/* oxlint-disable max-lines -- as long as there are tables */
import type { ColumnType } from 'kysely'

type Instant = Temporal.Instant
/** The database gives it when an insert leaves it out. */
type Given<T> = ColumnType<T, T | undefined, T>
${body.includes('Made<') ? '/** The database alone writes it. */\ntype Made<T> = ColumnType<T, never, never>\n\n' : ''}export interface Tables {\n${body}\n}\n`
}

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  given: boolean
  made: boolean
  checks: string[]
}

const columns = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
    (a.atthasdef or a.attidentity <> '') and a.attgenerated = '' as given, a.attgenerated <> '' or a.attidentity = 'a' as made,
    coalesce((select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]), '{}') as checks
  from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'
  order by c.relname, a.attnum`

function line({ column, type, nullable, given, made, checks }: Column): string {
  const array = type.startsWith('_')
  const known = base[array ? type.slice(1) : type]
  if (!known) throw new Error(`${column}: no TypeScript for ${type}`)
  const bare = known === 'string' ? (union(checks) ?? known) : known
  const whole = `${array ? `${bare.includes('|') ? `(${bare})` : bare}[]` : bare}${nullable && bare !== 'unknown' ? ' | null' : ''}`
  return `    ${column}: ${made ? `Made<${whole}>` : given ? `Given<${whole}>` : whole}`
}

/** `CHECK ((status = ANY (ARRAY['new'::text, …])))` and the single-valued form. */
function union(checks: readonly string[]): string | undefined {
  for (const check of checks) {
    const listed = /^CHECK \(\((?:\w+) (?:= ANY|<@) \(?ARRAY\[(.+?)\]\)?\)\)$/.exec(check)?.[1]
    const values = listed?.match(/'((?:[^']|'')*)'/g)
    if (values) return values.join(' | ')
  }
  return undefined
}
