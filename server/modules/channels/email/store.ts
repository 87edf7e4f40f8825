import type { Insertable, Updateable } from 'kysely'
import type { Tables } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

const taken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

/** False when the address belongs to another mailbox. */
export async function insertMailbox({ tx }: Work, row: Insertable<Tables['mailbox']>): Promise<boolean> {
  const added = await tx
    .insertInto('mailbox')
    .values(row)
    .onConflict((conflict) => conflict.column('address').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function updateMailbox({ tx }: Work, id: string, change: Updateable<Tables['mailbox']>): Promise<boolean> {
  try {
    const row = await tx.updateTable('mailbox').set(change).where('id', '=', id).returning('id').executeTakeFirst()
    if (!row) throw new Refusal('not-found')
    return true
  } catch (error) {
    if (taken(error)) return false
    throw error
  }
}
