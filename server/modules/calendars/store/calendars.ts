import { type Insertable, sql } from 'kysely'
import { CalendarPlan } from '#contract/calendar-acts.ts'
import type { Names } from '#contract/common.ts'
import { personOf } from '#platform/actor.ts'
import { type Tables, json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

interface LockedCalendar {
  readonly active: boolean
  readonly draft: { readonly plan: CalendarPlan; readonly revision: number } | undefined
}

export async function lockCalendar({ tx }: Work, id: string): Promise<LockedCalendar> {
  const [row] = await rows<{ active: boolean }>(tx, sql`select active from calendar where id = ${id} for update`)
  if (!row) throw new Refusal('not-found')
  const draft = await tx.selectFrom('calendar_draft').select(['plan', 'revision']).where('calendar_id', '=', id).executeTakeFirst()
  return { ...row, draft: draft && { revision: draft.revision, plan: CalendarPlan.parse(draft.plan) } }
}

/** Publishing one may publish others that are made of it, so it waits for every other publishing. */
export async function lockCalendars({ tx }: Work): Promise<void> {
  await rows(tx, sql`select id from calendar order by id for update`)
}

const named = ({ ru, en }: Names) => ({ name_ru: ru, name_en: en })

export async function insertCalendar({ tx }: Work, id: string, names: Names): Promise<void> {
  await tx
    .insertInto('calendar')
    .values({ id, ...named(names) })
    .execute()
}

export async function updateCalendar({ tx }: Work, id: string, names: Names | undefined, active: boolean): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({ ...(names && named(names)), active })
    .where('id', '=', id)
    .execute()
}

export async function writeDraft({ tx, at, actor }: Work, id: string, plan: CalendarPlan, revision: number): Promise<void> {
  const row = { plan: json(plan), revision, saved_at: at, saved_by: personOf(actor) }
  await tx
    .insertInto('calendar_draft')
    .values({ calendar_id: id, ...row })
    .onConflict((conflict) => conflict.column('calendar_id').doUpdateSet(row))
    .execute()
}

export async function deleteDraft({ tx }: Work, id: string): Promise<void> {
  await tx.deleteFrom('calendar_draft').where('calendar_id', '=', id).execute()
}

export async function insertVersion({ tx }: Work, row: Insertable<Tables['calendar_version']>): Promise<void> {
  await tx.insertInto('calendar_version').values(row).execute()
}
