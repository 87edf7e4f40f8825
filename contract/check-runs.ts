import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { TicketRef } from './ticket-words.ts'

export const CheckKind = z.enum(['ping', 'dns', 'tcp', 'tls', 'http', 'traceroute'])
export type CheckKind = z.infer<typeof CheckKind>

/** A name or an address; `*.example.org` stands for every name below it. */
export const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?\.?$|^[0-9a-f:.]+$/u)
/** `10.20.0.0/16`. */
const Network = z
  .string()
  .trim()
  .toLowerCase()
  .max(50)
  .regex(/^[0-9a-f:.]+\/\d{1,3}$/)

/** What checks from the desk may go to: nothing until somebody says so. */
export const CheckTargets = z.object({
  hosts: z.array(Host).max(500),
  /** Private networks in which those hosts may stand. The desk itself, its neighbours on the link and metadata services are never reached. */
  networks: z.array(Network).max(50),
})
export type CheckTargets = z.infer<typeof CheckTargets>

export const CheckRun = z.object({
  id: z.uuid(),
  kind: CheckKind,
  target: z.string(),
  port: z.int().nullable(),
  /** What the name stood for and where the check went; null where it stood for nothing. */
  address: z.string().nullable(),
  outcome: z.enum(['ok', 'failed']),
  /** Word for word. */
  output: z.string(),
  by: PersonChip.nullable(),
  at: Instant,
  tookMs: z.int(),
})
export type CheckRun = z.infer<typeof CheckRun>

const ref = z.object({ ref: TicketRef })

export const listChecks = endpoint({
  method: 'GET',
  path: '/tickets/:ref/checks',
  summary: 'Checks that were run for a ticket, the last first, and what may be checked',
  access: 'ticket.work',
  params: ref,
  result: z.object({ items: z.array(CheckRun), hosts: z.array(z.string()) }),
  refusals: ['not-found', 'forbidden'],
})
export const runCheck = endpoint({
  method: 'POST',
  path: '/tickets/:ref/checks',
  summary: 'Run a check from the desk and keep what came back on the ticket',
  access: 'ticket.work',
  params: ref,
  body: z.object({ kind: CheckKind, target: Host, port: z.int().min(1).max(65_535).nullable().default(null) }),
  result: CheckRun,
  refusals: [
    'not-found',
    'forbidden',
    'diagnosis.target-not-allowed',
    'diagnosis.address-closed',
    'diagnosis.needs-port',
    'diagnosis.no-program',
    'diagnosis.too-many',
  ],
})
export const getCheckTargets = endpoint({
  method: 'GET',
  path: '/settings/check-targets',
  summary: 'What checks from the desk may go to',
  access: 'settings.edit',
  result: CheckTargets,
})
export const setCheckTargets = endpoint({
  method: 'PUT',
  path: '/settings/check-targets',
  summary: 'Set what checks from the desk may go to',
  access: 'settings.edit',
  body: CheckTargets,
  result: CheckTargets,
  refusals: ['diagnosis.not-a-network', 'diagnosis.network-closed'],
})

export const CheckEvent = z.discriminatedUnion('type', [
  /** The subject is the run. */
  z.object({ type: z.literal('check.finished'), ticket: z.uuid(), kind: CheckKind, target: z.string(), outcome: z.enum(['ok', 'failed']) }),
  z.object({ type: z.literal('check-targets.set'), targets: CheckTargets }),
])
export type CheckEvent = z.infer<typeof CheckEvent>
