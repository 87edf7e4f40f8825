import type { ChainTerms } from '#contract/escalation-chains.ts'
import { json } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

const columnsOf = ({ names, metric, levels, priorities, steps, active }: ChainTerms) => ({
  name_ru: names.ru,
  name_en: names.en,
  metric,
  levels: [...levels],
  priorities: [...priorities],
  steps: json<unknown>(steps),
  active,
})

export async function insertChain({ tx, at }: Work, id: string, terms: ChainTerms): Promise<void> {
  await tx
    .insertInto('escalation_chain')
    .values({ id, added_at: at, ...columnsOf(terms) })
    .execute()
}

export async function updateChain({ tx }: Work, id: string, terms: ChainTerms): Promise<void> {
  await tx.updateTable('escalation_chain').set(columnsOf(terms)).where('id', '=', id).execute()
}
