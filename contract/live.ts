import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { Present } from './presence.ts'
import { TicketId } from './ticket-words.ts'

const nothing = z.object({})

/**
 * `hello`: from now on all news is told. `ticket`: something happened to a ticket that the listener may read; `type` is the event of the log, or
 * `changed` where what happened is the desk's own business. `letters`: a letter was put aside, or somebody decided about one (for those who work tickets).
 * `presence`: who is on a ticket that the listener works, whenever that changes.
 * `again`: news was missed, look at everything again.
 */
export const LiveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('hello'), data: nothing }),
  z.object({ event: z.literal('ticket'), data: z.object({ id: TicketId, number: z.int(), type: z.string() }) }),
  z.object({ event: z.literal('presence'), data: z.object({ id: TicketId, people: z.array(Present) }) }),
  z.object({ event: z.literal('letters'), data: nothing }),
  z.object({ event: z.literal('again'), data: nothing }),
])

export const followNews = endpoint({
  method: 'GET',
  path: '/live',
  summary: 'News of the tickets one may read, as it happens (server-sent events)',
  access: 'signed-in',
  wire: 'stream',
  result: LiveEvent,
})
