import { setTimeout as sleep } from 'node:timers/promises'
import { mayRead, ticketScope } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import type { StreamItem } from '#platform/http/index.ts'
import type { Hub, News } from '#platform/live.ts'

type Scope = Awaited<ReturnType<typeof ticketScope>>[number]

/** Rights are those of the moment the stream was opened: it ends after a while, and the browser opens another. */
const longest = 5 * 60_000

/** News of the tickets that this actor may read, and of no others. */
export async function* newsFor(hub: Hub, db: Reader, actor: Actor, closed: AbortSignal): AsyncGenerator<StreamItem> {
  const signal = AbortSignal.any([closed, AbortSignal.timeout(longest)])
  yield { event: 'hello', data: {} }
  for await (const news of hub.follow(signal)) {
    if (news.length === 0) yield { event: 'everything', data: {} }
    for (const { subject, type } of await readable(db, actor, news)) yield { event: 'ticket', data: { id: subject, type } }
  }
}

async function readable(db: Reader, actor: Actor, news: readonly News[]): Promise<News[]> {
  const ofTickets = news.filter(({ type }) => type.startsWith('ticket.'))
  const scopes = await scopesOf(db, new Set(ofTickets.map(({ subject }) => subject)))
  return ofTickets.filter(({ subject }) => {
    const scope = scopes.get(subject)
    return scope !== undefined && mayRead(actor, scope)
  })
}

/** Asked once for all streams of a node: they hear the same news in the same moment. */
const lately = new Map<string, Promise<Scope | undefined>>()

async function scopesOf(db: Reader, ids: ReadonlySet<string>): Promise<Map<string, Scope>> {
  const unknown = [...ids].filter((id) => !lately.has(id))
  if (unknown.length > 0) {
    const found = ticketScope(db, unknown)
    for (const id of unknown)
      lately.set(
        id,
        found.then((scopes) => scopes.find((scope) => scope.id === id)),
      )
    void sleep(50).then(() => unknown.forEach((id) => lately.delete(id)))
  }
  const known = await Promise.all([...ids].map(async (id) => [id, await lately.get(id)] as const))
  return new Map(known.flatMap(([id, scope]) => (scope ? [[id, scope] as const] : [])))
}
