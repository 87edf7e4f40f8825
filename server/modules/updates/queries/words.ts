import { sql } from 'kysely'
import type { UpdateWords } from '#contract/update-words.ts'

/** The words of a row `u` of `incident_update`. */
export const wordsColumns = sql<UpdateWords>`json_build_object(
  'ru', json_build_object('happened', u.happened_ru, 'meaning', u.meaning_ru, 'doing', u.doing_ru),
  'en', json_build_object('happened', u.happened_en, 'meaning', u.meaning_en, 'doing', u.doing_en))`
