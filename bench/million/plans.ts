import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { performer } from '#platform/http/index.ts'
import { getTicket } from '#contract/tickets.ts'
import { ViewName, countViews, listTickets } from '#contract/worklists.ts'
import { allRoutes, openHouse } from '../../server/main.ts'
import { marked } from './words.ts'

interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

const folder = resolve(import.meta.dirname, '../plans')
/** Tables that grow with all work ever done: none is read from end to end by what people wait for. */
const growing = [
  'ticket',
  'stay',
  'text_version',
  'conversation',
  'participant',
  'message',
  'message_participant',
  'event',
  'clock',
  'ticket_conversation',
  'ticket_words',
  'timer',
]
const reader: Actor = { kind: 'system', job: 'bench' }

/** Keeps the plans of the hot reads in bench/plans and answers which of them scan a table that grows. */
export async function keepPlans(databaseUrl: string, dataFolder: string, tickets: number): Promise<string[]> {
  const { parts, close } = await openHouse({ databaseUrl, dataFolder, url: 'http://bench.test' }, { working: false })
  const call = performer(parts.house, allRoutes(parts))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ number: string }>('select number::text from ticket order by number offset 500 limit 1')
    const list = (query: Record<string, string>) => () => call(reader, listTickets, { query: { limit: '50', ...query } })
    const reads: Record<string, () => Promise<unknown>> = {
      'read with thread': () => call(reader, getTicket, { params: { ref: rows[0]?.number ?? '' } }),
      'list newest': list({ view: 'all', sort: 'newest' }),
      'list by due moment': list({ view: 'open', sort: 'due' }),
      'counts of views': () => call(reader, countViews),
      ...Object.fromEntries(ViewName.options.map((view) => [`view ${view}`, list({ view })])),
      'search for a word': list({ view: 'all', q: marked.common, sort: 'changed' }),
    }
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const scans: string[] = []
    for (const [what, read] of Object.entries(reads)) {
      const plans = await plansOf(client, await listen(read))
      await writeFile(
        resolve(folder, `${what.replaceAll(' ', '-')}.txt`),
        [`A desk of ${String(tickets)} tickets.`, ...plans].join('\n\n') + '\n',
      )
      for (const plan of plans)
        for (const [, table = ''] of plan.matchAll(/Seq Scan on (\w+)/g)) if (growing.includes(table)) scans.push(`${what}: ${table}`)
    }
    return scans
  } finally {
    await client.end()
    await close()
  }
}

/** What is asked of the database while this runs. */
async function listen(run: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = []
  const own = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  const heard = function (this: pg.Client, ...given: unknown[]): unknown {
    const [first, values = []] = given as [string | { text: string; values?: unknown[] }, unknown[]?]
    const text = typeof first === 'string' ? first : first.text
    if (/^\s*(?:select|with)/i.test(text)) asked.push({ text, values: typeof first === 'string' ? values : (first.values ?? values) })
    return Reflect.apply(own, this, given)
  }
  Reflect.set(pg.Client.prototype, 'query', heard)
  try {
    await run()
  } finally {
    Reflect.set(pg.Client.prototype, 'query', own)
  }
  return asked
}

/** Of queries that differ in their values only the first. */
async function plansOf(client: pg.Client, asked: readonly Asked[]): Promise<string[]> {
  const plans: string[] = []
  for (const { text, values } of new Map(asked.toReversed().map((one) => [one.text, one])).values()) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, [...values])
    plans.push(`${text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)}\n${rows.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}`)
  }
  return plans.toReversed()
}
