/** What an author does to a tree, as functions of its definition. Nothing is lost: what is cut off stays, and the outline says that nobody comes to it. */
import { outlineOf, stepOf } from '#contract/tree-walk.ts'
import type { Branch, Definition, Step, StepType } from './model.ts'

export const blank = { ru: '', en: '' }
const newId = (): string => crypto.randomUUID()

export const emptyTree: Definition = {
  title: blank,
  service: null,
  category: null,
  kinds: [],
  audience: 'agents',
  root: null,
  steps: [],
}

/** A place in a tree where a step stands, or may: its beginning, or what comes after an answer. */
export type Place = { step: string; branch: string } | null

/** A line of the editor. `step` null: nothing stands there yet. `isLoose`: nobody comes to it. */
export type Row = {
  key: string
  depth: number
  from: { step: Step; branch: Branch } | null
  step: Step | null
  isAgain: boolean
  isLoose: boolean
}

export function rowsOf(definition: Definition): Row[] {
  const seen = new Set<string>()
  const rows: Row[] = []
  const visit = (id: string | null, depth: number, from: Row['from'], isLoose: boolean): void => {
    const step = stepOf(definition, id) ?? null
    const isAgain = step !== null && seen.has(step.id)
    rows.push({ key: keyOf(from && { step: from.step.id, branch: from.branch.id }, step?.id), depth, from, step, isAgain, isLoose })
    if (step === null || isAgain) return
    seen.add(step.id)
    for (const branch of step.branches) visit(branch.to, depth + 1, { step, branch }, isLoose)
  }
  visit(definition.root, 0, null, false)
  const led = new Set(definition.steps.flatMap(({ branches }) => branches.map(({ to }) => to)))
  const loose = definition.steps.filter(({ id }) => !seen.has(id))
  // First those to which no branch leads at all: the rest stands below them, if it is no ring.
  for (const { id } of [...loose.filter((one) => !led.has(one.id)), ...loose]) if (!seen.has(id)) visit(id, 0, null, true)
  return rows
}

const keyOf = (place: Place, step: string | undefined): string =>
  `${place === null ? 'root' : `${place.step} ${place.branch}`} ${step ?? ''}`

export const change = (definition: Definition, id: string, part: (step: Step) => Step): Definition => ({
  ...definition,
  steps: definition.steps.map((step) => (step.id === id ? part(step) : step)),
})

const changeBranch = (step: Step, id: string, part: Partial<Branch>): Step => ({
  ...step,
  branches: step.branches.map((branch) => (branch.id === id ? { ...branch, ...part } : branch)),
})
export const editBranch = (definition: Definition, { step, branch }: NonNullable<Place>, part: Partial<Branch>): Definition =>
  change(definition, step, (one) => changeBranch(one, branch, part))

/** Lets a place lead to a step, or nowhere. */
export const lead = (definition: Definition, place: Place, to: string | null): Definition =>
  place === null ? { ...definition, root: to } : editBranch(definition, place, { to })

const branch = (id = newId()): Branch => ({ id, words: blank, atLeast: null, to: null })

function stepOfType(type: StepType, id: string, words = blank): Step {
  switch (type) {
    case 'question':
      return { id, type, words, answer: 'choice', branches: [branch(), branch()] }
    case 'instruction':
      return { id, type, words, picture: null, branches: [branch('yes'), branch('no')] }
    case 'check':
      return { id, type, words, check: 'ping', target: '', port: null, branches: [branch('ok'), branch('failed')] }
    case 'outcome':
      return { id, type, words, outcome: 'solved', code: null, service: null, category: null, urgency: null, branches: [] }
  }
}

/** A new step at a place; what stood there comes after its first answer. */
export function addStep(definition: Definition, place: Place, type: StepType): { definition: Definition; id: string } {
  const id = newId()
  const stood =
    place === null ? definition.root : (stepOf(definition, place.step)?.branches.find((one) => one.id === place.branch)?.to ?? null)
  const fresh = stepOfType(type, id)
  const [first] = fresh.branches
  const step = first === undefined ? fresh : changeBranch(fresh, first.id, { to: stood })
  return { definition: lead({ ...definition, steps: [...definition.steps, step] }, place, id), id }
}

/** Another kind of step with the same words; branches lead where they led, by their order. */
export const turnInto = (definition: Definition, id: string, type: StepType): Definition =>
  change(definition, id, (step) => {
    const next = stepOfType(type, id, step.words)
    return { ...next, branches: next.branches.map((one, i) => ({ ...one, to: step.branches[i]?.to ?? null })) }
  })

/** Another way to answer a question. */
export const askFor = (definition: Definition, id: string, answer: 'choice' | 'number' | 'text'): Definition =>
  change(definition, id, (step) => {
    if (step.type !== 'question' || step.answer === answer) return step
    const kept = answer === 'text' ? step.branches.slice(0, 1) : step.branches
    const branches = kept.length === 0 ? [branch()] : kept
    return { ...step, answer, branches: branches.map((one, i) => ({ ...one, atLeast: answer === 'number' && i > 0 ? i : null })) }
  })

export const addAnswer = (definition: Definition, id: string): Definition =>
  change(definition, id, (step) => {
    const bounds = step.branches.map(({ atLeast }) => atLeast ?? 0)
    const isNumber = step.type === 'question' && step.answer === 'number'
    return { ...step, branches: [...step.branches, { ...branch(), atLeast: isNumber ? Math.max(0, ...bounds) + 1 : null }] }
  })

export const removeAnswer = (definition: Definition, id: string, answer: string): Definition =>
  change(definition, id, (step) => ({ ...step, branches: step.branches.filter((one) => one.id !== answer) }))

/** An answer goes before or after its neighbour. */
export const moveAnswer = (definition: Definition, id: string, answer: string, by: -1 | 1): Definition =>
  change(definition, id, (step) => {
    const from = step.branches.findIndex((one) => one.id === answer)
    const moved = step.branches[from]
    const to = from + by
    if (moved === undefined || step.branches[to] === undefined || !mayMove(step)) return step
    return { ...step, branches: step.branches.toSpliced(from, 1).toSpliced(to, 0, moved) }
  })

/** "Yes" and "no" stand in their order. */
export const mayMove = (step: Step): boolean => step.type === 'question' && step.answer === 'choice'

/** The step goes; what came after its first answer takes its place wherever something led to it. */
export function removeStep(definition: Definition, id: string): Definition {
  const first = stepOf(definition, id)?.branches[0]?.to ?? null
  const next = first === id ? null : first
  return {
    ...definition,
    root: definition.root === id ? next : definition.root,
    steps: definition.steps
      .filter((step) => step.id !== id)
      .map((step) => ({ ...step, branches: step.branches.map((one) => (one.to === id ? { ...one, to: next } : one)) })),
  }
}

/** A level up: the step takes the place of the one above it, which is cut off with its other answers. */
export function lift(definition: Definition, row: Row): Definition {
  const above = row.from?.step.id
  if (above === undefined || row.step === null) return definition
  const place = outlineOf(definition).find(({ step, isAgain }) => step.id === above && !isAgain)?.from
  return lead(definition, place ? { step: place.step, branch: place.branch.id } : null, row.step.id)
}
