import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { TicketRef } from './ticket-words.ts'
import { TreeStep } from './trees.ts'

export const RunState = z.enum(['open', 'solved', 'hand-over', 'register'])
export type RunState = z.infer<typeof RunState>

/** One answer on the way. */
export const RunStep = z.object({
  n: z.int(),
  step: TreeStep,
  branch: z.string(),
  /** What was written where nothing is chosen. */
  value: z.string(),
  by: PersonChip.nullable(),
  at: Instant,
  /** How long the step took. */
  tookMs: z.int(),
  /** What the check brought back. */
  output: z.string().nullable(),
})

/** A walk through a tree, in the version it began with. */
export const TreeRun = z.object({
  id: z.uuid(),
  tree: z.uuid(),
  title: Names,
  version: z.int(),
  origin: z.enum(['desk', 'portal']),
  state: RunState,
  by: PersonChip.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** What was answered and not taken back. */
  path: z.array(RunStep),
  /** Where it stands; at its end the outcome. */
  here: TreeStep,
})
export type TreeRun = z.output<typeof TreeRun>

const byId = z.object({ id: z.uuid() })
const Offered = z.object({ id: z.uuid(), title: Names })
const refused = ['not-found', 'forbidden', 'diagnosis.run-over', 'diagnosis.run-elsewhere', 'diagnosis.no-such-answer'] as const

export const listTreeRuns = endpoint({
  method: 'GET',
  path: '/tickets/:ref/tree-runs',
  summary: 'Walks through trees on a ticket, the first first, and the trees that can be walked: those that suit it, then the others',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: z.object({ runs: z.array(TreeRun), suiting: z.array(Offered), others: z.array(Offered) }),
  refusals: ['not-found', 'forbidden'],
})
export const beginTreeRun = endpoint({
  method: 'POST',
  path: '/tickets/:ref/tree-runs',
  summary: 'Begin to walk a tree on a ticket',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  body: z.object({ tree: z.uuid() }),
  result: TreeRun,
  refusals: ['not-found', 'forbidden'],
})
export const answerTreeStep = endpoint({
  method: 'POST',
  path: '/tree-runs/:id/answers',
  summary: 'Answer the step where the walk stands',
  access: 'signed-in',
  params: byId,
  body: z.object({ step: z.string().max(40), branch: z.string().max(40).nullable(), value: z.string().trim().max(2_000).default('') }),
  result: TreeRun,
  refusals: refused,
})
export const takeBackTreeStep = endpoint({
  method: 'POST',
  path: '/tree-runs/:id/back',
  summary: 'Take the last answer back',
  access: 'signed-in',
  params: byId,
  result: TreeRun,
  refusals: refused,
})
export const runTreeCheck = endpoint({
  method: 'POST',
  path: '/tree-runs/:id/check',
  summary: 'Run the check where the walk stands; what comes back is the answer',
  access: 'ticket.work',
  params: byId,
  result: TreeRun,
  refusals: [
    ...refused,
    'diagnosis.target-not-allowed',
    'diagnosis.address-closed',
    'diagnosis.needs-port',
    'diagnosis.no-program',
    'diagnosis.too-many',
  ],
})

export const listPortalTrees = endpoint({
  method: 'GET',
  path: '/portal/trees',
  summary: 'What a requester may try before he sends a request about this service',
  access: 'ticket.create',
  query: z.object({ service: z.uuid(), category: z.uuid().optional() }),
  result: z.object({ items: z.array(Offered) }),
})
export const beginPortalRun = endpoint({
  method: 'POST',
  path: '/portal/tree-runs',
  summary: 'Begin to walk a tree before a request is sent',
  access: 'ticket.create',
  body: z.object({ tree: z.uuid() }),
  result: TreeRun,
  refusals: ['not-found', 'diagnosis.too-many-runs'],
})
export const getTreeRun = endpoint({
  method: 'GET',
  path: '/tree-runs/:id',
  summary: 'A walk, to go on with it',
  access: 'signed-in',
  params: byId,
  result: TreeRun,
  refusals: ['not-found', 'forbidden'],
})

/** The subject is the run. */
export const TreeRunEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('tree-run.begun'),
    tree: z.uuid(),
    version: z.int(),
    ticket: z.uuid().nullable(),
    origin: z.enum(['desk', 'portal']),
  }),
  z.object({ type: z.literal('tree-run.answered'), n: z.int(), step: z.string(), branch: z.string() }),
  z.object({ type: z.literal('tree-run.taken-back'), n: z.int() }),
  z.object({ type: z.literal('tree-run.ended'), state: RunState.exclude(['open']) }),
  /** What was walked before the request came with it. */
  z.object({ type: z.literal('tree-run.joined'), ticket: z.uuid() }),
])
export type TreeRunEvent = z.infer<typeof TreeRunEvent>
