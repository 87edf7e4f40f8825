import type { Value } from '#contract/endpoint.ts'
import type { LevelCharter } from '#contract/level-charter.ts'
import type { Work } from '#platform/work.ts'

/** Checks that are left out are off the list; they stay, for cards name them. */
export async function keepCharter({ tx }: Work, { level, kinds, services, calendar, checks }: Value<typeof LevelCharter>): Promise<void> {
  const columns = { kinds: [...kinds], services: [...services], calendar_id: calendar }
  await tx
    .insertInto('level_charter')
    .values({ level_id: level, ...columns })
    .onConflict((conflict) => conflict.column('level_id').doUpdateSet(columns))
    .execute()
  await tx.updateTable('level_check').set({ active: false }).where('level_id', '=', level).execute()
  for (const [rank, { id, text }] of checks.entries()) {
    const said = { rank, text_ru: text.ru, text_en: text.en, active: true }
    await tx
      .insertInto('level_check')
      .values({ id, level_id: level, ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute()
  }
}
