/** How a troubleshooting tree is walked, and what is wrong with one: the same for the author's preview, the desk and the portal. */
import type { Branch, TreeDefinition, TreeFault, TreeStep } from './trees.ts'

export const stepOf = ({ steps }: Pick<TreeDefinition, 'steps'>, id: string | null): TreeStep | undefined =>
  steps.find((step) => step.id === id)

/** What was chosen or written as an answer. */
export interface Answer {
  readonly branch: string | null
  readonly value: string
}

/** The branch that an answer takes; undefined: it answers nothing. Of a number the last branch whose bound it reaches. */
export function branchFor(step: TreeStep, { branch, value }: Answer): Branch | undefined {
  if (step.type === 'question' && step.answer === 'text') return value.trim() === '' ? undefined : step.branches[0]
  if (step.type !== 'question' || step.answer !== 'number') return step.branches.find(({ id }) => id === branch)
  const number = numberOf(value)
  if (number === undefined) return undefined
  return byBound(step.branches).findLast(({ atLeast }) => atLeast === null || number >= atLeast)
}

/** A number as people type it: «3,5», «1 200». */
export function numberOf(value: string): number | undefined {
  const plain = value.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

const byBound = (branches: readonly Branch[]): Branch[] =>
  branches.toSorted((a, b) => (a.atLeast ?? Number.NEGATIVE_INFINITY) - (b.atLeast ?? Number.NEGATIVE_INFINITY))

/** A line of the outline: a step below the branch that leads to it; `isAgain`: the step stands elsewhere, this branch only leads there. */
export interface OutlineRow {
  readonly step: TreeStep
  readonly depth: number
  readonly from: { readonly step: string; readonly branch: Branch } | null
  readonly isAgain: boolean
}

/** The tree in reading order; what nobody comes to is left out. */
export function outlineOf(definition: Pick<TreeDefinition, 'root' | 'steps'>): OutlineRow[] {
  const seen = new Set<string>()
  const rows: OutlineRow[] = []
  const visit = (id: string | null, depth: number, from: OutlineRow['from']): void => {
    const step = stepOf(definition, id)
    if (!step) return
    rows.push({ step, depth, from, isAgain: seen.has(step.id) })
    if (seen.has(step.id)) return
    seen.add(step.id)
    for (const branch of step.branches) visit(branch.to, depth + 1, { step: step.id, branch })
  }
  visit(definition.root, 0, null)
  return rows
}

/** By what number people know a step: its place in the outline, those that nobody comes to after the rest. */
export function numbersOf(definition: Pick<TreeDefinition, 'root' | 'steps'>): Map<string, number> {
  const placed = outlineOf(definition).flatMap(({ step, isAgain }) => (isAgain ? [] : [step.id]))
  const loose = definition.steps.map(({ id }) => id).filter((id) => !placed.includes(id))
  return new Map([...placed, ...loose].map((id, i) => [id, i + 1]))
}

/** What stands against publishing a tree, in the order of its outline. */
export function faultsOf(definition: TreeDefinition): TreeFault[] {
  const numbers = numbersOf(definition)
  const reached = new Set(outlineOf(definition).map(({ step }) => step.id))
  const inOrder = definition.steps.toSorted((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0))
  return [
    ...missing(definition.title, null, null),
    ...(stepOf(definition, definition.root) ? [] : [fault('no-beginning', null)]),
    ...inOrder.flatMap((step) => [
      ...(reached.has(step.id) ? [] : [fault('unreachable', step.id)]),
      ...missing(step.words, step.id, null),
      ...faultsInside(definition, step),
    ]),
    ...loops(definition).map((branch) => fault('loop', branch.step, branch.id)),
  ]
}

const fault = (code: TreeFault['code'], step: string | null, branch: string | null = null): TreeFault => ({
  code,
  step,
  branch,
  language: null,
})

const missing = (words: { ru: string; en: string }, step: string | null, branch: string | null): TreeFault[] =>
  (['ru', 'en'] as const).flatMap((language) =>
    words[language].trim() === '' ? [{ ...fault('missing-words', step, branch), language }] : [],
  )

function faultsInside(definition: TreeDefinition, step: TreeStep): TreeFault[] {
  const isChosen = step.type === 'question' && step.answer === 'choice'
  return [
    ...step.branches.flatMap((branch) => [
      ...(isChosen ? missing(branch.words, step.id, branch.id) : []),
      ...(stepOf(definition, branch.to) ? [] : [fault('dead-end', step.id, branch.id)]),
    ]),
    ...ofItsType(definition, step),
  ]
}

function ofItsType({ audience }: TreeDefinition, step: TreeStep): TreeFault[] {
  switch (step.type) {
    case 'question': {
      if (step.answer === 'choice') return step.branches.length < 2 ? [fault('too-few-answers', step.id)] : []
      const open = step.branches.filter(({ atLeast }) => atLeast === null).length
      const bounds = new Set(step.branches.map(({ atLeast }) => atLeast))
      return step.answer === 'number' && (open !== 1 || bounds.size < step.branches.length) ? [fault('bounds', step.id)] : []
    }
    case 'check':
      return [
        ...(step.target.trim() === '' ? [fault('no-target', step.id)] : []),
        ...(audience === 'everybody' ? [fault('check-for-requesters', step.id)] : []),
      ]
    case 'outcome':
      return step.outcome === 'solved' && step.code === null ? [fault('no-code', step.id)] : []
    case 'instruction':
      return []
  }
}

/** The branches that lead back to a step on the way to them. */
function loops(definition: TreeDefinition): { step: string; id: string }[] {
  const found: { step: string; id: string }[] = []
  const done = new Set<string>()
  const visit = (step: TreeStep, way: ReadonlySet<string>): void => {
    const here = new Set([...way, step.id])
    for (const { id, to } of step.branches) {
      const next = stepOf(definition, to)
      if (next && here.has(next.id)) found.push({ step: step.id, id })
      else if (next && !done.has(next.id)) visit(next, here)
    }
    done.add(step.id)
  }
  for (const step of definition.steps) if (!done.has(step.id)) visit(step, new Set())
  return found
}

/** Whether a solution can be reached by this branch at all. */
export function mayFix(definition: Pick<TreeDefinition, 'steps'>, branch: Branch, way: ReadonlySet<string> = new Set()): boolean {
  const next = stepOf(definition, branch.to)
  if (!next || way.has(next.id)) return false
  if (next.type === 'outcome') return next.outcome === 'solved'
  return next.branches.some((one) => mayFix(definition, one, new Set([...way, next.id])))
}
