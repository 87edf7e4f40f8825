import type { Finding } from './stretch.ts'
import { type Profile, likenessOf, oddsOf, profileOf } from './profile.ts'

/** An incident among those of a cluster. */
export interface Member {
  readonly n: number
  readonly at: number
  readonly features: Int32Array
}

/** The members that belong together: of a first guess, those that fit what most of it has in common. */
export function refined<M extends Member>(
  guess: readonly M[],
  length: number,
  commonOf: (feature: number) => number,
): { members: M[]; profile: Profile } {
  let members = [...guess]
  let profile = profileOf(featuresOf(members), commonOf)
  for (let round = 0; round < 2; round++) {
    const share = members.length / Math.max(length, members.length + 1)
    members = guess.filter(({ features }) => oddsOf(profile, features, share) > 0)
    profile = profileOf(featuresOf(members), commonOf)
  }
  return { members, profile }
}

/**
 * A finding with the members that belong together, and how much speaks for it, in nats: how unlikely the stretch is (less, where members fell out), and how
 * much its members have in common beyond chance. What comes together by chance has little else in common.
 */
export function weighed(finding: Finding, guess: readonly Member[], commonOf: (feature: number) => number, counts: number) {
  const { members, profile } = refined(guess, (guess[0]?.n ?? 0) - (guess.at(-1)?.n ?? 0) + 1, commonOf)
  const kept = members.length / guess.length
  const coherence = members.reduce((sum, { features }) => sum + likenessOf(profile, features), 0) / Math.max(1, members.length)
  return { finding, members, profile, coherence, evidence: -Math.log(Math.max(finding.chance, 1e-300)) * kept + counts * coherence }
}

const featuresOf = (members: readonly Member[]) => members.map(({ features }) => features)

/** They tell of the same: they share half of the smaller of the two. */
export function areSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let shared = 0
  for (const n of a) if (b.has(n)) shared++
  return shared * 2 >= b.size || shared * 1.5 >= a.size
}

/** How long the share of a cluster in what comes lately looks back. */
export const latelyMs = 14 * 86_400_000
