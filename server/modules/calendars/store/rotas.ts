import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { RotaPlan } from '#contract/rotas.ts'
import { json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

interface LockedRota {
  readonly active: boolean
  /** Of its newest plan. */
  readonly n: number
}

export async function lockRota({ tx }: Work, id: string): Promise<LockedRota> {
  const [row] = await rows<{ active: boolean }>(tx, sql`select active from rota where id = ${id} for update`)
  if (!row) throw new Refusal('not-found')
  const [plan] = await rows<{ n: number }>(tx, sql`select max(n) as n from rota_plan where rota_id = ${id}`)
  return { ...row, n: plan?.n ?? 0 }
}

const named = ({ ru, en }: Names) => ({ name_ru: ru, name_en: en })

export async function insertRota({ tx }: Work, id: string, names: Names): Promise<void> {
  await tx
    .insertInto('rota')
    .values({ id, ...named(names) })
    .execute()
}

export async function updateRota({ tx }: Work, id: string, names: Names | undefined, active: boolean): Promise<void> {
  await tx
    .updateTable('rota')
    .set({ ...(names && named(names)), active })
    .where('id', '=', id)
    .execute()
}

export async function insertPlan({ tx, at }: Work, rota: string, n: number, plan: RotaPlan): Promise<void> {
  await tx
    .insertInto('rota_plan')
    .values({ rota_id: rota, n, from_at: at, plan: json(plan) })
    .execute()
}

interface OverrideRow {
  readonly from_at: Temporal.Instant
  readonly to_at: Temporal.Instant
}

export async function insertOverride(
  { tx, at }: Work,
  row: OverrideRow & { id: string; rota_id: string; person_id: string },
): Promise<void> {
  await tx
    .insertInto('rota_override')
    .values({ ...row, added_at: at })
    .execute()
}

/** The rota is locked. */
export async function overrideOf({ tx }: Work, rota: string, id: string): Promise<OverrideRow> {
  const found = await rows<OverrideRow>(tx, sql`select from_at, to_at from rota_override where id = ${id} and rota_id = ${rota}`)
  if (!found[0]) throw new Refusal('not-found')
  return found[0]
}

export async function endOverride({ tx, at }: Work, id: string): Promise<void> {
  await tx.updateTable('rota_override').set({ to_at: at }).where('id', '=', id).execute()
}

export async function deleteOverride({ tx }: Work, id: string): Promise<void> {
  await tx.deleteFrom('rota_override').where('id', '=', id).execute()
}
