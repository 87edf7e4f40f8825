/** A review, and what it takes to approve it. */
import type { ReviewDocument } from '#contract/reviews.ts'
import { Refusal } from '#platform/refusal.ts'

export type State = 'due' | 'draft' | 'approved' | 'published'

/** What a review must say before somebody answers for it. */
export function lacksOf({ summary, wentWell, wentBadly, whys }: ReviewDocument): string[] {
  const said = { summary: summary !== '', wentWell: wentWell !== '', wentBadly: wentBadly !== '', whys: whys.some((why) => why !== '') }
  return Object.entries(said).flatMap(([part, isThere]) => (isThere ? [] : [part]))
}

export function allowWriting(state: State): void {
  if (state === 'approved' || state === 'published') throw new Refusal('incidents.review-approved')
}

export function allowApproving(state: State, document: ReviewDocument): void {
  allowWriting(state)
  const lacks = lacksOf(document)
  if (lacks.length > 0) throw new Refusal('incidents.review-unfinished', { missing: lacks.join(',') })
}

type Name = 'detect' | 'acknowledge' | 'resolve' | 'verify'
export type Times = Readonly<Record<Name, number | null>>

/** The middle of those that are known; of an even number the mean of the two in the middle, in whole milliseconds. */
export function median(values: readonly (number | null)[]): { ms: number | null; of: number } {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const of = known.length
  const [low, high] = [known[Math.floor((of - 1) / 2)], known[Math.floor(of / 2)]]
  return { ms: low === undefined || high === undefined ? null : Math.round((low + high) / 2), of }
}

export const mediansOf = (all: readonly Times[]) => ({
  detect: median(all.map(({ detect }) => detect)),
  acknowledge: median(all.map(({ acknowledge }) => acknowledge)),
  resolve: median(all.map(({ resolve }) => resolve)),
  verify: median(all.map(({ verify }) => verify)),
})
