import type { Insertable, Updateable } from 'kysely'
import type { Tables } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

export async function lockAsset({ tx }: Work, id: string) {
  const row = await tx
    .selectFrom('asset')
    .select(['person_id', 'organisation_id', 'retired_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row
}

export const insertAsset = async ({ tx }: Work, row: Insertable<Tables['asset']>): Promise<void> =>
  oneNumber(async () => tx.insertInto('asset').values(row).execute())

export const updateAsset = async ({ tx }: Work, id: string, change: Updateable<Tables['asset']>): Promise<void> =>
  oneNumber(async () => tx.updateTable('asset').set(change).where('id', '=', id).execute())

/** The index decides whose inventory number it is, also between two works at once. */
async function oneNumber(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'asset_by_inventory')
      throw new Refusal('assets.inventory-taken')
    throw error
  }
}
