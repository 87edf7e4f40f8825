import { randomUUIDv7 } from 'node:crypto'
import { faultsOf } from '#contract/tree-walk.ts'
import { TreeDefinition } from '#contract/trees.ts'
import { checkChoice } from '#modules/catalog'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { insertPicture, insertTree, insertVersion, lockTree, saveDraft, setActive } from '../store/trees.ts'

/** Answers the id. */
export async function addTree(work: Work, draft: TreeDefinition): Promise<string> {
  const id = randomUUIDv7()
  await insertTree(work, id, draft)
  work.record(id, { type: 'tree.added' })
  return id
}

export async function draftTree(work: Work, id: string, { revision, draft }: { revision: number; draft: TreeDefinition }): Promise<void> {
  const tree = await lockTree(work, id)
  if (tree.revision !== revision) throw new Refusal('diagnosis.tree-changed')
  await saveDraft(work, id, draft, revision + 1)
  work.record(id, { type: 'tree.drafted', revision: revision + 1 })
}

/** What is published never changes; runs that have begun keep the version they began with. */
export async function publishTree(work: Work, id: string, { revision }: { revision: number }): Promise<void> {
  const tree = await lockTree(work, id)
  if (tree.revision !== revision) throw new Refusal('diagnosis.tree-changed')
  const draft = TreeDefinition.parse(tree.draft)
  const faults = faultsOf(draft)
  if (faults.length > 0) throw new Refusal('diagnosis.tree-faulty', { count: faults.length })
  await checkPlaces(work, draft)
  const version = (tree.version ?? 0) + 1
  await insertVersion(work, id, version, draft)
  work.record(id, { type: 'tree.published', version })
}

/** Services and categories that are named can be chosen. */
async function checkPlaces({ tx }: Work, { service, category, kinds, steps }: TreeDefinition): Promise<void> {
  const kind = kinds[0] ?? 'incident'
  await checkChoice(tx, { service, category, kind })
  for (const step of steps) if (step.type === 'outcome') await checkChoice(tx, { service: step.service, category: step.category, kind })
}

export async function useTree(work: Work, id: string, { active }: { active: boolean }): Promise<void> {
  const tree = await lockTree(work, id)
  if (tree.active === active) return
  await setActive(work, id, active)
  work.record(id, { type: active ? 'tree.restored' : 'tree.retired' })
}

/** Kinds of picture that every browser shows and that run nothing. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Answers the id of a picture whose bytes are stored. */
export async function keepPicture(work: Work, picture: { sha256: string; type: string; size: number }): Promise<string> {
  if (picture.size === 0) throw new Refusal('upload.empty')
  if (!shown.has(picture.type)) throw new Refusal('diagnosis.not-a-picture')
  const id = randomUUIDv7()
  await insertPicture(work, { id, ...picture })
  return id
}
