import pg from 'pg'
import { request } from './http.ts'
import { type Measured, measure } from './measure.ts'

interface Given {
  readonly client: pg.Client
  readonly databaseUrl: string
  readonly token: string
  readonly seconds: number
  readonly askers: readonly string[]
  readonly numbers: readonly string[]
}
interface Statement {
  readonly name: string
  readonly text: string
  readonly cells: readonly (string | null)[]
}

/**
 * The least that a database must do for the same: the very rows that one act of the desk wrote, by prepared statements of our hand, one for each kind of
 * row, in one transaction; and all of them in one statement. Without the desk and without HTTP; durable as the desk is.
 */
export async function limits({ client, databaseUrl, token, seconds, askers, numbers }: Given): Promise<Measured[]> {
  const body = { title: 'Предел', text: 'Что записывает одна заявка', requester: { person: askers[0] }, channel: 'phone' }
  const { id } = JSON.parse((await request(token, 'POST', '/tickets', body)).text) as { id: string }
  const statements = await rowsOf(client, id)
  const clients = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const one = new pg.Client({ connectionString: databaseUrl })
      await one.connect()
      return one
    }),
  )
  const renewed = renewing(statements)
  // Above every number that there is: a desk is measured more than once.
  const { rows: last } = await client.query<{ number: string }>('select greatest(max(number), 1000000000)::text as number from ticket')
  let number = Number(last[0]?.number) + 1
  const many = async (_: number, caller: number) => {
    const [one, act] = [clients[caller], number++]
    await one?.query('begin')
    for (const { name, text, cells } of statements) await one?.query({ name, text, values: renewed(cells, act) })
    await one?.query('commit')
    return 0
  }
  const whole = inOne(statements)
  const single = async (_: number, caller: number) => {
    await clients[caller]?.query({ name: 'whole', text: whole.text, values: renewed(whole.cells, number++) })
    return 0
  }
  const reads = [
    'select * from ticket where number = $1',
    'select s.* from stay s join ticket t on t.id = s.ticket_id where t.number = $1 order by s.n',
    'select m.* from message m join ticket_conversation c using (conversation_id) join ticket t on t.id = c.ticket_id where t.number = $1 order by m.at',
    'select e.* from event e join ticket t on t.id = e.subject where t.number = $1 order by e.seq',
  ]
  const read = async (turn: number, caller: number) => {
    for (const [n, text] of reads.entries())
      await clients[caller]?.query({ name: `read ${String(n)}`, text, values: [numbers[turn % numbers.length]] })
    return 0
  }
  const list = async (_: number, caller: number) => {
    await clients[caller]?.query({ name: 'list', text: 'select * from ticket order by opened_at desc, id desc limit 50' })
    return 0
  }
  try {
    const found: Measured[] = []
    const acts = { 'limit: create': many, 'limit: create, one statement': single, 'limit: read': read, 'limit: list newest': list }
    for (const [what, act] of Object.entries(acts)) for (const callers of [1, 8]) found.push(await measure(what, callers, seconds, act))
    return found
  } finally {
    await Promise.all(clients.map(async (one) => one.end()))
  }
}

/** What the transaction of this ticket wrote, a statement for each kind of row. */
async function rowsOf(client: pg.Client, ticket: string): Promise<Statement[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('log_reader') order by array_position(array['conversation', 'participant', 'message', 'text_version', 'ticket']::text[], table_name) nulls last, 1`,
  )
  const statements: Statement[] = []
  for (const { name } of names) {
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' and a.atttypid <> 'xid8'::regtype order by a.attnum`,
      [name],
    )
    const cells = columns.map((column) => `"${column.name}"::text`).join(', ')
    const { rows } = await client.query<{ cells: (string | null)[] }>(
      `select array[${cells}] as cells from "${name}" where xmin = (select xmin from stay where ticket_id = $1 and n = 1)`,
      [ticket],
    )
    if (rows.length === 0) continue
    let at = 0
    const values = rows.map(() => `(${columns.map(({ type }) => `$${String(++at)}::${type}`).join(', ')})`)
    const text = `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) values ${values.join(', ')}`
    statements.push({ name: `limit ${name}`, text, cells: rows.flatMap((row) => row.cells) })
  }
  if (!statements.some(({ name }) => name === 'limit ticket')) throw new Error('the rows of a ticket are not found')
  return statements
}

function inOne(statements: readonly Statement[]): { text: string; cells: (string | null)[] } {
  let shift = 0
  const parts = statements.map(({ text, cells }, n) => {
    const moved = text.replaceAll(/\$(\d+)/g, (_, place: string) => `$${String(Number(place) + shift)}`)
    shift += cells.length
    return `w${String(n)} as (${moved})`
  })
  return { text: `with ${parts.join(', ')} select 1`, cells: statements.flatMap(({ cells }) => cells) }
}

/** The same cells for another ticket: ids that were made with the first one, and its number, are made anew. */
function renewing(statements: readonly Statement[]): (cells: readonly (string | null)[], act: number) => (string | null)[] {
  const all = statements.flatMap(({ cells }) => cells).filter((cell) => cell !== null)
  const young = Temporal.Now.instant().epochMilliseconds - 60_000
  const madeAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const ids = new Set(
    all
      .flatMap((cell) => cell.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])
      .filter((id) => madeAt(id) > young),
  )
  const own = /"number": (\d+)/.exec(all.join(' '))?.[1] ?? ''
  const any = new RegExp([...ids, `\\b${own}\\b`].join('|'), 'g')
  return (cells, act) => {
    const mark = act.toString(16).padStart(12, '0')
    return cells.map((cell) => cell?.replaceAll(any, (found) => (found === own ? String(act) : found.slice(0, 24) + mark)) ?? null)
  }
}
