/** How a walk through a troubleshooting tree goes on. */
import type { Kind } from '#contract/ticket-words.ts'
import type { RunState } from '#contract/tree-runs.ts'
import { type Answer, branchFor, stepOf } from '#contract/tree-walk.ts'
import type { TreeDefinition, TreeStep } from '#contract/trees.ts'
import { Refusal } from '#platform/refusal.ts'

/** What was answered, the first first, without what was taken back. */
export interface Taken {
  readonly step: string
  readonly branch: string
}

/** Where a walk stands. A version that was published leads somewhere from every branch. */
export function standing(definition: TreeDefinition, taken: readonly Taken[]): TreeStep {
  const last = taken.at(-1)
  const id = last ? stepOf(definition, last.step)?.branches.find((branch) => branch.id === last.branch)?.to : definition.root
  const step = stepOf(definition, id ?? null)
  if (!step) throw new Error(`a published tree ends without an outcome after ${last?.step ?? 'its beginning'}`)
  return step
}

/** The branch that an answer takes, and how the walk stands then. */
export function goOn(
  definition: TreeDefinition,
  taken: readonly Taken[],
  { step, ...answer }: Answer & { readonly step: string },
): { branch: string; state: RunState } {
  const here = standing(definition, taken)
  if (here.type === 'outcome') throw new Refusal('diagnosis.run-over')
  // Two windows, or a colleague was faster.
  if (here.id !== step) throw new Refusal('diagnosis.run-elsewhere')
  const branch = branchFor(here, answer)
  if (!branch) throw new Refusal('diagnosis.no-such-answer')
  return { branch: branch.id, state: stateAt(standing(definition, [...taken, { step, branch: branch.id }])) }
}

export const stateAt = (step: TreeStep): RunState => (step.type === 'outcome' ? step.outcome : 'open')

const longestStepMs = 30 * 60_000

/** How long a step took. Nobody works on one for more than half an hour: what is longer was a pause, of which nothing is known. */
export function tookMs(since: Temporal.Instant, at: Temporal.Instant): number {
  const ms = at.epochMilliseconds - since.epochMilliseconds
  return ms > longestStepMs ? 0 : Math.max(0, ms)
}

/** What a ticket is about; `categories`: its category and those above it. */
export interface About {
  readonly kind: Kind | null
  readonly service: string | null
  readonly categories: readonly string[]
}

/** Whether a tree is for this. One that is for anything suits everything. */
export function suits({ service, category, kinds }: TreeDefinition, about: About): boolean {
  if (service !== null && service !== about.service) return false
  if (category !== null && !about.categories.includes(category)) return false
  return kinds.length === 0 || about.kind === null || kinds.includes(about.kind)
}
