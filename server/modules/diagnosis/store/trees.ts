import type { RunState } from '#contract/tree-runs.ts'
import type { TreeDefinition } from '#contract/trees.ts'
import { personOf } from '#platform/actor.ts'
import { json } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

export async function insertTree({ tx, at }: Work, id: string, draft: TreeDefinition): Promise<void> {
  await tx
    .insertInto('tree')
    .values({ id, draft: json(draft), revision: 1, added_at: at })
    .execute()
}

/** The tree, locked for a change of it. */
export async function lockTree({ tx }: Work, id: string) {
  const found = await tx
    .selectFrom('tree')
    .select(['revision', 'draft', 'version', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  return found
}

export async function saveDraft({ tx }: Work, id: string, draft: TreeDefinition, revision: number): Promise<void> {
  await tx
    .updateTable('tree')
    .set({ draft: json(draft), revision })
    .where('id', '=', id)
    .execute()
}

export async function insertVersion(work: Work, id: string, n: number, definition: TreeDefinition): Promise<void> {
  await work.tx
    .insertInto('tree_version')
    .values({ tree_id: id, n, definition: json(definition), by_id: personOf(work.actor), published_at: work.at })
    .execute()
  await work.tx.updateTable('tree').set({ version: n }).where('id', '=', id).execute()
}

export async function setActive({ tx }: Work, id: string, active: boolean): Promise<void> {
  await tx.updateTable('tree').set({ active }).where('id', '=', id).execute()
}

export async function insertPicture({ tx, at }: Work, picture: { id: string; sha256: string; type: string; size: number }): Promise<void> {
  await tx
    .insertInto('tree_picture')
    .values({ ...picture, uploaded_at: at })
    .execute()
}

interface NewRun {
  readonly id: string
  readonly tree: string
  readonly version: number
  readonly ticket: string | null
  readonly origin: 'desk' | 'portal'
  readonly state: RunState
}

export async function insertRun({ tx, at, actor }: Work, { tree, ticket, ...run }: NewRun): Promise<void> {
  const ended = run.state === 'open' ? null : at
  await tx
    .insertInto('tree_run')
    .values({ ...run, tree_id: tree, ticket_id: ticket, begun_by: personOf(actor), started_at: at, moved_at: at, ended_at: ended })
    .execute()
}

/** The run, locked for its next step. */
export async function lockRun(work: Work, id: string) {
  const found = await work.tx.selectFrom('tree_run').select(['moved_at', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  work.notBefore(found.moved_at)
  return found
}

interface NewStep {
  readonly n: number
  readonly step: string
  readonly branch: string
  readonly value: string
  readonly checkRun: string | null
  readonly tookMs: number
}

export async function insertStep(work: Work, run: string, { checkRun, tookMs, ...step }: NewStep): Promise<void> {
  await work.tx
    .insertInto('tree_run_step')
    .values({ ...step, run_id: run, check_run_id: checkRun, took_ms: tookMs, by_id: personOf(work.actor), at: work.at })
    .execute()
}

export async function takeStepBack({ tx, at }: Work, run: string, n: number): Promise<void> {
  await tx.updateTable('tree_run_step').set({ taken_back_at: at }).where('run_id', '=', run).where('n', '=', n).execute()
}

export async function moveRun({ tx, at }: Work, id: string, state: RunState): Promise<void> {
  await tx
    .updateTable('tree_run')
    .set({ state, moved_at: at, ended_at: state === 'open' ? null : at })
    .where('id', '=', id)
    .execute()
}

/** Those runs of this person that no ticket has yet now belong to this one. */
export async function joinTicket({ tx }: Work, ids: readonly string[], person: string, ticket: string): Promise<string[]> {
  const joined = await tx
    .updateTable('tree_run')
    .set({ ticket_id: ticket })
    .where('id', 'in', [...ids])
    .where('begun_by', '=', person)
    .where('ticket_id', 'is', null)
    .returning('id')
    .execute()
  return joined.map(({ id }) => id)
}
