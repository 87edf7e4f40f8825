import type { ChangeFacts } from '#contract/changes.ts'
import { giveEvidence, requireEvidence, withdrawEvidence } from '#modules/tickets'
import type { Work } from '#platform/work.ts'
import type { ChangeFold } from '../change.ts'
import { givenOf, requiredOf } from '../evidence.ts'

/** Each gate waits for what this change must have, and knows what of it is there. */
export async function tellEvidence(work: Work, ticket: string, facts: ChangeFacts, row: ChangeFold): Promise<void> {
  const required = requiredOf(row.type)
  const given = givenOf(facts, row)
  await requireEvidence(work, ticket, required)
  for (const { evidence } of required)
    await (given.includes(evidence) ? giveEvidence(work, ticket, evidence) : withdrawEvidence(work, ticket, evidence))
}
