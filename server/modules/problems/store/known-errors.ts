import { randomUUIDv7 } from 'node:crypto'
import { personOf } from '#platform/actor.ts'
import type { Work } from '#platform/work.ts'
import { termsOf } from '../symptoms.ts'
import { writeText } from './analysis.ts'

interface Texts {
  readonly ru: string
  readonly en: string
}
export interface Symptoms {
  readonly symptoms: Texts
  readonly service: string | null
  readonly category: string | null
  readonly model: string
}

const columnsOf = ({ symptoms, service, category, model }: Symptoms) => ({
  symptoms_ru: symptoms.ru,
  symptoms_en: symptoms.en,
  service_id: service,
  category_id: category,
  model,
  terms: termsOf([symptoms.ru, symptoms.en]),
})

export async function insertKnownError(work: Work, ticket: string, symptoms: Symptoms): Promise<void> {
  await work.tx
    .insertInto('known_error')
    .values({ ticket_id: ticket, opened_at: work.at, ...columnsOf(symptoms) })
    .execute()
  work.record(ticket, { type: 'known-error.opened' })
}

export async function updateKnownError(work: Work, ticket: string, symptoms: Symptoms): Promise<void> {
  await work.tx.updateTable('known_error').set(columnsOf(symptoms)).where('ticket_id', '=', ticket).execute()
  work.record(ticket, { type: 'known-error.described', service: symptoms.service, category: symptoms.category })
}

export const isKnown = async ({ tx }: Work, ticket: string): Promise<boolean> =>
  (await tx.selectFrom('known_error').select('ticket_id').where('ticket_id', '=', ticket).executeTakeFirst()) !== undefined

export async function answer(work: Work, known: string, incident: string, isIt: boolean): Promise<void> {
  const said = { is_it: isIt, at: work.at, by_id: personOf(work.actor) }
  await work.tx
    .insertInto('known_error_answer')
    .values({ known_id: known, incident_id: incident, ...said })
    .onConflict((conflict) => conflict.columns(['known_id', 'incident_id']).doUpdateSet(said))
    .execute()
  work.record(known, { type: isIt ? 'known-error.used' : 'known-error.dismissed', incident })
}

export async function insertWorkaround(
  work: Work,
  ticket: string,
  { agents, requesters }: { readonly agents: Texts; readonly requesters: Texts },
): Promise<void> {
  const id = randomUUIDv7()
  const last = await lastWorkaround(work, ticket)
  const version = (last?.version ?? 0) + 1
  await work.tx
    .insertInto('workaround')
    .values({
      id,
      ticket_id: ticket,
      version,
      agents_ru: agents.ru,
      agents_en: agents.en,
      requesters_ru: requesters.ru,
      requesters_en: requesters.en,
      published_at: work.at,
      published_by: personOf(work.actor),
    })
    .execute()
  work.record(id, { type: 'workaround.published', ticket, version, forRequesters: requesters.ru !== '' })
}

export async function withdraw(work: Work, ticket: string, id: string, reason: string): Promise<void> {
  const text = await writeText(work, ticket, reason)
  await work.tx
    .updateTable('workaround')
    .set({ withdrawn_at: work.at, withdrawn_by: personOf(work.actor), withdrawn_reason_id: text })
    .where('id', '=', id)
    .execute()
  work.record(id, { type: 'workaround.withdrawn', ticket, reason: text })
}

export const lastWorkaround = ({ tx }: Work, ticket: string) =>
  tx
    .selectFrom('workaround')
    .select(['id', 'version', 'withdrawn_at'])
    .where('ticket_id', '=', ticket)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
