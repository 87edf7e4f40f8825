import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/known-errors.ts'
import { checkChoice } from '#modules/catalog'
import { giveEvidence, linkTicket, withdrawEvidence, workableTicket } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import {
  answer,
  insertKnownError,
  insertWorkaround,
  isKnown,
  lastWorkaround,
  type Symptoms,
  updateKnownError,
  withdraw,
} from '../store/known-errors.ts'
import { lockIncident, lockProblem } from './lock.ts'

export async function publishWorkaround(work: Work, ref: string, texts: Value<(typeof contract.publishWorkaround)['body']>): Promise<void> {
  const ticket = await lockProblem(work, ref)
  if ((texts.requesters.ru === '') !== (texts.requesters.en === '')) throw new Refusal('problems.requesters-need-both')
  await insertWorkaround(work, ticket, texts)
  await openKnownError(work, ticket)
  await giveEvidence(work, ticket, 'workaround')
}

export async function withdrawWorkaround(work: Work, ref: string, reason: string): Promise<void> {
  const ticket = await lockProblem(work, ref)
  const last = await lastWorkaround(work, ticket)
  if (!last || last.withdrawn_at) throw new Refusal('problems.no-workaround')
  await withdraw(work, ticket, last.id, reason)
  await withdrawEvidence(work, ticket, 'workaround')
}

/** A problem whose cause or workaround is known is a known error; how it shows is taken from its own words and those of its incidents, until somebody says it better. */
export async function openKnownError(work: Work, ticket: string): Promise<void> {
  if (!(await isKnown(work, ticket))) await insertKnownError(work, ticket, await symptomsOf(work, ticket))
}

export async function describeKnownError(
  work: Work,
  ref: string,
  symptoms: Value<(typeof contract.describeKnownError)['body']>,
): Promise<void> {
  const ticket = await lockProblem(work, ref)
  if (!(await isKnown(work, ticket))) throw new Refusal('problems.not-known')
  await checkChoice(work.tx, { service: symptoms.service, category: symptoms.category, kind: 'incident' })
  await updateKnownError(work, ticket, symptoms)
}

/** Linked by one act, counted as used. */
export async function useKnownError(work: Work, ref: string, problem: string): Promise<void> {
  const incident = await lockIncident(work, ref)
  const known = await knownToRead(work, problem)
  await answer(work, known, incident, true)
  await linkTicket(work, incident, { other: known, type: 'caused-by' })
}

export async function dismissKnownError(work: Work, ref: string, problem: string): Promise<void> {
  const incident = await lockIncident(work, ref)
  await answer(work, await knownToRead(work, problem), incident, false)
}

/** A problem that one does not work on does not exist. */
async function knownToRead(work: Work, problem: string): Promise<string> {
  const known = await workableTicket(work.tx, work.actor, problem)
  if (!(await isKnown(work, known))) throw new Refusal('problems.not-known')
  return known
}

const mostTitles = 8

async function symptomsOf({ tx }: Work, ticket: string): Promise<Symptoms> {
  const titles = await rows<{ title: string }>(
    tx,
    sql`select title.text as title from ticket t join text_version title on title.id = t.title_id
      where t.id = ${ticket} or t.id in (select ticket_id from ticket_link where other_id = ${ticket} and type = 'caused-by')
      order by t.kind = 'problem' desc, t.number desc limit ${mostTitles}`,
  )
  const { service, category } = await tx
    .selectFrom('ticket')
    .select(['service_id as service', 'category_id as category'])
    .where('id', '=', ticket)
    .executeTakeFirstOrThrow()
  const isRussian = ({ title }: { title: string }) => /[а-яё]/i.test(title)
  const lines = (some: readonly { title: string }[]) => [...new Set(some.map(({ title }) => title))].join('\n')
  return {
    symptoms: { ru: lines(titles.filter(isRussian)), en: lines(titles.filter((one) => !isRussian(one))) },
    service,
    category,
    model: '',
  }
}
