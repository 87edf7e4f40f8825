import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Tables } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Saved } from './policy.ts'

export async function lockView({ tx }: Work, id: string): Promise<Saved> {
  const row = await tx.selectFrom('saved_view').select(['owner_id', 'team_id']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { owner: row.owner_id, team: row.team_id }
}

/** How many this person has saved; two works of one person count one after the other. */
export async function countOwn({ tx }: Work, owner: string): Promise<number> {
  await sql`select from person where id = ${owner} for no key update`.execute(tx)
  const { count } = await tx
    .selectFrom('saved_view')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('owner_id', '=', owner)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const insertView = async ({ tx }: Work, row: Insertable<Tables['saved_view']>): Promise<void> => {
  await tx.insertInto('saved_view').values(row).execute()
}

export const updateView = async ({ tx }: Work, id: string, change: Updateable<Tables['saved_view']>): Promise<void> => {
  await tx.updateTable('saved_view').set(change).where('id', '=', id).execute()
}

export const deleteView = async ({ tx }: Work, id: string): Promise<void> => {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}
