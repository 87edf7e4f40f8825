import { problemEvidence } from '#contract/problems.ts'
import { giveEvidence, requireEvidence, withdrawEvidence } from '#modules/tickets'
import type { Work } from '#platform/work.ts'
import { missingOf } from '../analysis.ts'
import { standingEntries } from '../store/analysis.ts'
import { returnedAt } from '../store/watch.ts'

/** A problem cannot be resolved without its cause and its fix, nor closed before the fix was tested; then it is watched. */
export const askEvidence = (work: Work, ticket: string): Promise<void> =>
  requireEvidence(work, ticket, [
    { act: 'resolve', evidence: 'cause' },
    { act: 'resolve', evidence: 'fix' },
    { act: 'close', evidence: 'test' },
    { act: null, evidence: 'watch' },
  ])

/** Tells the ticket's stages what its analysis has shown so far. */
export async function showEvidence(work: Work, ticket: string): Promise<void> {
  const entries = await standingEntries(work, ticket)
  await (entries.some(({ part }) => part === 'risk') ? giveEvidence : withdrawEvidence)(work, ticket, 'accepted-risk')
  const missing = missingOf(
    entries.filter(({ part }) => part !== 'risk'),
    await returnedAt(work, ticket),
  )
  for (const one of problemEvidence) await (missing.includes(one) ? withdrawEvidence : giveEvidence)(work, ticket, one)
}
