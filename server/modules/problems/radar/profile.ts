/** What the incidents of a cluster have in common, held against what all incidents have: whether another one belongs to them. */
export interface Profile {
  /** By how much (in nats) having a feature speaks for belonging, beyond what lacking it speaks against. */
  readonly has: ReadonlyMap<number, number>
  /** The sum for an incident that has none of them. */
  readonly none: number
}

/** Words of one phrase come together and tell the same thing more than once: what they say counts for half. */
const redundancy = 0.35

/** `commonOf`: the share of all incidents that has a feature. */
export function profileOf(members: readonly Int32Array[], commonOf: (feature: number) => number): Profile {
  const counts = new Map<number, number>()
  for (const features of members) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const has = new Map<number, number>()
  let none = 0
  for (const [feature, count] of counts) {
    const common = Math.min(0.9, Math.max(1e-5, commonOf(feature)))
    // As if two more incidents, drawn from all, were among them.
    const share = (count + 2 * common) / (members.length + 2)
    if (count < 2 || share < 0.25 || share < 4 * common) continue
    const lacking = Math.log((1 - share) / (1 - common))
    none += redundancy * lacking
    has.set(feature, redundancy * (Math.log(share / common) - lacking))
  }
  return { has, none }
}

/** How much more likely (in nats) it is in the cluster than among all incidents that one has just these features. */
export function likenessOf({ has, none }: Profile, features: Int32Array): number {
  let sum = none
  for (let i = 0; i < features.length; i++) sum += has.get(features[i] ?? -1) ?? 0
  return sum
}

/** How much more likely (in nats) an incident comes of the cluster than of all the rest, where `share` of what comes lately does. */
export const oddsOf = (profile: Profile, features: Int32Array, share: number): number =>
  likenessOf(profile, features) + Math.log(Math.min(0.5, share))

/** The features that tell most of the cluster, first those most of it has. */
export const tellingOf = ({ has }: Profile, most: number): number[] =>
  [...has]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([feature]) => feature)
