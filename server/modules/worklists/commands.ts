import { randomUUIDv7 } from 'node:crypto'
import type { Value } from '#contract/endpoint.ts'
import { type addSavedView, type editSavedView, mostSaved } from '#contract/saved-views.ts'
import { allow, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Saved, mayEditView, mayGiveTo, mayReadView } from './policy.ts'
import { countOwn, deleteView, insertView, lockView, updateView } from './store.ts'

export async function saveView(work: Work, { name, search, columns, team }: Value<(typeof addSavedView)['body']>): Promise<{ id: string }> {
  const owner = personOf(work.actor)
  allow(owner !== null)
  if (!mayGiveTo(work.actor, team)) throw new Refusal('worklists.not-your-team')
  if ((await countOwn(work, owner)) >= mostSaved) throw new Refusal('worklists.too-many-views')
  const id = randomUUIDv7()
  await insertView(work, { id, owner_id: owner, team_id: team, name, search, columns: columns && [...columns], saved_at: work.at })
  return { id }
}

export async function editView(work: Work, id: string, change: Value<(typeof editSavedView)['body']>): Promise<{ id: string }> {
  const { team: before } = await lockToEdit(work, id)
  const { name, search, columns, team } = change
  if (team !== undefined && team !== before && !mayGiveTo(work.actor, team)) throw new Refusal('worklists.not-your-team')
  await updateView(work, id, {
    saved_at: work.at,
    ...(name === undefined ? {} : { name }),
    ...(search === undefined ? {} : { search }),
    ...(columns === undefined ? {} : { columns: columns && [...columns] }),
    ...(team === undefined ? {} : { team_id: team }),
  })
  return { id }
}

export async function dropView(work: Work, id: string): Promise<void> {
  await lockToEdit(work, id)
  await deleteView(work, id)
}

/** Who may not read it does not learn that it is there. */
async function lockToEdit(work: Work, id: string): Promise<Saved> {
  const view = await lockView(work, id)
  if (!mayReadView(work.actor, view)) throw new Refusal('not-found')
  allow(mayEditView(work.actor, view))
  return view
}
