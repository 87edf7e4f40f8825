import * as z from 'zod'
import { Instant, Line, Names } from './common.ts'
import { ChangeType } from './change-events.ts'
import { Risk, RiskAnswers, RiskLevel } from './change-risk.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

export * from './change-events.ts'
export * from './change-risk.ts'

const Words = z.string().trim().max(20_000)
/** Half-open. */
export const ChangeWindow = z.object({ from: Instant, to: Instant })

/** What is intended. An empty text, a risk or window of null: not said yet. */
export const ChangeFacts = z.object({
  type: ChangeType,
  /** Of a standard change: its plans and risk are the template's. */
  template: z.uuid().nullable(),
  plan: Words,
  testPlan: Words,
  rollbackPlan: Words,
  risk: RiskAnswers.nullable(),
  riskRemark: z.string().trim().max(5_000),
  window: ChangeWindow.nullable(),
  /** Affected besides the ticket's own. */
  services: z.array(z.uuid()).max(50),
  assets: z.array(z.uuid()).max(200),
})
export type ChangeFacts = z.output<typeof ChangeFacts>

/** Derived; nobody sets it. */
export const ChangeState = z.enum(['draft', 'asked', 'approved', 'refused', 'begun', 'done', 'test-failed', 'tested', 'rolled-back'])
export type ChangeState = z.infer<typeof ChangeState>

/** What must be there before it may be begun. */
export const ChangeNeed = z.enum(['plan', 'risk', 'test-plan', 'rollback-plan', 'window', 'approval'])
export type ChangeNeed = z.infer<typeof ChangeNeed>

const AskedStep = z.object({
  needed: z.int(),
  people: z.array(
    z.object({
      person: PersonChip,
      answer: z.enum(['approved', 'refused']).nullable(),
      /** Who answered: another where he stood in. */
      by: PersonChip.nullable(),
      at: Instant.nullable(),
      words: z.string(),
      /** Who stands in for him now. */
      standIn: PersonChip.nullable(),
    }),
  ),
})
export const ChangeAsking = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(['open', 'approved', 'refused', 'voided']),
  askedBy: PersonChip.nullable(),
  askedAt: Instant,
  dueAt: Instant,
  /** The step whose turn it is, from 0. */
  step: z.int(),
  steps: z.array(AskedStep),
})

const Deed = z.object({ at: Instant, by: PersonChip.nullable(), text: z.string() })
const NamedBoth = z.object({ id: z.uuid(), names: Names })
const Named = z.object({ id: z.uuid(), name: z.string() })
const Overlap = z.object({
  ticket: z.object({ number: z.int(), title: z.string() }),
  window: ChangeWindow,
  services: z.array(NamedBoth),
  assets: z.array(Named),
})

export const Change = ChangeFacts.omit({ services: true, assets: true, template: true }).extend({
  number: z.int(),
  version: z.int(),
  state: ChangeState,
  template: NamedBoth.nullable(),
  services: z.array(NamedBoth),
  assets: z.array(Named),
  weighed: Risk.nullable(),
  /** Other changes of the same services or assets whose window meets this one's. */
  overlaps: z.array(Overlap),
  /** The last first. */
  askings: z.array(ChangeAsking),
  /** The first first; `passed` of a test. */
  deeds: z.array(Deed.extend({ what: z.enum(['begun', 'done', 'tested', 'rolled-back']), passed: z.boolean().nullable() })),
  lacks: z.array(ChangeNeed),
  may: z.object({
    edit: z.boolean(),
    ask: z.boolean(),
    /** The open asking waits for this actor, or for whom he stands in. */
    answer: z.boolean(),
    begin: z.boolean(),
    finish: z.boolean(),
    test: z.boolean(),
    rollBack: z.boolean(),
  }),
})
export type Change = z.output<typeof Change>

const byRef = z.object({ ref: TicketRef })
const text = z.object({ text: Words })
const common = ['not-found', 'forbidden', 'changes.not-a-change', 'tickets.merged'] as const

