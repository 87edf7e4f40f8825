import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { chunks, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import type { Candidate } from '../recipients.ts'

export interface Stakeholder {
  readonly id: string
  readonly ticket: string
  readonly person: string | null
  readonly follows: boolean
  readonly addedBy: string | null
  readonly stopped: boolean
}

type Who = Pick<Candidate, 'person' | 'address' | 'name' | 'language'>

/** A row for each of these people; answers their ids by person, else by address. */
export async function keepStakeholders({ tx, at }: Work, ticket: string, people: readonly Who[]): Promise<ReadonlyMap<string, string>> {
  const fresh = people.map(({ person, address, name, language }) => ({
    id: randomUUIDv7(),
    ticket_id: ticket,
    person_id: person,
    address: person === null ? address : null,
    name: person === null ? name : '',
    language,
    follows: false,
    added_at: at,
  }))
  for (const some of chunks(fresh, 8))
    await tx
      .insertInto('stakeholder')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const found = await rows<{ id: string; key: string }>(
    tx,
    sql`select id, coalesce(person_id::text, address) as key from stakeholder where ticket_id = ${ticket}`,
  )
  return new Map(found.map(({ id, key }) => [key, id]))
}

/** Who does not want them gets no more; who wishes them again gets them, whether a circle brings him or not. */
export async function setFollowing({ tx, at }: Work, id: string, follow: boolean): Promise<void> {
  await tx
    .updateTable('stakeholder')
    .set(follow ? { follows: true, stopped_at: null } : { stopped_at: at })
    .where('id', '=', id)
    .execute()
}

export async function putIn({ tx }: Work, id: string, by: string | null): Promise<void> {
  await tx.updateTable('stakeholder').set({ follows: true, added_by: by }).where('id', '=', id).execute()
}

/** He stays a stakeholder where a letter has gone to him: its link must go on working. */
export async function takeOut({ tx }: Work, id: string): Promise<void> {
  await tx.updateTable('stakeholder').set({ follows: false, added_by: null }).where('id', '=', id).execute()
}

export async function stakeholderById({ tx }: Pick<Work, 'tx'>, id: string): Promise<Stakeholder | undefined> {
  const [row] = await rows<Stakeholder>(
    tx,
    sql`select id, ticket_id as ticket, person_id as person, follows, added_by as "addedBy", stopped_at is not null as stopped
      from stakeholder where id = ${id}`,
  )
  return row
}
