import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PublicText, ServiceChip } from './major-words.ts'
import { TicketId } from './ticket-words.ts'

/** For requesters: the public sentence, and nothing else of the major incident. */
export const listKnownOutages = endpoint({
  method: 'GET',
  path: '/portal/known-outages',
  summary: 'Outages that the desk knows of and that touch me',
  access: 'ticket.create',
  result: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        services: z.array(ServiceChip),
        publicText: PublicText,
        since: Instant,
        /** My ticket that is part of it. */
        mine: z.int().nullable(),
      }),
    ),
  }),
})
export const sayMeToo = endpoint({
  method: 'POST',
  path: '/portal/known-outages/:id/me-too',
  summary: 'Say that a known outage concerns me too: a ticket of mine becomes part of it',
  access: 'ticket.create',
  params: z.object({ id: z.uuid() }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: ['not-found', 'portal.too-many'],
})
