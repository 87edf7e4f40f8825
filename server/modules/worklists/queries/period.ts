import { type RawBuilder, sql } from 'kysely'

type Instant = Temporal.Instant

/** A half-open range; undefined where no end is given. */
export function within(moment: RawBuilder<unknown>, from: Instant | undefined, to: Instant | undefined): RawBuilder<boolean> | undefined {
  const ends = [...(from ? [sql`${moment} >= ${from}`] : []), ...(to ? [sql`${moment} < ${to}`] : [])]
  return ends.length === 0 ? undefined : sql`(${sql.join(ends, sql` and `)})`
}
