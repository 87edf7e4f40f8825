import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { TicketSort } from '#contract/worklists.ts'
import { Refusal } from '#platform/refusal.ts'

type KeyType = 'uuid' | 'timestamptz' | 'integer'
interface Key {
  readonly value: RawBuilder<unknown>
  readonly type: KeyType
}

/** A stretch of an order that one index gives: by these keys, all upwards or all downwards; the last is an id. */
export interface Part {
  readonly where: RawBuilder<boolean>
  readonly keys: readonly Key[]
  readonly downwards: boolean
}

const key = (name: string, type: KeyType): Key => ({ value: sql.ref(name), type })
const whole = (downwards: boolean, ...keys: Key[]): readonly Part[] => [
  { where: sql`true`, keys: [...keys, key('t.id', 'uuid')], downwards },
]

/** By the nearest promise; then what waits with its clocks stopped; then, the newest first, what is promised nothing. */
const byPromise: readonly Part[] = [
  { where: sql`d.due_at is not null`, keys: [key('d.due_at', 'timestamptz'), key('d.ticket_id', 'uuid')], downwards: false },
  { where: sql`(d.ticket_id is not null and d.due_at is null)`, keys: [key('d.ticket_id', 'uuid')], downwards: false },
  { where: sql`d.ticket_id is null`, keys: [key('t.id', 'uuid')], downwards: true },
]

export const sorts: Readonly<Record<TicketSort, readonly Part[]>> = {
  due: byPromise,
  newest: whole(true, key('t.opened_at', 'timestamptz')),
  oldest: whole(false, key('t.opened_at', 'timestamptz')),
  changed: whole(true, key('t.last_event_at', 'timestamptz')),
  priority: whole(false, key('t.priority', 'integer'), key('t.started_at', 'timestamptz')),
}

export const orderOf = ({ keys, downwards }: Part, names: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`order by ${sql.join(keys.map((_, n) => sql`${names[n]} ${sql.raw(downwards ? 'desc' : 'asc')}`))}`

/** Rows after the place whose keys are given. */
export function after({ keys, downwards }: Part, place: readonly string[]): RawBuilder<boolean> {
  const values = keys.map(({ type }, n) => sql`${checked(type, place[n])}::${sql.raw(type)}`)
  return sql`(${sql.join(keys.map(({ value }) => value))}) ${sql.raw(downwards ? '<' : '>')} (${sql.join(values)})`
}

const isMoment = (text: string): boolean => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0
  } catch {
    return false
  }
}
const shapes = { uuid: z.uuid(), timestamptz: z.string().refine(isMoment), integer: z.string().regex(/^\d{1,9}$/) }

function checked(type: KeyType, text: string | undefined): string {
  const { data } = shapes[type].safeParse(text)
  if (data === undefined) throw new Refusal('unknown-cursor')
  return data
}
