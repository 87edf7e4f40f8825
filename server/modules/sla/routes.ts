import { getTicketClocks } from '#contract/ticket-clocks.ts'
import { readableTicket } from '#modules/tickets'
import { type Route, read } from '#platform/http/index.ts'
import { clocksOfTicket } from './queries/clocks.ts'

export const routes: readonly Route[] = [
  read(getTicketClocks, async ({ db, actor, params, at }) => ({
    at,
    clocks: await clocksOfTicket(db, await readableTicket(db, actor, params.ref), at),
  })),
]
