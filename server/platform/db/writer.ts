import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * The connections that may write, kept apart from what travels through the house: only works and the reader of the log
 * may take them (a dependency rule says so), and everybody else writes through a work.
 */
const writers = new WeakMap<object, Kysely<Tables>>()

export const keepWriter = (db: object, writer: Kysely<Tables>): unknown => writers.set(db, writer)

export function writerOf(db: object): Kysely<Tables> {
  const writer = writers.get(db)
  if (!writer) throw new Error('this database was not opened for writing')
  return writer
}
