import { sql } from 'kysely'
import * as z from 'zod'
import type { AppEvent } from '#contract/events.ts'
import type { Value } from '#contract/endpoint.ts'
import { Present, type PresentOn } from '#contract/presence.ts'
import type { followNews } from '#contract/live.ts'
import { type Scope, mayRead, mayWork, presentOn, ticketScope } from '#modules/tickets'
import { type Actor, isPerson, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { StreamCall, StreamItem } from '#platform/http/index.ts'
import { type Fan, type Hub, type News, openFan } from '#platform/live.ts'
import { log } from '#platform/log.ts'
import { ofLetters, rightsChanged, wordForRequester } from '../news.ts'

type Type = AppEvent['type']
type Ticket = Scope & { readonly number: number }
/** Somebody's rights may have changed (`null`: anybody's), something happened to a ticket, or to letters put aside. */
type People = Value<typeof PresentOn>['people']
type Told =
  | { readonly rightsOf: string | null }
  | { readonly letters: true }
  | { readonly ticket: Ticket; readonly type: Type }
  | { readonly ticket: Ticket; readonly people: People }
type Call = StreamCall<typeof followNews>

/** Streams of news. Who may hear of what is read once per batch, for all streams of the node. */
export function newsStreams(db: Reader, hub: Hub): (call: Call) => AsyncIterable<StreamItem> {
  const fan = openFan<Told>()
  let pumping: Promise<void> | undefined
  const begin = async () => {
    const news = await hub.follow(new AbortController().signal)
    void pump(db, news, fan).finally(fan.end)
  }
  const ready = () => (pumping ??= begin().catch(giveUp))
  const giveUp = (error: unknown) => {
    pumping = undefined
    throw error
  }
  return (call) => tell(call, fan, ready)
}

async function pump(db: Reader, news: AsyncIterable<readonly News[]>, fan: Fan<Told>): Promise<void> {
  for await (const batch of news) {
    if (!fan.isFollowed()) continue
    try {
      if (batch.length === 0) fan.miss()
      else fan.push(await enrich(db, batch))
    } catch (error) {
      log.warn({ error }, 'news could not be told; all are asked to look again')
      fan.miss()
    }
  }
}

/** News of tickets, and of messages to those who work the tickets that hear them. */
async function enrich(db: Reader, all: readonly News[]): Promise<Told[]> {
  const batch = all.flatMap(({ type, ...news }) => (type === 'presence' ? [] : [{ ...news, type }]))
  const moved = [...new Set(all.flatMap(({ type, subject }) => (type === 'presence' ? [subject] : [])))]
  return [...(await enrichEvents(db, batch)), ...(moved.length === 0 ? [] : await enrichPresence(db, moved))]
}

async function enrichPresence(db: Reader, moved: readonly string[]): Promise<Told[]> {
  const tickets = new Map((await ticketScope(db, moved)).map((one) => [one.id, one]))
  return (await presentOn(db, moved)).flatMap(({ ticket: id, people }) => {
    const ticket = tickets.get(id)
    return ticket ? [{ ticket, people }] : []
  })
}

type Logged = News & { readonly type: Type }

async function enrichEvents(db: Reader, batch: readonly Logged[]): Promise<Told[]> {
  const rights = batch.flatMap(({ subject, type }) => {
    const rightsOf = rightsChanged(subject, type)
    return rightsOf === undefined ? [] : [{ rightsOf }]
  })
  const isOfTicket = ({ type }: Logged) => /^(ticket|change|problem|known-error|major|review|stakeholder|update)\./.test(type)
  const ofTickets = batch.filter(isOfTicket).map(({ subject, type }) => ({ ticket: subject, type }))
  const happened = [...ofTickets, ...(await heardByTickets(db, batch))]
  const others: Told[] = batch.some(({ type }) => ofLetters.has(type)) ? [...rights, { letters: true }] : rights
  if (happened.length === 0) return others
  const tickets = new Map((await ticketScope(db, [...new Set(happened.map(({ ticket }) => ticket))])).map((one) => [one.id, one]))
  const told = happened.flatMap(({ ticket, type }) => {
    const found = tickets.get(ticket)
    return found ? [{ ticket: found, type }] : []
  })
  return [...others, ...told]
}

async function heardByTickets(db: Reader, batch: readonly Logged[]): Promise<{ ticket: string; type: Type }[]> {
  const messages = batch.filter(({ type }) => type.startsWith('message.'))
  if (messages.length === 0) return []
  const links = await rows<{ ticket: string; conversation: string }>(
    db,
    sql`select ticket_id as ticket, conversation_id as conversation from ticket_conversation
      where conversation_id = any(${[...new Set(messages.map(({ subject }) => subject))]}::uuid[]) and unlinked_at is null`,
  )
  return messages.flatMap(({ subject, type }) =>
    links.filter(({ conversation }) => conversation === subject).map(({ ticket }) => ({ ticket, type })),
  )
}

const minute = 60_000

/** One stream: it begins once nothing is missed any more, and ends when its listener may not be here any more. */
async function* tell({ actor, actorNow, signal }: Call, fan: Fan<Told>, ready: () => Promise<void>): AsyncGenerator<StreamItem> {
  const over = new AbortController()
  const items = fan.follow(AbortSignal.any([signal, over.signal]))
  let listener = actor
  const lookAgain = async () => {
    listener = await actorNow()
  }
  const timer = setInterval(() => void lookAgain().catch(() => over.abort()), minute)
  try {
    await ready()
    yield { event: 'hello', data: {} }
    for await (const batch of items) {
      const isOther = batch.some((one) => 'rightsOf' in one && (one.rightsOf === null || isPerson(listener, one.rightsOf)))
      if (isOther) await lookAgain()
      if (isOther || batch.length === 0) yield { event: 'again', data: {} }
      yield* newsFor(listener, batch)
    }
  } finally {
    clearInterval(timer)
    over.abort()
  }
}

/** Of a batch what the listener may hear, each once. */
function newsFor(listener: Actor, batch: readonly Told[]): StreamItem[] {
  const found = new Map<string, StreamItem>()
  for (const one of batch) {
    if ('letters' in one && may(listener, 'ticket.work')) found.set('letters', { event: 'letters', data: {} })
    if (!('ticket' in one)) continue
    const { id, number } = one.ticket
    if ('people' in one) {
      if (mayWork(listener, one.ticket))
        found.set(`${id} presence`, { event: 'presence', data: { id, people: one.people.map((each) => z.encode(Present, each)) } })
      continue
    }
    const type = wordFor(listener, one.ticket, one.type)
    if (type !== undefined) found.set(`${id} ${type}`, { event: 'ticket', data: { id, number, type } })
  }
  return [...found.values()]
}

function wordFor(listener: Actor, ticket: Ticket, type: Type): string | undefined {
  if (mayWork(listener, ticket)) return type
  return mayRead(listener, ticket) ? wordForRequester(type) : undefined
}
