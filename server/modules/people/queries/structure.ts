import { sql } from 'kysely'
import type { LevelChange } from '#contract/level-structure.ts'
import type { TeamChip } from '#contract/people.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { levelChips } from './chips.ts'

interface Row {
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly from: string
  readonly to: string
  readonly teams: TeamChip[]
  readonly at: Temporal.Instant
  readonly undoneAt: Temporal.Instant | null
  readonly mayUndo: boolean
}

/** Merges and splits, the latest first. One may be undone while no later one that holds touches its levels. */
export async function levelChanges(db: Reader): Promise<LevelChange[]> {
  const found = await rows(
    db,
    sql<Row>`select m.id, m.kind, m.from_level as "from", m.to_level as "to", m.at, m.undone_at as "undoneAt",
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name collate people_order), '[]')
        from team t where t.id = any(m.teams)) as teams,
      m.undone_at is null and not exists (select from level_mapping later where later.seq > m.seq and later.undone_at is null
        and array[later.from_level, later.to_level] && array[m.from_level, m.to_level]) as "mayUndo"
      from level_mapping m order by m.seq desc`,
  )
  const chips = await levelChips(
    db,
    found.flatMap(({ from, to }) => [from, to]),
  )
  return found.flatMap(({ from, to, ...change }) => {
    const [before, after] = [chips.get(from), chips.get(to)]
    return before && after ? [{ ...change, from: before, to: after }] : []
  })
}

export async function levelChangeById(db: Reader, id: string): Promise<LevelChange> {
  const found = (await levelChanges(db)).find((change) => change.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}
