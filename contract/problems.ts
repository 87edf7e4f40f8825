import * as z from 'zod'
import { Done, Instant, Line, Text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { KnownError, Workaround } from './known-errors.ts'
import { OrganisationChip, PersonChip } from './people.ts'
import { AnalysisPart, Branch, EntryLink, Frequency, Harm, ProblemEvidence, ProblemMatrix, Verdict } from './problem-words.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

export * from './problem-words.ts'

const ref = z.object({ ref: TicketRef })
const byId = z.object({ id: z.uuid() })
const told = z.object({ id: TicketId, number: z.int() })
const refused = ['forbidden', 'not-found', 'problems.not-a-problem'] as const
const TicketChip = z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status })

export const AnalysisEntry = z.object({
  id: z.uuid(),
  part: AnalysisPart,
  /** Of evidence its hypothesis. */
  parent: z.uuid().nullable(),
  text: z.string(),
  link: z.string(),
  branch: Branch.nullable(),
  happenedAt: Instant.nullable(),
  /** Of a hypothesis. */
  verdict: Verdict.nullable(),
  judged: z.object({ by: PersonChip.nullable(), at: Instant, reason: z.string() }).nullable(),
  /** Of a test. */
  passed: z.boolean().nullable(),
  by: PersonChip.nullable(),
  writtenAt: Instant,
})
export type AnalysisEntry = z.output<typeof AnalysisEntry>

/** Why a problem should have which priority. Incidents are those of 90 days that the reader may see. */
export const Weight = z.object({
  incidents: z.int(),
  /** From report to resolution, or until now. */
  hours: z.number(),
  people: z.int(),
  frequency: Frequency,
  harm: Harm,
  priority: z.int(),
})

export const Watch = z.object({
  from: Instant,
  until: Instant,
  /** Null while it goes on. `kept`: they did not return. `returned`: they did, and the problem was reopened. `stopped`: somebody reopened it. */
  ended: z.enum(['kept', 'returned', 'stopped']).nullable(),
  before: z.object({ incidents: z.int(), weeks: z.number() }),
  after: z.object({ incidents: z.int(), weeks: z.number() }),
  /** How likely so many are if they come as rarely as promised; null: not looked yet. */
  lookedAt: Instant.nullable(),
  tickets: z.array(TicketChip),
})

export const ProblemPage = z.object({
  id: TicketId,
  number: z.int(),
  entries: z.array(AnalysisEntry),
  incidents: z.array(TicketChip.extend({ startedAt: Instant, resolvedAt: Instant.nullable(), organisation: OrganisationChip.nullable() })),
  /** What it goes wrong with: the thing of the problem itself and those of its incidents, each with how many of them; most first. */
  assets: z.array(z.object({ id: z.uuid(), name: z.string(), incidents: z.int() })),
  /** What happened to its incidents, by the log. */
  happened: z.array(z.object({ at: Instant, ticket: TicketChip, what: z.enum(['opened', 'resolved', 'reopened']) })),
  changes: z.array(TicketChip),
  weight: Weight,
  /** The ticket's own. */
  priority: z.int(),
  missing: z.array(ProblemEvidence),
  /** The last first. */
  workarounds: z.array(Workaround),
  knownError: KnownError.nullable(),
  watch: Watch.nullable(),
  may: z.object({ write: z.boolean(), acceptRisk: z.boolean() }),
})

export const getProblem = endpoint({
  method: 'GET',
  path: '/tickets/:ref/problem',
  summary: 'What is known of a problem: analysis, incidents, workaround, known error, watch',
  access: 'ticket.work',
  params: ref,
  result: ProblemPage,
  refusals: refused,
})

export const registerProblem = endpoint({
  method: 'POST',
  path: '/problems',
  summary: 'Register a problem from incidents, which are linked as caused by it',
  access: 'ticket.work',
  body: z.object({ title: Line, text: z.string().trim().max(100_000).default(''), incidents: z.array(TicketRef).min(1).max(200) }),
  result: told,
  refusals: ['forbidden', 'not-found', 'problems.not-an-incident', 'tickets.unknown-requester'],
})

