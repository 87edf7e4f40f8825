import { sql } from 'kysely'
import * as z from 'zod'
import type { Value } from '#contract/endpoint.ts'
import type { CardAsks } from '#contract/hand-over.ts'
import type { LevelCharter } from '#contract/level-charter.ts'
import { Kind } from '#contract/ticket-words.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Check } from '../charter.ts'
import { needsOf } from './hand-over.ts'

type Charter = Value<typeof LevelCharter>
const Kinds = z.array(Kind)

/** What each level takes and must try, the first level first; of one where `level` says so. */
export async function charters(db: Reader, level: string | null = null): Promise<Charter[]> {
  const found = await rows<Omit<Charter, 'kinds'> & { kinds: string[] }>(
    db,
    sql`select l.id as level, coalesce(c.kinds, '{}') as kinds, coalesce(c.services, '{}') as services, c.calendar_id as calendar,
        (select coalesce(json_agg(json_build_object('id', k.id, 'text', json_build_object('ru', k.text_ru, 'en', k.text_en)) order by k.rank), '[]')
          from level_check k where k.level_id = l.id and k.active) as checks
      from level l left join level_charter c on c.level_id = l.id where ${level}::uuid is null or l.id = ${level}::uuid order by l.rank, l.code`,
  )
  return found.map((row) => ({ ...row, kinds: Kinds.parse(row.kinds) }))
}

/** Of a level that has said nothing: it takes everything and must try nothing. */
export async function charterOf(db: Reader, level: string): Promise<Charter> {
  const [found] = await charters(db, level)
  return found ?? { level, kinds: [], services: [], calendar: null, checks: [] }
}

/** What the card of a hand-over must hold: a rule of the level on which the ticket was recorded, whatever became of that level since. */
export async function cardAsks(db: Reader, level: string): Promise<Value<typeof CardAsks>> {
  const [needs, { checks }] = await Promise.all([needsOf(db, level), charterOf(db, level)])
  return { needs: [...needs], checks }
}

/** Every check of a level, those too that are off its list. */
export const checksOf = (db: Reader, ids: readonly string[]): Promise<(Check & { level: string })[]> =>
  rows(
    db,
    sql`select id, level_id as level, json_build_object('ru', text_ru, 'en', text_en) as text from level_check where id = any(${[...ids]}::uuid[])`,
  )
