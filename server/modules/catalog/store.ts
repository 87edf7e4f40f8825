import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Kind } from '#contract/ticket-words.ts'
import { type Tables, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Branch } from './tree.ts'

/** Locks a service with its whole tree. */
export async function lockService(work: Work, id: string): Promise<{ active: boolean; rank: number; tree: Branch[] }> {
  const [row] = await rows<{ active: boolean; rank: number }>(work.tx, sql`select active, rank from service where id = ${id} for update`)
  if (!row) throw new Refusal('not-found')
  const tree = await rows<Branch>(work.tx, sql`select id, parent_id as parent from category where service_id = ${id}`)
  return { ...row, tree }
}

export interface LockedCategory extends Branch {
  readonly service: string
  readonly active: boolean
  readonly rank: number
  readonly kinds: Kind[]
}

/** Locks a category by its service, so that two moves cannot make a ring. A category never changes its service. */
export async function lockCategory(work: Work, id: string): Promise<{ category: LockedCategory; tree: Branch[] }> {
  const read = sql<LockedCategory>`select id, service_id as service, parent_id as parent, active, rank, kinds from category where id = ${id}`
  const [seen] = await rows(work.tx, read)
  if (!seen) throw new Refusal('not-found')
  const { tree } = await lockService(work, seen.service)
  const [category = seen] = await rows(work.tx, read)
  return { category, tree }
}

export async function insertService({ tx }: Work, row: Insertable<Tables['service']>): Promise<void> {
  await tx.insertInto('service').values(row).execute()
}

export async function updateService({ tx }: Work, id: string, change: Updateable<Tables['service']>): Promise<void> {
  await tx.updateTable('service').set(change).where('id', '=', id).execute()
}

export async function insertCategory({ tx }: Work, row: Insertable<Tables['category']>): Promise<void> {
  await tx.insertInto('category').values(row).execute()
}

export async function updateCategory({ tx }: Work, id: string, change: Updateable<Tables['category']>): Promise<void> {
  await tx.updateTable('category').set(change).where('id', '=', id).execute()
}
