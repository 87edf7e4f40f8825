import * as z from 'zod'
import { CheckKind } from './check-runs.ts'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Kind, Urgency } from './ticket-words.ts'

/** In both languages; a draft may still lack one. */
const Words = z.object({ ru: z.string().trim().max(5_000), en: z.string().trim().max(5_000) })
/** Made by the editor; a step keeps its id through all versions, so that statistics go on. */
const StepId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** An answer and where it leads. `atLeast`: of a number, from which on this branch is taken; null: below all others. */
export const Branch = z.object({ id: StepId, words: Words, atLeast: z.number().nullable(), to: StepId.nullable() })
export type Branch = z.infer<typeof Branch>

const common = { id: StepId, words: Words, branches: z.array(Branch).max(20) }
export const TreeStep = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('question'), answer: z.enum(['choice', 'number', 'text']) }),
  /** "Do this. Did it help?": its branches are `yes` and `no`. */
  z.object({ ...common, type: z.literal('instruction'), picture: z.uuid().nullable() }),
  /** Run from the desk against what may be checked; its branches are `ok` and `failed`. */
  z.object({
    ...common,
    type: z.literal('check'),
    check: CheckKind,
    target: z.string().trim().max(253),
    port: z.int().min(1).max(65_535).nullable(),
  }),
  /** The end. `solved`: with this code, the words are the solution; `hand-over`: the words are the question; `register`: with these fields. */
  z.object({
    ...common,
    type: z.literal('outcome'),
    outcome: z.enum(['solved', 'hand-over', 'register']),
    code: z.uuid().nullable(),
    service: z.uuid().nullable(),
    category: z.uuid().nullable(),
    urgency: Urgency.nullable(),
  }),
])
export type TreeStep = z.infer<typeof TreeStep>

export const TreeDefinition = z.object({
  title: Words,
  /** What it is for; null, or no kinds: anything. */
  service: z.uuid().nullable(),
  category: z.uuid().nullable(),
  kinds: z.array(Kind).max(4),
  /** Who walks it: agents, or requesters on the portal too. */
  audience: z.enum(['agents', 'everybody']),
  root: StepId.nullable(),
  steps: z.array(TreeStep).max(300),
})
export type TreeDefinition = z.infer<typeof TreeDefinition>

export const TreeFault = z.object({
  code: z.enum([
    'missing-words',
    'no-beginning',
    'unreachable',
    'dead-end',
    'too-few-answers',
    'bounds',
    'no-target',
    'check-for-requesters',
    'no-code',
    'loop',
  ]),
  step: z.string().nullable(),
  branch: z.string().nullable(),
  language: z.enum(['ru', 'en']).nullable(),
})
export type TreeFault = z.infer<typeof TreeFault>

export const TreeRow = z.object({
  id: z.uuid(),
  title: Words,
  service: z.uuid().nullable(),
  audience: TreeDefinition.shape.audience,
  active: z.boolean(),
  /** The version that is walked; null: never published. */
  version: z.int().nullable(),
  /** The draft says something else than what is walked. */
  changed: z.boolean(),
  runs: z.int(),
  solved: z.int(),
})
export const Tree = z.object({
  id: z.uuid(),
  active: z.boolean(),
  /** Counts the saved drafts: who saves tells which one he began from. */
  revision: z.int(),
  draft: TreeDefinition,
  changed: z.boolean(),
  versions: z.array(z.object({ n: z.int(), at: Instant, by: PersonChip.nullable() })),
})
export type Tree = z.output<typeof Tree>

/** How a tree fares, over all its versions. A run is stopped at when it was left an hour ago or longer without an end. */
export const TreeStatistics = z.object({
  runs: z.int(),
  solved: z.int(),
  /** Walked on the portal and solved there: no ticket was written. */
  deflected: z.int(),
  stopped: z.int(),
  /** Time spent on solved and other finished runs, pauses over half an hour left out. */
  medianMs: z.int().nullable(),
  steps: z.array(
    z.object({
      step: z.string(),
      shown: z.int(),
      stopped: z.int(),
      branches: z.array(z.object({ branch: z.string(), taken: z.int(), solved: z.int() })),
    }),
  ),
})
export type TreeStatistics = z.infer<typeof TreeStatistics>

const byId = z.object({ id: z.uuid() })
const access = 'settings.edit'

export const listTrees = endpoint({
  method: 'GET',
  path: '/trees',
  summary: 'Troubleshooting trees, those that are out of use too',
  access,
  result: z.object({ items: z.array(TreeRow) }),
})
export const addTree = endpoint({
  method: 'POST',
  path: '/trees',
  summary: 'Begin a troubleshooting tree',
  access,
  body: TreeDefinition,
  result: Tree,
})
export const getTree = endpoint({
  method: 'GET',
  path: '/trees/:id',
  summary: 'A troubleshooting tree with its draft',
  access,
  params: byId,
  result: Tree,
  refusals: ['not-found'],
})
export const saveTreeDraft = endpoint({
  method: 'PUT',
  path: '/trees/:id/draft',
  summary: 'Save the draft of a tree; what is walked stays as it was published',
  access,
  params: byId,
  body: z.object({ revision: z.int(), draft: TreeDefinition }),
  result: Tree,
  refusals: ['not-found', 'diagnosis.tree-changed'],
})
export const publishTree = endpoint({
  method: 'POST',
  path: '/trees/:id/publication',
  summary: 'Publish the draft: runs that begin from now on walk it',
  access,
  params: byId,
  body: z.object({ revision: z.int() }),
  result: Tree,
  refusals: [
    'not-found',
    'diagnosis.tree-changed',
    'diagnosis.tree-faulty',
    'catalog.unknown-service',
    'catalog.unknown-category',
    'catalog.category-needs-service',
    'catalog.category-of-other-kind',
  ],
})
export const useTree = endpoint({
  method: 'PATCH',
  path: '/trees/:id',
  summary: 'Take a tree out of use, or back',
  access,
  params: byId,
  body: z.object({ active: z.boolean() }),
  result: Tree,
  refusals: ['not-found'],
})
export const getTreeStatistics = endpoint({
  method: 'GET',
  path: '/trees/:id/statistics',
  summary: 'How a tree fares: runs, solved, where people stop, branches that never fix',
  access,
  params: byId,
  result: TreeStatistics,
  refusals: ['not-found'],
})
export const uploadTreePicture = endpoint({
  method: 'POST',
  path: '/tree-pictures',
  summary: 'Upload a picture for an instruction',
  access,
  query: z.object({ name: z.string().max(200).default('') }),
  result: z.object({ id: z.uuid() }),
  wire: 'upload',
  refusals: ['too-large', 'upload.empty', 'diagnosis.not-a-picture'],
})
export const getTreePicture = endpoint({
  method: 'GET',
  path: '/tree-pictures/:id',
  summary: 'The picture of an instruction',
  access: 'signed-in',
  params: byId,
  result: Done,
  wire: 'file',
  refusals: ['not-found'],
})

/** The subject is the tree. */
export const TreeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tree.added') }),
  z.object({ type: z.literal('tree.drafted'), revision: z.int() }),
  z.object({ type: z.literal('tree.published'), version: z.int() }),
  z.object({ type: z.literal('tree.retired') }),
  z.object({ type: z.literal('tree.restored') }),
])
export type TreeEvent = z.infer<typeof TreeEvent>