export const getChange = endpoint({
  method: 'GET',
  path: '/tickets/:ref/change',
  summary: 'What a change intends, who approves it and how far it is',
  access: 'ticket.work',
  params: byRef,
  result: Change,
  refusals: ['not-found', 'changes.not-a-change'],
})
export const planChange = endpoint({
  method: 'PATCH',
  path: '/tickets/:ref/change',
  summary: 'Say what a change intends: its next version. What was approved before is not any more',
  access: 'ticket.work',
  params: byRef,
  /** `version`: the one that was read. */
  body: ChangeFacts.partial().extend({ version: z.int().min(0) }),
  result: Change,
  refusals: [
    ...common,
    'changes.changed-meanwhile',
    'changes.under-way',
    'changes.window-backwards',
    'changes.template-needed',
    'changes.template-fixed',
    'changes.unknown-template',
    'changes.unknown-asset',
    'catalog.unknown-service',
  ],
})
export const askApproval = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/approval',
  summary: 'Ask named people to approve a change, step by step; who was asked before is asked no more',
  access: 'ticket.work',
  params: byRef,
  body: z.object({
    version: z.int().min(1),
    /** `needed`: of how many of them a yes is enough; a no of any refuses. */
    steps: z
      .array(z.object({ people: z.array(PersonId).min(1).max(20), needed: z.int().min(1) }))
      .min(1)
      .max(5),
    dueAt: Instant,
  }),
  result: Change,
  refusals: [
    ...common,
    'changes.changed-meanwhile',
    'changes.not-ready',
    'changes.under-way',
    'changes.standard-needs-none',
    'changes.due-in-past',
    'changes.too-few-approvers',
    'changes.approver-twice',
    'changes.own-approval',
    'changes.approver-may-not-read',
    'changes.approver-without-mail',
  ],
})
const answering = ['changes.not-asked', 'changes.own-approval', 'changes.needs-a-word'] as const
export const answerApproval = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/answer',
  summary: 'Approve a change, or refuse it with a word, as one who was asked or who stands in for him',
  access: 'ticket.work',
  params: byRef,
  body: z.object({ asking: z.uuid(), approve: z.boolean(), words: z.string().trim().max(5_000).default('') }),
  result: Change,
  refusals: [...common, ...answering],
})
export const beginChange = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/beginning',
  summary: 'Begin a change; refuses what is missing',
  access: 'ticket.work',
  params: byRef,
  body: text,
  result: Change,
  refusals: [...common, 'changes.begun', 'changes.not-ready', 'tickets.evidence-missing', 'tickets.closed', 'tickets.already-resolved'],
})
export const finishChange = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/deed',
  summary: 'Say that a change was carried out, and how',
  access: 'ticket.work',
  params: byRef,
  body: text,
  result: Change,
  refusals: [...common, 'changes.not-begun', 'changes.needs-a-word'],
})
export const testChange = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/test',
  summary: 'Say how the test of a change that was carried out went',
  access: 'ticket.work',
  params: byRef,
  body: text.extend({ passed: z.boolean() }),
  result: Change,
  refusals: [...common, 'changes.not-done', 'changes.needs-a-word'],
})
export const rollBackChange = endpoint({
  method: 'POST',
  path: '/tickets/:ref/change/rollback',
  summary: 'Say that a change was rolled back; it may be planned anew',
  access: 'ticket.work',
  params: byRef,
  body: text,
  result: Change,
  refusals: [...common, 'changes.not-begun', 'changes.needs-a-word'],
})
export const makeChange = endpoint({
  method: 'POST',
  path: '/tickets/:ref/changes',
  summary: 'Open a change because of a ticket, such as a problem that it is to solve; the change is linked to it',
  access: 'ticket.work',
  params: byRef,
  body: z.object({ title: Line }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: ['not-found', 'forbidden', 'tickets.unknown-requester'],
})

const Listed = z.object({
  number: z.int(),
  title: z.string(),
  status: Status,
  state: ChangeState,
  type: ChangeType,
  risk: RiskLevel.nullable(),
  window: ChangeWindow.nullable(),
  services: z.array(NamedBoth),
  assignee: PersonChip.nullable(),
  /** Its window meets that of another of the same service or asset. */
  overlaps: z.boolean(),
})
export const listChanges = endpoint({
  method: 'GET',
  path: '/changes',
  summary: 'Changes by their window; `unplanned`: open ones that have none',
  access: 'ticket.work',
  query: z.object({ from: Instant, to: Instant }),
  result: z.object({ items: z.array(Listed), unplanned: z.array(Listed) }),
  refusals: ['changes.period-too-long'],
})
export const listMyApprovals = endpoint({
  method: 'GET',
  path: '/changes/to-approve',
  summary: 'Changes that wait for my approval, or for that of whom I stand in for',
  access: 'ticket.work',
  result: z.object({ items: z.array(Listed.extend({ asking: z.uuid(), dueAt: Instant, standsInFor: PersonChip.nullable() })) }),
})

/** A pre-approved change: only its window, services and assets are said each time. */
export const ChangeTemplate = z.object({
  names: Names,
  plan: Words.min(1),
  testPlan: Words.min(1),
  rollbackPlan: Words.min(1),
  risk: RiskAnswers,
  active: z.boolean(),
})
const KeptTemplate = ChangeTemplate.extend({ id: z.uuid(), used: z.int() })
export const listChangeTemplates = endpoint({
  method: 'GET',
  path: '/change-templates',
  summary: 'Templates of standard changes',
  access: 'ticket.work',
  result: z.object({ items: z.array(KeptTemplate) }),
})
const templateRefusals = ['not-found', 'forbidden', 'changes.too-risky-for-standard'] as const
export const addChangeTemplate = endpoint({
  method: 'POST',
  path: '/change-templates',
  summary: 'Add a template of standard changes',
  access: 'settings.edit',
  body: ChangeTemplate,
  result: KeptTemplate,
  refusals: templateRefusals,
})
export const editChangeTemplate = endpoint({
  method: 'PUT',
  path: '/change-templates/:id',
  summary: 'Change a template of standard changes; changes that were planned by it keep what they have',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: ChangeTemplate,
  result: KeptTemplate,
  refusals: templateRefusals,
})
