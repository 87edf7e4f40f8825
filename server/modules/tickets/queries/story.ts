import { sql } from 'kysely'
import type { Audience, Message } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { TicketEvent } from '#contract/ticket-events.ts'
import type { SpineItem } from '#contract/tickets.ts'
import { messagesOf } from '#modules/conversations'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Card } from '../hand-over.ts'
import { type Linked } from './conversations.ts'

type Item = Value<typeof SpineItem>
type Fact = Extract<Item, { item: 'fact' }>

/** What the requester may see beside what is written to him. */
const open = [
  'ticket.opened',
  'ticket.resolved',
  'ticket.confirmed',
  'ticket.verification-failed',
  'ticket.reopened',
  'ticket.closed',
  'ticket.rated',
]

/** Messages and facts of a ticket, oldest first. Whoever does not work it sees what is written to requesters, and the outline of the rest. */
export async function storyOf(
  db: Reader,
  ticket: string,
  { conversations, works, language }: { conversations: readonly Linked[]; works: boolean; language: 'ru' | 'en' },
): Promise<Item[]> {
  const audiences: Audience[] = works ? ['requester', 'internal', 'vendor'] : ['requester']
  const [messages, facts] = await Promise.all([
    messagesOf(
      db,
      conversations.map(({ id }) => id),
      { audiences },
    ),
    factsOf(db, ticket, works, language),
  ])
  return [...messages.map(spoken), ...facts].toSorted((a, b) => Temporal.Instant.compare(momentOf(a), momentOf(b)))
}

const spoken = (message: Value<typeof Message>): Item => ({ item: 'message', at: message.at, message })
const momentOf = ({ at }: Item): Temporal.Instant => at

interface EventRow {
  id: string
  at: Temporal.Instant
  recorded_at: Temporal.Instant
  actor: Fact['actor']
  job: string | null
  type: string
  data: object
}

async function factsOf(db: Reader, ticket: string, works: boolean, language: 'ru' | 'en'): Promise<Fact[]> {
  const which = works ? sql`true` : sql`type = any(${open})`
  const found = await rows<EventRow>(
    db,
    sql`select id, at, recorded_at, type, data, actor->>'job' as job,
        (select json_build_object('id', p.id, 'name', p.name) from person p where actor->>'kind' = 'person' and p.id = (actor->>'id')::uuid) as actor
      from event where subject = ${ticket} and type like 'ticket.%' and ${which} order by seq`,
  )
  const events = found.map((row) => ({ row, event: TicketEvent.parse({ ...row.data, type: row.type }) }))
  const known = await wordsOf(db, idsIn(events.map(({ event }) => (works ? event : publicPart(event)))), language)
  return events.map(({ row, event }) => {
    const shown = idsIn([works ? event : publicPart(event)])
    const pick = (words: ReadonlyMap<string, string>) =>
      Object.fromEntries(shown.flatMap((id) => (words.has(id) ? [[id, words.get(id) ?? '']] : [])))
    return {
      item: 'fact',
      id: row.id,
      at: row.at,
      recordedAt: row.recorded_at,
      actor: row.actor,
      job: row.job,
      event,
      texts: pick(known.texts),
      names: works ? pick(known.names) : {},
      card: 'card' in event && event.card !== null ? (known.cards.get(event.card) ?? null) : null,
    }
  })
}

/** The texts of an event that are the requester's own business. */
const publicPart = (event: TicketEvent): unknown => {
  if (event.type === 'ticket.opened') return event.title
  if (event.type === 'ticket.resolved' || event.type === 'ticket.verification-failed') return event.text
  return event.type === 'ticket.rated' ? event.comment : null
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g
const idsIn = (values: readonly unknown[]): string[] => [...new Set(JSON.stringify(values).match(uuid))]

interface Words {
  readonly texts: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly cards: ReadonlyMap<string, Card>
}

/** What the ids in events stand for. */
async function wordsOf(db: Reader, ids: readonly string[], language: 'ru' | 'en'): Promise<Words> {
  if (ids.length === 0) return { texts: new Map(), names: new Map(), cards: new Map() }
  const name = sql.ref(language === 'en' ? 'name_en' : 'name_ru')
  const among = sql`id = any(${ids}::uuid[])`
  const found = await rows<{ id: string; kind: 'text' | 'name' | 'card'; word: string; card: Card | null }>(
    db,
    sql`select id, 'text' as kind, text as word, null::json as card from text_version where ${among}
      union all select id, 'card', '', json_build_object('done', done, 'ruledOut', ruled_out, 'evidence', evidence, 'question', question,
          'tried', (select json_agg(json_build_object('check', k.id, 'made', (one->'made')::boolean, 'remark', one->>'remark',
            'text', json_build_object('ru', k.text_ru, 'en', k.text_en))) from jsonb_array_elements(tried) one join level_check k on k.id = (one->>'check')::uuid))
        from hand_over where ${among}
      union all select id, 'name', name, null from person where ${among}
      union all select id, 'name', name, null from organisation where ${among}
      union all select id, 'name', name, null from team where ${among}
      union all select id, 'name', ${name}, null from skill where ${among}
      union all select id, 'name', name, null from asset where ${among}
      union all select id, 'name', code, null from level where ${among}
      union all select id, 'name', ${name}, null from resolution_code where ${among}
      union all select id, 'name', ${name}, null from service where ${among}
      union all select id, 'name', ${name}, null from category where ${among}
      union all select id, 'name', '#' || number, null from ticket where ${among}`,
  )
  const of = (kind: string) => new Map(found.filter((one) => one.kind === kind).map(({ id, word }) => [id, word]))
  return { texts: of('text'), names: of('name'), cards: new Map(found.flatMap(({ id, card }) => (card ? [[id, said(card)]] : []))) }
}

/** A card of a level that had nothing to try says nothing of it. */
function said({ tried, ...card }: Omit<Card, 'tried'> & { tried?: Card['tried'] | null }): Card {
  return tried ? { ...card, tried } : card
}
