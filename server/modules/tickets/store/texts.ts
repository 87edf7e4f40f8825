import { randomUUIDv7 } from 'node:crypto'
import type { Card } from '../hand-over.ts'
import { personOf } from '#platform/actor.ts'
import { json } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

/** Keeps a text that an event will name. */
export async function writeText(work: Work, subject: string, text: string): Promise<string> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('text_version')
    .values({ id, subject, text: text.trim(), author: personOf(work.actor), written_at: work.at })
    .execute()
  return id
}

/** The same for what may be left empty. */
export const writeAnyText = async (work: Work, subject: string, text: string | undefined | null): Promise<string | null> =>
  text?.trim() ? writeText(work, subject, text) : null

export async function writeCard(work: Work, ticket: string, card: Card): Promise<string> {
  const id = randomUUIDv7()
  const { done, ruledOut, evidence, question, tried = [] } = card
  const kept = tried.map(({ check, made, remark }) => ({ check, made, remark: remark.trim() }))
  await work.tx
    .insertInto('hand_over')
    .values({
      id,
      ticket_id: ticket,
      done,
      ruled_out: ruledOut,
      evidence,
      question,
      tried: json(kept),
      author: personOf(work.actor),
      written_at: work.at,
    })
    .execute()
  return id
}
