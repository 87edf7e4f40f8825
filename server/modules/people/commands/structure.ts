import type { Value } from '#contract/endpoint.ts'
import type { mergeLevel as Merge, splitLevel as Split } from '#contract/level-structure.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { levelChangeById } from '../queries/structure.ts'
import { levels, teams } from '../queries/teams.ts'
import { insertLevel, updateLevel } from '../store/groups.ts'
import { lock } from '../store/lock.ts'
import { endMapping, insertMapping } from '../store/structure.ts'

/** From now on what is on a level counts on another. No ticket is written: where it stands is read through the mapping. */
export async function mergeLevel(work: Work, id: string, { into }: Value<(typeof Merge)['body']>): Promise<string> {
  for (const level of [...new Set([id, into])].toSorted()) await lock(work, 'level', level)
  if (id === into) throw new Refusal('people.level-itself')
  const [from, to] = [await live(work, id), await live(work, into)]
  if (from.vendor !== to.vendor) throw new Refusal('people.level-vendor-apart')
  const change = await insertMapping(work, { kind: 'merge', from: id, to: into, teams: [] })
  work.record(id, { type: 'level.merged', into, change })
  await updateLevel(work, id, {})
  return change
}

/** From now on the work of these teams counts on a level of its own. */
export async function splitLevel(work: Work, id: string, { teams: wanted, ...given }: Value<(typeof Split)['body']>): Promise<string> {
  await lock(work, 'level', id)
  const level = await live(work, id)
  const serving = (await teams(work.tx)).filter((team) => team.levels.includes(id)).map((team) => team.id)
  if (wanted.some((team) => !serving.includes(team))) throw new Refusal('people.team-not-on-level')
  if (serving.every((team) => wanted.includes(team))) throw new Refusal('people.level-left-empty')
  const into = await insertLevel(work, { ...given, vendor: level.vendor })
  if (into === undefined) throw new Refusal('people.level-taken', { code: given.code })
  work.record(into, { type: 'level.added', code: given.code })
  const change = await insertMapping(work, { kind: 'split', from: id, to: into, teams: wanted })
  work.record(id, { type: 'level.split', into, teams: [...wanted], change })
  await updateLevel(work, id, {})
  return change
}

/** Everything counts where it did before. What was recorded on a level that a split had made counts on the one it was made from. */
export async function undoLevelChange(work: Work, id: string): Promise<void> {
  const { from, to } = await levelChangeById(work.tx, id)
  for (const level of [from.id, to.id].toSorted()) await lock(work, 'level', level)
  const { undoneAt, mayUndo } = await levelChangeById(work.tx, id)
  if (undoneAt !== null) throw new Refusal('people.level-change-undone')
  if (!mayUndo) throw new Refusal('people.level-change-followed')
  await endMapping(work, id)
  work.record(from.id, { type: 'level.restored', change: id })
  await updateLevel(work, from.id, {})
}

async function live({ tx }: Work, id: string) {
  const found = (await levels(tx)).find((level) => level.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}