export const ProblemRow = z.object({
  id: TicketId,
  number: z.int(),
  title: z.string(),
  status: Status,
  priority: z.int(),
  assignee: PersonChip.nullable(),
  openedAt: Instant,
  incidents: z.int(),
  missing: z.array(ProblemEvidence),
  known: z.boolean(),
  watchedUntil: Instant.nullable(),
})
export const listProblems = endpoint({
  method: 'GET',
  path: '/problems',
  summary: 'Problems that are open or watched, the heaviest first',
  access: 'ticket.work',
  query: z.object({ show: z.enum(['open', 'watched', 'all']).default('open') }),
  result: z.object({ items: z.array(ProblemRow) }),
})

const Written = z.object({
  text: Text,
  link: EntryLink.default(''),
  branch: Branch.nullable().default(null),
  happenedAt: Instant.nullable().default(null),
})
const wrongEntry = [...refused, 'problems.evidence-needs-hypothesis', 'problems.cause-needs-branch', 'problems.moment-needs-time'] as const

export const writeEntry = endpoint({
  method: 'POST',
  path: '/tickets/:ref/analysis',
  summary: 'Write down a hypothesis, evidence, a why, a cause, a moment, a lesson, the fix or a test of it',
  access: 'ticket.work',
  params: ref,
  body: Written.extend({
    part: AnalysisPart.exclude(['risk']),
    parent: z.uuid().nullable().default(null),
    passed: z.boolean().default(true),
  }),
  result: byId,
  refusals: wrongEntry,
})
export const rewriteEntry = endpoint({
  method: 'PUT',
  path: '/analysis/:id',
  summary: 'Write an entry of an analysis anew; what stood there is kept',
  access: 'ticket.work',
  params: byId,
  body: Written,
  result: Done,
  refusals: wrongEntry,
})
export const strikeEntry = endpoint({
  method: 'DELETE',
  path: '/analysis/:id',
  summary: 'Strike an entry of an analysis out',
  access: 'ticket.work',
  params: byId,
  result: Done,
  refusals: refused,
})
export const judgeHypothesis = endpoint({
  method: 'PUT',
  path: '/analysis/:id/verdict',
  summary: 'Say whether a hypothesis is confirmed or ruled out',
  access: 'ticket.work',
  params: byId,
  body: z.object({ verdict: Verdict, reason: z.string().trim().max(5_000).default('') }),
  result: Done,
  refusals: [...refused, 'problems.not-a-hypothesis', 'problems.verdict-needs-reason'],
})
export const acceptRisk = endpoint({
  method: 'POST',
  path: '/tickets/:ref/risk',
  summary: 'Accept the risk: the problem may be closed without cause, fix or test, and says why',
  access: 'ticket.work',
  params: ref,
  body: z.object({ reason: Text }),
  result: Done,
  refusals: refused,
})
export const weighProblem = endpoint({
  method: 'POST',
  path: '/tickets/:ref/problem/priority',
  summary: 'Set the priority that frequency and harm make',
  access: 'ticket.work',
  params: ref,
  result: Done,
  refusals: [...refused, 'tickets.closed'],
})

export const getProblemMatrix = endpoint({
  method: 'GET',
  path: '/settings/problem-matrix',
  summary: 'Frequency × harm → priority of a problem',
  access: 'ticket.work',
  result: ProblemMatrix,
})
export const setProblemMatrix = endpoint({
  method: 'PUT',
  path: '/settings/problem-matrix',
  summary: 'Set the matrix of frequency × harm',
  access: 'settings.edit',
  body: ProblemMatrix,
  result: ProblemMatrix,
})

const id = z.uuid()
const at = z.iso.datetime()
const facts = { text: id, link: z.string(), branch: Branch.nullable(), happenedAt: at.nullable() }

/** The subject of an `analysis.` event is the entry, of a `problem.` one the ticket. */
export const ProblemEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('analysis.entry-written'),
    ticket: id,
    part: AnalysisPart,
    parent: id.nullable(),
    passed: z.boolean().nullable(),
    ...facts,
  }),
  z.object({ type: z.literal('analysis.entry-rewritten'), ticket: id, ...facts }),
  z.object({ type: z.literal('analysis.entry-struck'), ticket: id }),
  z.object({ type: z.literal('analysis.hypothesis-judged'), ticket: id, verdict: Verdict, reason: id.nullable() }),
  z.object({ type: z.literal('problem.watch-begun'), until: at, before: z.int() }),
  z.object({ type: z.literal('problem.watch-ended'), how: z.enum(['kept', 'returned', 'stopped']), incidents: z.array(id) }),
  z.object({ type: z.literal('problem-matrix.set'), matrix: ProblemMatrix }),
])
export type ProblemEvent = z.infer<typeof ProblemEvent>
