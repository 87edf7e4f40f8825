import { DeskDefaults } from '#contract/people.ts'
import type { Reader } from '#platform/db/index.ts'
import { type Setting, readSetting } from '#platform/settings.ts'

/** The wizard of the first run says it; a desk that was set up before there was this setting keeps what it had. */
export const deskDefaults: Setting<DeskDefaults> = {
  key: 'people.desk',
  schema: DeskDefaults,
  fallback: { language: 'ru', timeZone: 'Europe/Moscow' },
}

/** The zone whose days and months the desk's figures have. */
export const deskZone = async (db: Reader): Promise<string> => (await readSetting(db, deskDefaults)).timeZone
