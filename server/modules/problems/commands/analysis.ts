import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/problems.ts'
import { mayAcceptRisk } from '../policy.ts'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { factsFor, parentFor } from '../analysis.ts'
import { type EntryRow, insertEntry, standingEntries, strike, ticketOfEntry, updateEntry, updateVerdict } from '../store/analysis.ts'
import { showEvidence } from './evidence.ts'
import { openKnownError } from './known-error.ts'
import { lockProblem } from './lock.ts'

type Written = Value<(typeof contract.writeEntry)['body']>

/** Answers the entry. */
export async function writeEntry(work: Work, ref: string, { part, parent, passed, text, link, ...facts }: Written): Promise<string> {
  const ticket = await lockProblem(work, ref)
  const entries = await standingEntries(work, ticket)
  parentFor(
    part,
    entries.find(({ id }) => id === parent),
  )
  const id = await insertEntry(work, ticket, {
    part,
    parent: part === 'for' || part === 'against' ? parent : null,
    passed: part === 'test' ? passed : null,
    text,
    link,
    ...factsFor(part, facts),
  })
  await showEvidence(work, ticket)
  return id
}

export async function rewriteEntry(
  work: Work,
  id: string,
  { text, link, ...facts }: Value<(typeof contract.rewriteEntry)['body']>,
): Promise<void> {
  const { ticket, part } = await lockEntry(work, id)
  await updateEntry(work, id, ticket, { text, link, ...factsFor(part, facts) })
}

export async function strikeEntry(work: Work, id: string): Promise<void> {
  const { ticket, below } = await lockEntry(work, id)
  for (const one of below) await strike(work, one.id, ticket)
  await strike(work, id, ticket)
  await showEvidence(work, ticket)
}

/** What is confirmed or ruled out was so for a reason: evidence, or words. */
export async function judgeHypothesis(
  work: Work,
  id: string,
  { verdict, reason }: Value<(typeof contract.judgeHypothesis)['body']>,
): Promise<void> {
  const { ticket, part, below } = await lockEntry(work, id)
  if (part !== 'hypothesis') throw new Refusal('problems.not-a-hypothesis')
  if (verdict !== 'open' && reason === '' && below.length === 0) throw new Refusal('problems.verdict-needs-reason')
  await updateVerdict(work, id, ticket, verdict, reason)
  if (verdict === 'confirmed') await openKnownError(work, ticket)
  await showEvidence(work, ticket)
}

/** Who leads may say that a problem is lived with. */
export async function acceptRisk(work: Work, ref: string, reason: string): Promise<void> {
  const ticket = await lockProblem(work, ref)
  allow(mayAcceptRisk(work.actor))
  await insertEntry(work, ticket, { part: 'risk', parent: null, passed: null, text: reason, link: '', branch: null, happenedAt: null })
  await showEvidence(work, ticket)
}

/** An entry that stands, its problem locked before; and the evidence below it. */
async function lockEntry(work: Work, id: string): Promise<{ ticket: string; part: contract.AnalysisPart; below: EntryRow[] }> {
  const ticket = await lockProblem(work, await ticketOfEntry(work, id))
  const entries = await standingEntries(work, ticket)
  const entry = entries.find((one) => one.id === id)
  if (!entry) throw new Refusal('not-found')
  return { ticket, part: entry.part, below: entries.filter(({ parent_id }) => parent_id === id) }
}
