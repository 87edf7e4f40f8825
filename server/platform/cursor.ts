import type * as z from 'zod'
import { Refusal } from '#platform/refusal.ts'

/** The place in a list where the next page begins: the sort values of the last row, opaque on the wire. */
export const writeCursor = (place: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Undefined without a cursor; what is none of ours is refused. */
export function readCursor<T>(cursor: string | undefined, place: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('unknown-cursor')
  }
}

/** One row more than the page was asked for: whether there is a next page is known without counting. */
export function pageFrom<T>(found: readonly T[], limit: number, placeOf: (row: T) => readonly (string | number | null)[]) {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null }
}
