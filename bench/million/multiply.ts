import pg from 'pg'
import type { Row, Table, Token } from './block.ts'
import { copyInto } from './copy.ts'
import { type Writer, writer } from './words.ts'
import { organisations, perOrganisation } from './world.ts'

/** Ids, names and addresses by place, as they stand in the database. */
export interface Places {
  readonly persons: readonly string[]
  readonly organisations: readonly string[]
  readonly names: readonly string[]
}

interface Copy {
  /** By how much everything lies earlier. */
  readonly shift: number
  /** By how many clients everybody is another. */
  readonly turn: number
  readonly firstNumber: number
  readonly numbers: ReadonlyMap<number, number>
  readonly write: Writer
  readonly places: Places
}

const hex = (ms: number) => {
  const text = ms.toString(16).padStart(12, '0')
  return `${text.slice(0, 8)}-${text.slice(8)}`
}
const day = 86_400_000
const dates = new Map<number, string>()
const two = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** As ISO 8601. There are a hundred million of them: only the date is asked of Temporal, once a day. */
function isoOf(ms: number): string {
  const date = Math.floor(ms / day)
  let text = dates.get(date)
  if (text === undefined) {
    text = Temporal.Instant.fromEpochMilliseconds(date * day)
      .toString()
      .slice(0, 11)
    dates.set(date, text)
  }
  const rest = ms - date * day
  const [hours, minutes, seconds] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60]
  return `${text}${two[hours] ?? ''}:${two[minutes] ?? ''}:${two[seconds] ?? ''}.${String(rest % 1000).padStart(3, '0')}Z`
}

function fill(token: Token, { shift, turn, firstNumber, numbers, write, places }: Copy): string {
  switch (token.kind) {
    case 'id':
      return hex(token.ms + shift) + token.rest
    case 'iso':
    case 'moment':
      return isoOf(token.ms + shift)
    case 'epoch':
      return String(token.ms + shift)
    case 'organisation':
      return places.organisations[(token.place + turn) % organisations] ?? ''
    case 'person':
      return places.persons[moved(token.place, turn)] ?? ''
    case 'name':
      return places.names[moved(token.place, turn)] ?? ''
    case 'address': {
      const place = moved(token.place, turn)
      return `p${String(place % perOrganisation)}@client${String(Math.floor(place / perOrganisation))}.example`
    }
    case 'number':
      return String(firstNumber + (numbers.get(token.n) ?? 0))
    case 'text':
      return write.text(token.length)
  }
}

const moved = (place: number, turn: number) => (place + turn * perOrganisation) % (organisations * perOrganisation)

function filled(row: Row, copy: Copy): string {
  let line = ''
  for (const piece of row) line += typeof piece === 'string' ? piece : fill(piece, copy)
  return line
}

export interface Plan {
  readonly tables: readonly Table[]
  readonly copies: number
  /** How much earlier the n-th copy lies, in milliseconds; negative. */
  readonly shiftOf: (n: number) => number
  readonly firstNumber: number
  readonly seed: number
}

/** Of one table so much is gathered before it is sent. */
const chunkSize = 1 << 20

/** Copies of a block, the oldest first, table after table on two connections at once. Answers how many rows there are. */
export async function multiply(url: string, plan: Plan, places: Places, told: (done: number) => void): Promise<number> {
  const numbers = new Map(
    (plan.tables.find(({ name }) => name === 'ticket')?.rows ?? []).map((row, n) => {
      const token = row.find((piece) => typeof piece !== 'string' && piece.kind === 'number')
      return [typeof token === 'object' && token.kind === 'number' ? token.n : 0, n] as const
    }),
  )
  const perCopy = numbers.size
  const copyOf = (n: number, table: number): Copy => ({
    shift: plan.shiftOf(n),
    turn: n % organisations,
    firstNumber: plan.firstNumber + n * perCopy,
    numbers,
    write: writer(plan.seed + n * 64 + table),
    places,
  })
  const batch = 100
  let rows = 0
  const clients = await Promise.all([open(url), open(url)])
  try {
    for (let from = 0; from < plan.copies; from += batch) {
      const to = Math.min(plan.copies, from + batch)
      // The biggest first, so that both connections end at the same time.
      const queue = plan.tables.map((table, index) => ({ table, index })).toSorted((a, b) => b.table.rows.length - a.table.rows.length)
      await Promise.all(
        clients.map(async (client) => {
          for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const { table, index } = next
            rows += table.rows.length * (to - from)
            await copyInto(
              client,
              statementOf(table),
              chunksOf(table, from, to, (n) => copyOf(n, index)),
            )
          }
        }),
      )
      told(to)
    }
  } finally {
    await Promise.all(clients.map(async (client) => client.end()))
  }
  return rows
}

const statementOf = ({ name, columns }: Table) => `copy "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`

function* chunksOf(table: Table, from: number, to: number, copyOf: (n: number) => Copy): Generator<string> {
  let chunk = ''
  for (let n = from; n < to; n++) {
    const copy = copyOf(n)
    for (const row of table.rows) {
      chunk += filled(row, copy)
      if (chunk.length < chunkSize) continue
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'")
  return client
}
