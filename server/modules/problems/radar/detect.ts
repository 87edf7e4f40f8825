import { leastLikeness } from './ordinary.ts'
import { type Member, areSame, latelyMs, refined, weighed } from './clusters.ts'
import { judging } from './judge.ts'
import { memory } from './memory.ts'
import { type Profile, likenessOf } from './profile.ts'
import { type Rules, rules } from './rules.ts'
import type { Finding } from './stretch.ts'
import type { Incident } from './weigh.ts'

/** What looks like one problem. Incidents are named by their place in the order they came, features by the radar's numbers. */
export interface Found {
  readonly members: Set<number>
  readonly profile: Profile
  /** How like it an incident must be to belong to it (`leastLikeness`). */
  readonly least: number
  /** When its latest incident came. */
  readonly last: number
  /** What made it stand out most. */
  readonly finding: Finding
  /** The incident at which it was first noticed. */
  readonly noticed: number
  /** As much speaks for it as must. Until then it is an early sign, and forgotten when it does not go on. */
  readonly confirmed: boolean
}

/** Of the findings of one incident only the least likely are weighed: those after them tell of the same. */
const mostWeighed = 6

/** Hears incidents in the order they came, one by one. */
export interface Radar {
  /** Answers the clusters that the incident made or belongs to, as they were and as they are. */
  readonly hear: (incident: Incident) => { readonly was: readonly Found[]; readonly now: readonly Found[] }
  /** All clusters, those that are over too. */
  readonly clusters: () => readonly Found[]
  readonly nameOf: (feature: number) => string
}

export function radar(by: Rules = rules): Radar {
  const known = memory()
  const { judge } = judging(known, by)
  const over: Found[] = []
  let live: Found[] = []
  let lately = 0
  const memberOf = (n: number): Member => ({ n, at: known.at(n), features: known.featuresOf(n) })

  const hear: Radar['hear'] = (incident) => {
    // What is told late counts as told now: time does not go back.
    const at = Math.max(incident.at, known.length() === 0 ? -Infinity : known.at(known.length() - 1))
    const features = known.numbersOf(incident)
    const findings = judge({ n: known.length(), at }, known.telling(features))
    const n = known.add(at, features)
    while (at - known.at(lately) > latelyMs) lately++
    if (live.some(({ last }) => at - last > latelyMs)) {
      over.push(...live.filter(({ last, confirmed }) => confirmed && at - last > latelyMs))
      live = live.filter(({ last }) => at - last <= latelyMs)
    }
    const before = live
    live = live.map((cluster) => joined(cluster, { n, at, features }, lately))
    const seen = standOut(n, at, findings)
    if (seen) live = take(live, seen)
    return { was: before.filter((cluster) => !live.includes(cluster)), now: live.filter((cluster) => !before.includes(cluster)) }
  }

  /** Those of the members that are more than ordinary. */
  const apart = (all: readonly Member[], profile: Profile, sign: readonly number[], now: number) => {
    const least = leastLikeness(profile, { members: all, sign, now }, known.featuresOf)
    const members = all.filter(({ features }) => likenessOf(profile, features) > least)
    return { members: new Set(members.map((member) => member.n)), profile, least }
  }

  const standOut = (n: number, at: number, findings: readonly Finding[]): Found | undefined => {
    // As Bonferroni has it, for as many incidents as are held against each other.
    const more = Math.max(0, Math.log((n - known.oldestFor(at)) / by.desk))
    const [top] = findings
      .slice(0, mostWeighed)
      .map((finding) => weighed(finding, finding.members.map(memberOf), known.shareOf, by.coherence))
      .filter(({ evidence, members }) => evidence >= by.early + more && members.length >= by.fewest)
      .sort((a, b) => b.evidence - a.evidence)
    if (!top) return undefined
    const confirmed = top.evidence >= by.evidence + more
    return { ...apart(top.members, top.profile, top.finding.members, n), last: at, finding: top.finding, noticed: n, confirmed }
  }
  /** Clusters that tell of the same become one. */
  const take = (others: readonly Found[], seen: Found): Found[] => {
    const same = others.filter((cluster) => areSame(cluster.members, seen.members))
    if (same.length === 0) return [...others, seen]
    const all = [...new Set([seen, ...same].flatMap((cluster) => [...cluster.members]))].sort((a, b) => b - a)
    const { members, profile } = refined(all.map(memberOf), seen.noticed - (all.at(-1) ?? 0) + 1, known.shareOf)
    const { finding } = [...same, seen].reduce((one, other) => (other.finding.chance < one.finding.chance ? other : one))
    const noticed = Math.min(...same.map((cluster) => cluster.noticed))
    const confirmed = [seen, ...same].some((cluster) => cluster.confirmed)
    const whole = { ...apart(members, profile, finding.members, seen.noticed), last: seen.last, finding, noticed, confirmed }
    return [...others.filter((cluster) => !same.includes(cluster)), whole]
  }
  return { hear, clusters: () => [...over, ...live], nameOf: known.nameOf }
}

/** Looks through incidents in the order they came, as if each came now. */
export function detect(incidents: readonly Incident[], by: Rules = rules): { found: readonly Found[]; nameOf: Radar['nameOf'] } {
  const { hear, clusters, nameOf } = radar(by)
  for (const incident of incidents) hear(incident)
  return { found: clusters(), nameOf }
}

/** An incident goes on with what it fits, by how much of what comes lately does. */
function joined(cluster: Found, { n, at, features }: Member, lately: number): Found {
  const likeness = likenessOf(cluster.profile, features)
  if (likeness <= Math.max(cluster.least, -Math.log(0.5))) return cluster
  let recent = 0
  for (const member of cluster.members) if (member >= lately) recent++
  if (likeness + Math.log(Math.min(0.5, recent / (n - lately + 1))) <= 0) return cluster
  cluster.members.add(n)
  return { ...cluster, last: at }
}
