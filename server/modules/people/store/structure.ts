import { randomUUIDv7 } from 'node:crypto'
import type { Work } from '#platform/work.ts'

interface Mapping {
  readonly kind: 'merge' | 'split'
  readonly from: string
  readonly to: string
  readonly teams: readonly string[]
}

export async function insertMapping({ tx, at }: Work, { kind, from, to, teams }: Mapping): Promise<string> {
  const id = randomUUIDv7()
  await tx
    .insertInto('level_mapping')
    .values({ id, kind, from_level: from, to_level: to, teams: [...teams], at })
    .execute()
  return id
}

export async function endMapping({ tx, at }: Work, id: string): Promise<void> {
  await tx.updateTable('level_mapping').set({ undone_at: at }).where('id', '=', id).execute()
}
