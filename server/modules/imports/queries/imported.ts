import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { NameKind } from '../store.ts'

/** Fingerprints of the cases of a source that are tickets already. */
export async function importedCases(db: Reader, source: string, references: readonly string[]): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ reference: string; fingerprint: string }>`select reference, fingerprint from ticket_import
      where source = ${source} and reference = any(${[...references]}::text[])`,
  )
  return new Map(found.map(({ reference, fingerprint }) => [reference, fingerprint]))
}

export async function importedNames(db: Reader, source: string, kind: NameKind): Promise<Map<string, string>> {
  const found = await db.selectFrom('imported_name').select(['name', 'id']).where('source', '=', source).where('kind', '=', kind).execute()
  return new Map(found.map(({ name, id }) => [name, id]))
}

/** The eldest team of this name, and the eldest client. */
export const teamNamed = (db: Reader, name: string): Promise<string | undefined> =>
  idOf(db, sql`select id from team where name = ${name} order by added_at, id limit 1`)
export const clientNamed = (db: Reader, name: string): Promise<string | undefined> =>
  idOf(db, sql`select id from organisation where kind = 'client' and name = ${name} order by added_at, id limit 1`)

async function idOf(db: Reader, query: ReturnType<typeof sql>): Promise<string | undefined> {
  const [found] = await rows(db, sql<{ id: string }>`${query}`)
  return found?.id
}

export async function importedTickets(db: Reader, source: string, references: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{
      ticket: string
    }>`select ticket_id as ticket from ticket_import where source = ${source} and reference = any(${[...references]}::text[])`,
  )
  return found.map(({ ticket }) => ticket)
}

/** Tickets of a source by the references of their cases. */
export async function ticketsByReference(db: Reader, source: string): Promise<Map<string, string>> {
  const found = await db.selectFrom('ticket_import').select(['reference', 'ticket_id']).where('source', '=', source).execute()
  return new Map(found.map(({ reference, ticket_id }) => [reference, ticket_id]))
}
