import type pg from 'pg'

/** A place in a row that is another in each copy. */
export type Token =
  | { readonly kind: 'id'; readonly ms: number; readonly rest: string }
  | { readonly kind: 'iso' | 'moment' | 'epoch'; readonly ms: number }
  | { readonly kind: 'person' | 'organisation' | 'address' | 'name'; readonly place: number }
  | { readonly kind: 'number'; readonly n: number }
  | { readonly kind: 'text'; readonly length: number }
export type Row = readonly (string | Token)[]
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** Who asks: in a copy the same place of another client. */
export interface Pool {
  readonly persons: ReadonlyMap<string, number>
  readonly organisations: ReadonlyMap<string, number>
  readonly names: ReadonlyMap<string, number>
  readonly addresses: ReadonlyMap<string, number>
}

/** Rows of these tell how far somebody has read, or of the desk itself: no copy has them. */
const apart = new Set([
  'log_reader',
  'parked_reaction',
  'setting',
  'migration',
  'house',
  'person',
  'organisation',
  'address',
  'recurrence',
  'mail_look',
])

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/
const iso = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/
const moment = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00/
const epoch = /\b1[67]\d{11}\b/
const address = /\bp\d@client\d+\.example\b/
const any = new RegExp([uuid, iso, moment, epoch, address].map(({ source }) => `(${source})`).join('|'), 'g')

/** All columns that can be written, in their order. */
async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1
      and is_generated = 'NEVER' and is_identity = 'NO' and data_type <> 'xid8' order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** What transactions from this one on have written, table by table, with what must differ in a copy cut out. */
export async function cutBlock(
  client: pg.Client,
  { since, until }: { since: string; until: string },
  known: ReadonlySet<string>,
  pool: Pool,
): Promise<Table[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const tables: Table[] = []
  for (const { name } of names) {
    if (apart.has(name)) continue
    const columns = await columnsOf(client, name)
    const list = columns.map((column) => `"${column}"::text`).join(', ')
    const { rows } = await client.query<{ cells: (string | null)[] }>(
      `select array[${list}] as cells from "${name}" where xmin::text::bigint >= $1 and xmin::text::bigint < $2${name === 'event' ? ' order by seq' : ''}`,
      [since, until],
    )
    if (rows.length > 0) tables.push({ name, columns, rows: rows.map(({ cells }) => cut(name, columns, cells, known, pool)) })
  }
  return tables
}

/** The columns that bear what somebody wrote; it is said anew in each copy. */
const written = new Set(['message.text', 'text_version.text', 'hand_over.done', 'hand_over.question', 'hand_over.ruled_out'])

function cut(table: string, columns: readonly string[], cells: readonly (string | null)[], known: ReadonlySet<string>, pool: Pool): Row {
  const pieces: (string | Token)[] = []
  const push = (piece: string | Token) => {
    const last = pieces.length - 1
    if (typeof piece === 'string' && typeof pieces[last] === 'string') pieces[last] += piece
    else pieces.push(piece)
  }
  cells.forEach((cell, n) => {
    if (n > 0) push('\t')
    const column = `${table}.${columns[n] ?? ''}`
    if (cell === null) push('\\N')
    else if (written.has(column) && cell.length > 0) push({ kind: 'text', length: cell.length })
    else if (column === 'ticket.number') push({ kind: 'number', n: Number(cell) })
    else for (const piece of cutText(cell, known, pool)) push(typeof piece === 'string' ? escape(piece) : piece)
  })
  push('\n')
  return pieces
}

const escape = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')

function* cutText(text: string, known: ReadonlySet<string>, pool: Pool): Generator<string | Token> {
  const named = pool.names.get(text)
  if (named !== undefined) return yield { kind: 'name', place: named }
  let from = 0
  const opened = /"number": (\d+)/.exec(text)
  for (const found of text.matchAll(any)) {
    if (opened && found.index > opened.index && from <= opened.index) {
      yield text.slice(from, opened.index + 10)
      yield { kind: 'number', n: Number(opened[1]) }
      from = opened.index + opened[0].length
    }
    yield text.slice(from, found.index)
    yield tokenOf(found[0], known, pool)
    from = found.index + found[0].length
  }
  yield text.slice(from)
}

function tokenOf(found: string, known: ReadonlySet<string>, pool: Pool): string | Token {
  const place = pool.persons.get(found)
  if (place !== undefined) return { kind: 'person', place }
  const client = pool.organisations.get(found)
  if (client !== undefined) return { kind: 'organisation', place: client }
  const mail = pool.addresses.get(found)
  if (mail !== undefined) return { kind: 'address', place: mail }
  if (/^\d{13}$/.test(found)) return { kind: 'epoch', ms: Number(found) }
  if (found.includes('T')) return { kind: 'iso', ms: Temporal.Instant.from(found).epochMilliseconds }
  if (found.includes(' '))
    return { kind: 'moment', ms: Temporal.Instant.from(found.replace(' ', 'T').replace('+00', 'Z')).epochMilliseconds }
  if (known.has(found)) return found
  return { kind: 'id', ms: Number.parseInt(found.slice(0, 8) + found.slice(9, 13), 16), rest: found.slice(13) }
}

/** Every id that stands anywhere before a block is lived. */
export async function knownIds(client: pg.Client): Promise<Set<string>> {
  const known = new Set<string>()
  const { rows: names } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  for (const { name } of names) {
    const { rows } = await client.query<{ row: string }>(`select x::text as row from "${name}" x`)
    for (const { row } of rows) for (const [id] of row.matchAll(new RegExp(uuid.source, 'g'))) known.add(id)
  }
  return known
}
