import { sql } from 'kysely'
import * as z from 'zod'
import { CardNeed, type HandOverRule, type OwedCard } from '#contract/hand-over.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { usualNeeds } from '../hand-over.ts'
import { level, person } from './shown.ts'

const Needs = z.array(CardNeed)

/** What every level must say before it passes a ticket on, the first level first. */
export async function handOverRules(db: Reader): Promise<Value<typeof HandOverRule>[]> {
  const found = await rows<{ level: string; needs: string[] | null }>(
    db,
    sql`select l.id as level, r.needs from level l left join hand_over_rule r on r.level_id = l.id order by l.rank, l.code`,
  )
  return found.map((row) => ({ level: row.level, needs: row.needs === null ? [...usualNeeds] : Needs.parse(row.needs) }))
}

export async function needsOf(db: Reader, id: string): Promise<readonly CardNeed[]> {
  return (await handOverRules(db)).find((rule) => rule.level === id)?.needs ?? usualNeeds
}

/** The card that the ticket went ahead of, as those who work it see it. */
export async function owedShown(db: Reader, ticket: string): Promise<Omit<Value<typeof OwedCard>, 'asks'> | null> {
  const [found] = await rows<Omit<Value<typeof OwedCard>, 'asks'>>(
    db,
    sql`select ${level(sql`o.from_level_id`)} as "from", ${person(sql`o.owed_by`)} as "by", o.due_at as "dueAt", o.chased
      from owed_card o join ticket t on t.id = o.ticket_id
      where o.ticket_id = ${ticket} and t.status not in ('resolved', 'closed') and not t.returned`,
  )
  return found ?? null
}
