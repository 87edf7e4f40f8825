import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import { RotaPlan } from '#contract/rotas.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Interval } from '../intervals.ts'
import type { Rota } from '../rota.ts'
import { type Shelf, inForce } from '../timeline.ts'
import { type WorkingTime, compile } from '../working-time.ts'
import { shelfOf } from './shelf.ts'

export interface BookedRota extends Rota {
  readonly id: string
  readonly names: Names
  readonly active: boolean
  readonly newest: { readonly n: number; readonly plan: RotaPlan }
}

type Head = Pick<BookedRota, 'id' | 'names' | 'active'>
interface PlanRow {
  readonly rota: string
  readonly n: number
  readonly from: Temporal.Instant
  readonly plan: unknown
}
interface OverrideRow {
  readonly id: string
  readonly rota: string
  readonly person: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** Rotas as the core takes them, by name: one, or all that can be chosen, or all. */
export async function rotaBook(db: Reader, which: { readonly id: string } | { readonly retired: boolean }): Promise<BookedRota[]> {
  const chosen = 'id' in which ? sql`r.id = ${which.id}` : sql`(r.active or ${which.retired})`
  const heads = await rows<Head>(
    db,
    sql`select r.id, json_build_object('ru', r.name_ru, 'en', r.name_en) as names, r.active from rota r where ${chosen}
      order by r.name_ru collate people_order, r.id`,
  )
  if (heads.length === 0) return []
  const plans = await rows<PlanRow>(
    db,
    sql`select p.rota_id as rota, p.n, p.from_at as from, p.plan from rota_plan p join rota r on r.id = p.rota_id where ${chosen} order by p.n`,
  )
  const overrides = await rows<OverrideRow>(
    db,
    sql`select o.id, o.rota_id as rota, o.person_id as person, o.from_at as from, o.to_at as to
      from rota_override o join rota r on r.id = o.rota_id where ${chosen} order by o.added_at, o.id`,
  )
  const left = await rows<{ id: string; at: Temporal.Instant }>(db, sql`select id, left_at as at from person where left_at is not null`)
  const shared = { hours: hoursOf(await shelfOf(db)), left: new Map(left.map(({ id, at }) => [id, at.epochMilliseconds])) }
  return heads.flatMap((head) => {
    const own = plans
      .filter(({ rota }) => rota === head.id)
      .map(({ n, from, plan }) => ({ n, from: from.epochMilliseconds, plan: RotaPlan.parse(plan) }))
    const newest = own.at(-1)
    const put = overrides
      .filter(({ rota }) => rota === head.id)
      .map(({ id, person, from, to }) => ({ id, person, from: from.epochMilliseconds, to: to.epochMilliseconds }))
    return newest ? [{ ...head, ...shared, newest, plans: own, overrides: put }] : []
  })
}

/** Open time of published calendars, each stretch by the version that is in force. */
function hoursOf(shelf: Shelf): Rota['hours'] {
  const compiled = new Map<object, WorkingTime>()
  return (calendar, from, to): Interval[] => {
    const versions = shelf.get(calendar) ?? []
    const turns = versions.map((version) => version.from).filter((turn) => from < turn && turn < to)
    const edges = [from, ...turns.toSorted((a, b) => a - b), to]
    return edges.slice(0, -1).flatMap((begin, i) => {
      const definition = inForce(versions, begin)?.definition
      if (!definition) return []
      const time = compiled.get(definition) ?? compile(definition)
      compiled.set(definition, time)
      return time.spans(begin, edges[i + 1] ?? to).filter(({ open }) => open)
    })
  }
}
