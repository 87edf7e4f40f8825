import type { ResolutionCode } from '#contract/ticket-settings.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Work } from '#platform/work.ts'

export async function saveCode(work: Work, { id, names, active, rank }: Value<typeof ResolutionCode>): Promise<void> {
  const columns = { name_ru: names.ru, name_en: names.en, active, rank }
  await work.tx
    .insertInto('resolution_code')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}
