import { randomUUIDv7 } from 'node:crypto'
import type { AgreementDraft, NewAgreement } from '#contract/agreement-acts.ts'
import type { AgreementTerms } from '#contract/agreements.ts'
import type { Value } from '#contract/endpoint.ts'
import { allow, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { checkTerms, validAt } from '../agreement.ts'
import { areServices, isCalendarVersion } from '../queries/agreement-pages.ts'
import * as store from '../store/agreements.ts'
import { holdAgreements } from '../store/clocks.ts'
import { askRetelling } from '../store/retelling.ts'
import { retellClocks, turnAgreement } from './job-types.ts'

const mayEdit = ({ actor }: Work): boolean => may(actor, 'settings.edit')

export async function addAgreement(work: Work, { kind, names, terms }: Value<typeof NewAgreement>): Promise<string> {
  allow(mayEdit(work))
  const id = randomUUIDv7()
  checkTerms(kind, terms)
  await checkNamed(work, terms)
  await store.insertAgreement(work, { id, kind, names })
  work.record(id, { type: 'agreement.added', kind })
  await draft(work, id, 1, terms)
  return id
}

/** The draft of the next version; what is published stays as it is. */
export async function saveDraft(work: Work, id: string, { names, terms }: Value<typeof AgreementDraft>): Promise<string> {
  allow(mayEdit(work))
  const agreement = await store.lockAgreement(work, id)
  if (agreement.endedAt) throw new Refusal('agreement.ended')
  checkTerms(agreement.kind, terms)
  await checkNamed(work, terms)
  await store.renameAgreement(work, id, names)
  await draft(work, id, Math.max(0, ...agreement.published.map(({ n }) => n)) + 1, terms)
  return id
}

async function draft(work: Work, agreement: string, n: number, terms: AgreementTerms): Promise<void> {
  const version = await store.saveDraftVersion(work, { id: randomUUIDv7(), agreement, n, terms })
  work.record(agreement, { type: 'agreement.drafted', version })
}

/** A foreign key would only fault, and there is none from a promise. */
async function checkNamed({ tx }: Work, { calendar, availability }: AgreementTerms): Promise<void> {
  for (const id of [calendar, ...availability.flatMap((promise) => promise.calendar ?? [])])
    if (!(await isCalendarVersion(tx, id))) throw new Refusal('agreement.unknown-calendar')
  if (!(await areServices(tx, availability))) throw new Refusal('agreement.wrong-availability')
}

export async function dropDraft(work: Work, id: string): Promise<void> {
  allow(mayEdit(work))
  const { draft: version, published } = await store.lockAgreement(work, id)
  if (!version) throw new Refusal('agreement.no-draft')
  const gone = published.length === 0
  await store.deleteDraft(work, id, version.id, gone)
  work.record(id, { type: 'agreement.draft-dropped', gone })
}

/** From its moment on open tickets follow the version; where that has passed, from now on. */
export async function publish(work: Work, id: string): Promise<string> {
  allow(mayEdit(work))
  await holdAgreements(work.tx)
  const agreement = await store.lockAgreement(work, id)
  if (agreement.endedAt) throw new Refusal('agreement.ended')
  if (!agreement.draft) throw new Refusal('agreement.no-draft')
  const { id: version, n, validFrom, validTo } = agreement.draft
  if (validTo && Temporal.Instant.compare(validTo, work.at) <= 0) throw new Refusal('agreement.over-before-begun')
  await store.publishVersion(work, version)
  work.record(id, { type: 'agreement.published', version, n, from: validFrom.toString(), to: validTo?.toString() ?? null })
  for (const moment of [validFrom, ...(validTo ? [validTo] : [])])
    if (Temporal.Instant.compare(moment, work.at) > 0) work.later(turnAgreement, { agreement: id }, moment)
  await turn(work, id)
  return id
}

export async function endAgreement(work: Work, id: string): Promise<string> {
  allow(mayEdit(work))
  await holdAgreements(work.tx)
  const agreement = await store.lockAgreement(work, id)
  if (agreement.endedAt) throw new Refusal('agreement.ended')
  await store.endAgreement(work, id)
  work.record(id, { type: 'agreement.ended' })
  await turn(work, id)
  return id
}

/** Lets the house go by what is valid now; the clocks of open tickets follow in jobs. At the moments at which versions begin and end a job asks for it. */
export async function turn(work: Work, id: string): Promise<void> {
  await holdAgreements(work.tx)
  const { published, endedAt, turnedTo } = await store.lockAgreement(work, id)
  const version = validAt(published, endedAt, work.at)
  if (version === turnedTo) return
  await store.insertTurn(work, id, version)
  work.record(id, { type: 'agreement.turned', version })
  await askRetelling(work, { silent: false })
  work.later(retellClocks, {})
}
