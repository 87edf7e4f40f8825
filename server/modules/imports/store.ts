import { sql } from 'kysely'
import { chunks } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

export type NameKind = 'team' | 'organisation' | 'requester' | 'assignee'

/** One import of a source at a time: a second one waits here, and then finds done what the first has done. */
export async function lockSource({ tx }: Work, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${source}`}, 0))`.execute(tx)
}

export async function insertImports(
  { tx }: Work,
  source: string,
  imports: readonly { readonly reference: string; readonly ticket: string; readonly fingerprint: string }[],
): Promise<void> {
  for (const some of chunks(imports, 4))
    await tx
      .insertInto('ticket_import')
      .values(some.map(({ reference, ticket, fingerprint }) => ({ source, reference, ticket_id: ticket, fingerprint })))
      .execute()
}

export async function insertName({ tx }: Work, source: string, kind: NameKind, name: string, id: string): Promise<void> {
  await tx.insertInto('imported_name').values({ source, kind, name, id }).execute()
}

export interface KeptField {
  readonly ticket: string
  readonly name: string
  readonly said: readonly string[]
}

/** What is kept already stays. */
export async function insertFields({ tx }: Work, fields: readonly KeptField[]): Promise<void> {
  for (const some of chunks(fields, 3))
    await tx
      .insertInto('imported_field')
      .values(some.map(({ ticket, name, said }) => ({ ticket_id: ticket, name, said: [...said] })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export async function insertTeamLevels({ tx }: Work, pairs: readonly { readonly team: string; readonly level: string }[]): Promise<void> {
  for (const some of chunks(pairs, 2))
    await tx
      .insertInto('imported_team_level')
      .values(some.map(({ team, level }) => ({ team_id: team, level_id: level })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Lets the database count anew what so many rows have changed (ANALYZE); it would do so by itself a minute later. */
export async function refreshStatistics({ tx }: Work): Promise<void> {
  await sql`analyze event, ticket, stay, clock, nearest_due, text_version, ticket_import, imported_field, imported_team_level`.execute(tx)
}
