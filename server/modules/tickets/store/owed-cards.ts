import { sql } from 'kysely'
import { CardNeed } from '#contract/hand-over.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import type { Owed } from '../hand-over.ts'

export async function owedCard(db: Reader, ticket: string): Promise<Owed | undefined> {
  const [found] = await rows<Owed>(
    db,
    sql`select from_level_id as "from", owed_by as "by", handed_at as "handedAt", due_at as "dueAt", chased, chase_at as "chaseAt"
      from owed_card where ticket_id = ${ticket}`,
  )
  return found
}

/** A later debt of the same ticket takes the place of an earlier one. */
export async function saveOwed({ tx }: Work, ticket: string, owed: Owed): Promise<void> {
  const columns = {
    from_level_id: owed.from,
    owed_by: owed.by,
    handed_at: owed.handedAt,
    due_at: owed.dueAt,
    chased: owed.chased,
    chase_at: owed.chaseAt,
  }
  await tx
    .insertInto('owed_card')
    .values({ ticket_id: ticket, ...columns })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(columns))
    .execute()
}

export async function forgetOwed({ tx }: Work, ticket: string): Promise<void> {
  await tx.deleteFrom('owed_card').where('ticket_id', '=', ticket).execute()
}

export async function saveRule({ tx }: Work, level: string, needs: readonly CardNeed[]): Promise<void> {
  await tx
    .insertInto('hand_over_rule')
    .values({ level_id: level, needs: [...needs] })
    .onConflict((conflict) => conflict.column('level_id').doUpdateSet({ needs: [...needs] }))
    .execute()
}
