import type * as z from 'zod'
import { type Reader, type Tx, json } from '#platform/db/index.ts'

/** A setting of one module: its key, shape and what holds until somebody says otherwise. */
export interface Setting<T> {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly fallback: T
}

export async function readSetting<T>(db: Reader, { key, schema, fallback }: Setting<T>): Promise<T> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row ? schema.parse(row.value) : fallback
}

/** Two at once: a command should not ask twice. */
export async function readBoth<A, B>(db: Reader, one: Setting<A>, other: Setting<B>): Promise<[A, B]> {
  const found = await db.selectFrom('setting').select(['key', 'value']).where('key', 'in', [one.key, other.key]).execute()
  const of = <T>({ key, schema, fallback }: Setting<T>): T => {
    const row = found.find((each) => each.key === key)
    return row ? schema.parse(row.value) : fallback
  }
  return [of(one), of(other)]
}

export async function writeSetting<T>(tx: Tx, { key, schema }: Setting<T>, value: T): Promise<void> {
  const checked = json(schema.parse(value))
  await tx
    .insertInto('setting')
    .values({ key, value: checked })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: checked }))
    .execute()
}
