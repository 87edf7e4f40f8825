import { type ChangeTemplate, RiskAnswers } from '#contract/changes.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type RawBuilder, sql } from 'kysely'

type Template = Value<typeof ChangeTemplate> & { readonly id: string; readonly used: number }

const templatesWhere = async (db: Reader, condition: RawBuilder<boolean>): Promise<Template[]> =>
  (
    await rows<Omit<Template, 'risk'> & { risk: unknown }>(
      db,
      sql`select id, json_build_object('ru', name_ru, 'en', name_en) as names, plan, test_plan as "testPlan", rollback_plan as "rollbackPlan", risk,
          active, (select count(distinct v.change_id)::int from change_version v where v.template_id = t.id) as used
        from change_template t where ${condition} order by name_ru collate people_order, id`,
    )
  ).map((row) => ({ ...row, risk: RiskAnswers.parse(row.risk) }))

export const changeTemplates = (db: Reader): Promise<Template[]> => templatesWhere(db, sql`true`)

export async function templateById(db: Reader, id: string): Promise<Template | undefined> {
  const [found] = await templatesWhere(db, sql`id = ${id}`)
  return found
}
