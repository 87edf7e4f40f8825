import * as z from 'zod'
import { Instant, Line } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'
import { TicketRef, Urgency } from './ticket-words.ts'

/** Where something stands in an alert: `labels.alertname`, `alerts.0.status`. Empty: nowhere. */
const AlertPath = z.string().trim().max(200)

/** How a source says things. `list`: where its alerts stand, if one call brings several; the other paths begin at each of them, else at the whole. */
export const AlertMapping = z.object({
  list: AlertPath,
  /** What is the same in every word about one trouble. */
  key: AlertPath.min(1),
  title: AlertPath.min(1),
  text: AlertPath,
  severity: AlertPath,
  /** By name, in either language. */
  service: AlertPath,
  /** By name or inventory number. */
  asset: AlertPath,
  state: AlertPath,
  /** Words of the state that mean it is over, in whatever case. */
  resolved: z.array(z.string().trim().min(1).max(60)).max(20),
})
export type AlertMapping = z.infer<typeof AlertMapping>

export const AlertState = z.enum(['firing', 'resolved'])
/** What is read out of an alert. */
export const ReadAlert = z.object({
  key: z.string(),
  title: z.string(),
  text: z.string(),
  severity: z.string(),
  urgency: Urgency,
  service: z.string(),
  asset: z.string(),
  state: AlertState,
})
export type ReadAlert = z.infer<typeof ReadAlert>

const Settings = z.object({ name: Line, requester: PersonId, mapping: AlertMapping, active: z.boolean() })
export const AlertSource = Settings.omit({ requester: true }).extend({
  id: z.uuid(),
  requester: PersonChip,
  /** Where it sends to. */
  url: z.string(),
  received: z.int(),
  lastAt: Instant.nullable(),
})
const byId = z.object({ id: z.uuid() })
/** Told once, when it is made. */
const withSecret = z.object({ source: AlertSource, secret: z.string() })

export const listAlertSources = endpoint({
  method: 'GET',
  path: '/alert-sources',
  summary: 'Monitoring systems that open incidents by signed calls',
  access: 'settings.edit',
  result: z.object({ items: z.array(AlertSource) }),
})
export const addAlertSource = endpoint({
  method: 'POST',
  path: '/alert-sources',
  summary: 'Add a source of alerts; its secret is told once',
  access: 'settings.edit',
  body: Settings,
  result: withSecret,
  refusals: ['tickets.unknown-requester'],
})
export const editAlertSource = endpoint({
  method: 'PUT',
  path: '/alert-sources/:id',
  summary: 'Change a source of alerts; an inactive one is not heard',
  access: 'settings.edit',
  params: byId,
  body: Settings,
  result: AlertSource,
  refusals: ['not-found', 'tickets.unknown-requester'],
})
export const renewAlertSecret = endpoint({
  method: 'POST',
  path: '/alert-sources/:id/secret',
  summary: 'Make a new secret for a source of alerts; the old one signs nothing any more',
  access: 'settings.edit',
  params: byId,
  result: withSecret,
  refusals: ['not-found'],
})
export const tryAlertMapping = endpoint({
  method: 'POST',
  path: '/alert-sources/trial',
  summary: 'What would be read out of an alert; nothing happens',
  access: 'settings.edit',
  body: z.object({ mapping: AlertMapping, sample: z.string().max(200_000) }),
  result: z.object({ items: z.array(ReadAlert) }),
  refusals: ['alerts.not-json', 'alerts.nothing-read'],
})

/**
 * Headers: `X-Opora-Timestamp`, seconds since 1970, and `X-Opora-Signature`, the HMAC-SHA256 in hexadecimal of the timestamp, a colon and the body as it
 * is sent.
 */
export const receiveAlerts = endpoint({
  method: 'POST',
  path: '/alerts/:source',
  summary: 'Alerts of a monitoring system, signed with the secret of its source',
  access: 'anyone',
  params: z.object({ source: z.uuid() }),
  body: z.looseObject({}),
  result: z.object({ opened: z.int(), repeated: z.int(), resolved: z.int(), ignored: z.int() }),
  refusals: [
    'not-found',
    'alerts.wrong-signature-forbidden',
    'alerts.too-old-forbidden',
    'alerts.too-many',
    'alerts.seen-already',
    'alerts.not-json',
    'alerts.nothing-read',
  ],
})

export const listTicketAlerts = endpoint({
  method: 'GET',
  path: '/tickets/:ref/alerts',
  summary: 'The alerts that this ticket is about, how often they came, and what was sent last',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: z.object({
    items: z.array(
      z.object({
        source: z.string(),
        key: z.string(),
        state: AlertState,
        severity: z.string(),
        count: z.int(),
        firstAt: Instant,
        lastAt: Instant,
        raw: z.string(),
      }),
    ),
  }),
  refusals: ['not-found'],
})

/** The subject is the source. What was sent stands in the row of the call. */
export const AlertEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alert-source.saved'), active: z.boolean() }),
  z.object({ type: z.literal('alert-source.secret-renewed') }),
  z.object({ type: z.literal('alert.opened'), alert: z.uuid(), ticket: z.uuid() }),
  z.object({ type: z.literal('alert.resolved'), alert: z.uuid(), ticket: z.uuid() }),
])
