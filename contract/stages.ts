import * as z from 'zod'
import type { Kind } from './ticket-words.ts'

/** Acts that ask for evidence; each asks for all that the ones before it ask for. */
export const GatedAct = z.enum(['begin', 'resolve', 'close'])
export type GatedAct = z.infer<typeof GatedAct>

/** What shows that a stage is done. */
export const Evidence = z.enum([
  // Seen on the ticket itself.
  'owner',
  'assignee',
  'service',
  'category',
  'asset',
  'code',
  'deed',
  'verification',
  'closed',
  // Given by the modules that know: `giveEvidence`.
  'cause',
  'workaround',
  'fix',
  'test',
  'accepted-risk',
  'watch',
  'plan',
  'risk',
  'test-plan',
  'rollback-plan',
  'approval',
  'window',
  'done',
  'test-result',
  'review',
])
export type Evidence = z.infer<typeof Evidence>

export const Stage = z.enum([
  'registration',
  'classification',
  'diagnosis',
  'fulfilment',
  'resolution',
  'verification',
  'analysis',
  'workaround',
  'fix',
  'test',
  'plan',
  'assessment',
  'approval',
  'implementation',
  'review',
  'closure',
  'watch',
])
export type Stage = z.infer<typeof Stage>

/**
 * `before`: without it the act is refused; left out: no act waits for it. `if`: only where somebody says so, a rule of the desk or the module that gives
 * it (`requireEvidence`); else always.
 */
export interface Need {
  readonly evidence: Evidence
  readonly before?: GatedAct
  readonly if?: 'rule' | 'module'
}
interface StageOf {
  readonly stage: Stage
  readonly needs: readonly Need[]
}

const closure: StageOf = { stage: 'closure', needs: [{ evidence: 'closed' }] }
const verification: StageOf = { stage: 'verification', needs: [{ evidence: 'verification', before: 'close', if: 'rule' }] }
const rule = (evidence: Evidence): Need => ({ evidence, before: 'resolve', if: 'rule' })
const module = (evidence: Evidence, before: GatedAct): Need => ({ evidence, before, if: 'module' })

/** The way of each kind. Nobody sets a stage: it is the first that lacks what it needs. The pictures in docs/ are drawn from here. */
export const stages: Readonly<Record<Kind, readonly StageOf[]>> = {
  request: [
    { stage: 'registration', needs: [{ evidence: 'owner' }] },
    {
      stage: 'fulfilment',
      needs: [{ evidence: 'assignee' }, rule('service'), rule('category'), rule('asset'), { evidence: 'code' }, { evidence: 'deed' }],
    },
    verification,
    closure,
  ],
  incident: [
    { stage: 'registration', needs: [{ evidence: 'owner' }] },
    { stage: 'classification', needs: [rule('service'), rule('category'), rule('asset')] },
    { stage: 'diagnosis', needs: [{ evidence: 'assignee' }] },
    { stage: 'resolution', needs: [{ evidence: 'code' }, { evidence: 'deed' }] },
    verification,
    closure,
  ],
  // The cause of others' incidents: whoever says it is gone must say what it was in.
  problem: [
    { stage: 'registration', needs: [{ evidence: 'owner' }] },
    {
      stage: 'analysis',
      needs: [{ evidence: 'category', before: 'resolve' }, { evidence: 'assignee', before: 'resolve' }, module('cause', 'resolve')],
    },
    { stage: 'workaround', needs: [module('workaround', 'resolve')] },
    { stage: 'fix', needs: [module('fix', 'resolve'), { evidence: 'code' }, { evidence: 'deed' }] },
    { stage: 'test', needs: [module('test', 'close')] },
    closure,
    { stage: 'watch', needs: [{ evidence: 'watch', if: 'module' }] },
  ],
  // Nothing is altered before it is known what is altered, how, and who answers for it.
  change: [
    {
      stage: 'plan',
      needs: [
        { evidence: 'service', before: 'begin' },
        { evidence: 'owner', before: 'begin' },
        module('plan', 'begin'),
        module('test-plan', 'begin'),
        module('rollback-plan', 'begin'),
      ],
    },
    { stage: 'assessment', needs: [module('risk', 'begin')] },
    { stage: 'approval', needs: [module('approval', 'begin'), module('window', 'begin')] },
    {
      stage: 'implementation',
      needs: [{ evidence: 'assignee', before: 'resolve' }, module('done', 'resolve'), { evidence: 'code' }, { evidence: 'deed' }],
    },
    { stage: 'review', needs: [module('test-result', 'resolve'), module('review', 'close')] },
    closure,
  ],
}

/** What one kind of evidence stands for, wherever those are asked for. */
export const standsFor: Readonly<Partial<Record<Evidence, readonly Evidence[]>>> = {
  'accepted-risk': ['cause', 'workaround', 'fix', 'test'],
}

/** Everything that a kind's own module asks for, to be handed to `requireEvidence` when such a ticket begins. */
export const askedByModule = (kind: Kind): { readonly act: GatedAct | null; readonly evidence: Evidence }[] =>
  stages[kind].flatMap(({ needs }) =>
    needs.flatMap(({ evidence, before = null, if: when }) => (when === 'module' ? [{ act: before, evidence }] : [])),
  )

/** How one stage stands on a ticket. `skipped`: it lacks something, and nobody asked for it. `lacks`: what it asks for and has not got. */
export const StageShown = z.object({
  stage: Stage,
  state: z.enum(['passed', 'skipped', 'here', 'ahead']),
  lacks: z.array(Evidence),
})
/** Where the ticket is on its way, and what each gate still waits for. */
export const StagesShown = z.object({
  stages: z.array(StageShown),
  missing: z.object({ begin: z.array(Evidence), resolve: z.array(Evidence), close: z.array(Evidence) }),
})
