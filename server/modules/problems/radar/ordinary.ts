import { type Profile, likenessOf } from './profile.ts'
import type { Member } from './clusters.ts'

/** So many incidents before a cluster tell what is ordinary; of fewer than that nothing is said. */
const [compared, fewest] = [1_000, 200] as const
/** Of incidents that fit, at most this share may be ordinary ones. */
const mostOrdinary = 0.1

/**
 * How like the cluster an incident must be to belong to it: more than all but a few of those that came before it began. Words of one subject come together,
 * so that every ordinary incident about the same thing is much like the cluster; only what the cluster has beyond them tells. `sign`: the incidents that made it stand out.
 */
export function leastLikeness(
  profile: Profile,
  { members, sign, now }: { readonly members: readonly Member[]; readonly sign: readonly number[]; readonly now: number },
  featuresOf: (n: number) => Int32Array,
): number {
  const first = members.reduce((least, { n }) => Math.min(least, n), now)
  const from = Math.max(0, first - compared)
  const count = first - from
  if (count < fewest) return -Infinity
  const likenesses = Float64Array.from({ length: count }, (_, i) => likenessOf(profile, featuresOf(from + i))).sort()
  const share = members.length / (now - first + 1)
  const least = likenesses[count - 1 - Math.floor(count * share * mostOrdinary)] ?? -Infinity
  const kept = sign.filter((n) => likenessOf(profile, featuresOf(n)) > least).length
  // More of what was always there: nothing sets it apart but how often it comes.
  return kept * 2 < sign.length ? -Infinity : least
}
