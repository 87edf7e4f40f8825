import * as z from 'zod'
import type { Setting } from '#platform/settings.ts'

/** Tickets that one sender may open within an hour; the letters beyond are parked. */
export const floodLimit: Setting<number> = { key: 'email.flood-limit', schema: z.int().min(1).max(10_000), fallback: 20 }

const Server = z.object({ host: z.string(), port: z.int(), secure: z.boolean(), user: z.string(), password: z.string() })
export type OutgoingServer = z.infer<typeof Server>

/** Outgoing SMTP, its password sealed (base64); null: letters go to the outbox folder. */
export const outgoing: Setting<OutgoingServer | null> = { key: 'email.outgoing', schema: Server.nullable(), fallback: null }
