import { randomUUIDv7 } from 'node:crypto'
import type { TreeRun } from '#contract/tree-runs.ts'
import type { Answer } from '#contract/tree-walk.ts'
import { ticketToWork } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import type { Network } from '../checks/network.ts'
import { type Run, runToWalk, runsBegunSince, shownRun } from '../queries/tree-runs.ts'
import { type Walkable, walkableTrees } from '../queries/trees.ts'
import { insertRun, insertStep, joinTicket, lockRun, moveRun, takeStepBack } from '../store/trees.ts'
import { goOn, standing, stateAt, tookMs } from '../walk.ts'
import { runCheck } from './checks.ts'

type Step = Answer & { readonly step: string }

/** On a ticket, by who works it. Answers the id of the run. */
export async function beginOnTicket(work: Work, ref: string, tree: string): Promise<string> {
  const { id: ticket } = await ticketToWork(work, ref)
  return begin(work, await walkable(work, tree), { ticket, origin: 'desk' })
}

/** Nobody tries more than this in an hour by hand. */
const mostAnHour = 60

/** Before there is a ticket, by a requester: only what is for everybody. Answers the id of the run. */
export async function beginOnPortal(work: Work, tree: string): Promise<string> {
  const person = personOf(work.actor)
  const found = await walkable(work, tree)
  if (person === null || found.definition.audience !== 'everybody') throw new Refusal('not-found')
  if ((await runsBegunSince(work.tx, person, work.at.subtract({ hours: 1 }))) >= mostAnHour) throw new Refusal('diagnosis.too-many-runs')
  return begin(work, found, { ticket: null, origin: 'portal' })
}

async function walkable({ tx }: Work, tree: string): Promise<Walkable> {
  const [found] = await walkableTrees(tx, tree)
  if (!found) throw new Refusal('not-found')
  return found
}

async function begin(
  work: Work,
  { id: tree, version, definition }: Walkable,
  about: { ticket: string | null; origin: 'desk' | 'portal' },
): Promise<string> {
  const id = randomUUIDv7()
  const state = stateAt(standing(definition, []))
  await insertRun(work, { id, tree, version, state, ...about })
  work.record(id, { type: 'tree-run.begun', tree, version, ...about })
  if (state !== 'open') work.record(id, { type: 'tree-run.ended', state })
  return id
}

export async function answerStep(work: Work, id: string, answer: Step, checkRun: string | null = null): Promise<void> {
  const { run, movedAt } = await runToMove(work, id)
  const { branch, state } = goOn(run.definition, run.taken, answer)
  const n = await nextNumber(work, id)
  const step = { n, step: answer.step, branch, value: answer.value, checkRun, tookMs: tookMs(movedAt, work.at) }
  await insertStep(work, id, step)
  await moveRun(work, id, state)
  work.record(id, { type: 'tree-run.answered', n, step: answer.step, branch })
  if (state !== 'open') work.record(id, { type: 'tree-run.ended', state })
}

/** Numbers are never used twice: what was taken back keeps its own. */
async function nextNumber({ tx }: Work, run: string): Promise<number> {
  const last = await tx.selectFrom('tree_run_step').select('n').where('run_id', '=', run).orderBy('n', 'desc').limit(1).executeTakeFirst()
  return (last?.n ?? 0) + 1
}

export async function takeBack(work: Work, id: string): Promise<void> {
  const { run } = await runToMove(work, id)
  const last = run.taken.at(-1)
  if (!last) throw new Refusal('diagnosis.run-elsewhere')
  await takeStepBack(work, id, last.n)
  await moveRun(work, id, 'open')
  work.record(id, { type: 'tree-run.taken-back', n: last.n })
}

/** Locks its ticket first, then the run, and reads it as it stands then. */
async function runToMove(work: Work, id: string): Promise<{ run: Run; movedAt: Temporal.Instant }> {
  const { ticket } = await runToWalk(work.tx, work.actor, id)
  if (ticket !== null) await ticketToWork(work, ticket)
  const { moved_at: movedAt } = await lockRun(work, id)
  return { run: await runToWalk(work.tx, work.actor, id), movedAt }
}

/** Runs the check where the walk stands: what it brings back is kept on the ticket, and answers the step. */
export async function checkStep(house: House, network: Network, actor: Actor, id: string): Promise<TreeRun> {
  const run = await runToWalk(house.db.read, actor, id)
  const step = standing(run.definition, run.taken)
  if (step.type !== 'check' || run.ticket === null) throw new Refusal('diagnosis.run-elsewhere')
  const { check: kind, target, port } = step
  const checked = await runCheck(house, network, actor, run.ticket, { kind, target, port })
  const answer = { step: step.id, branch: checked.outcome, value: '' }
  await openWork(house, actor, (work) => answerStep(work, id, answer, checked.id))
  return shownRun(house.db.read, actor, id)
}

/** What this person walked before he sent his request comes with it; what is not his, or has its ticket, is left where it is. */
export async function joinRuns(work: Work, ids: readonly string[], ticket: string): Promise<void> {
  const person = personOf(work.actor)
  if (person === null || ids.length === 0) return
  for (const id of await joinTicket(work, ids, person, ticket)) work.record(id, { type: 'tree-run.joined', ticket })
}
