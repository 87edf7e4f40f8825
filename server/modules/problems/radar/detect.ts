import { type Member, areSame, latelyMs, refined, weighed } from './clusters.ts'
import { type Finding, type Moment, type Neighbour, type Rules, judge, rules } from './judge.ts'
import { type Memory, memory } from './memory.ts'
import { type Profile, oddsOf } from './profile.ts'
import type { Incident } from './weigh.ts'

/** What looks like one problem. Incidents are named by their place in the order they came. */
export interface Found {
  members: Set<number>
  profile: Profile
  /** When its latest incident came. */
  last: number
  /** What made it stand out most, and by which features. */
  finding: Finding
  sign: readonly string[]
  /** The incident at which it was first noticed. */
  noticed: number
}

/** Looks through incidents in the order they came, as if each came now. */
export function detect(incidents: readonly Incident[], by: Rules = rules): Found[] {
  const known = memory()
  const over: Found[] = []
  let live: Found[] = []
  let lately = 0
  const memberOf = (n: number): Member => ({ n, at: incidents[n]?.at ?? 0, features: incidents[n]?.features ?? [] })
  for (const incident of incidents) {
    const near = known.near(incident)
    const n = known.add(incident)
    while (incident.at - (incidents[lately]?.at ?? 0) > latelyMs) lately++
    over.push(...live.filter(({ last }) => incident.at - last > latelyMs))
    live = live.filter(({ last }) => incident.at - last <= latelyMs)
    join(live, memberOf(n), lately)
    const seen = standOut({ n, at: incident.at }, near, memberOf, known, by)
    if (seen) live = take(live, seen, memberOf, known)
  }
  return [...over, ...live]
}

/** An incident goes on with what it fits, by how much of what comes lately does. */
function join(live: readonly Found[], { n, at, features }: Member, lately: number): void {
  for (const cluster of live) {
    const recent = [...cluster.members].filter((member) => member >= lately).length
    if (oddsOf(cluster.profile, features, recent / (n - lately + 1)) <= 0) continue
    cluster.members.add(n)
    cluster.last = at
  }
}

/** Of the findings of one incident only the least likely are weighed: those after them tell of the same. */
const mostWeighed = 6

function standOut(
  here: Moment,
  { features, neighbours, since }: { features: readonly string[]; neighbours: readonly Neighbour[]; since: Moment },
  memberOf: (n: number) => Member,
  known: Memory,
  by: Rules,
): Found | undefined {
  const [top] = judge(here, features.length, neighbours, since, by)
    .slice(0, mostWeighed)
    .map((finding) => weighed(finding, finding.members.map(memberOf), known.shareOf))
    .filter(({ evidence, members }) => evidence >= by.evidence && members.length >= by.fewest)
    .sort((a, b) => b.evidence - a.evidence)
  if (!top) return undefined
  const { finding, members, profile } = top
  const sign = features.filter((_, bit) => (finding.sign & (1 << bit)) !== 0)
  return { members: new Set(members.map(({ n }) => n)), profile, last: here.at, finding, sign, noticed: here.n }
}

/** Clusters that tell of the same become one. */
function take(live: readonly Found[], seen: Found, memberOf: (n: number) => Member, known: Memory): Found[] {
  const same = live.filter((cluster) => areSame(cluster.members, seen.members))
  if (same.length === 0) return [...live, seen]
  const all = [...new Set([seen, ...same].flatMap((cluster) => [...cluster.members]))].sort((a, b) => b - a)
  const { members, profile } = refined(all.map(memberOf), seen.noticed - (all.at(-1) ?? 0) + 1, known.shareOf)
  const strongest = [...same, seen].reduce((one, other) => (other.finding.chance < one.finding.chance ? other : one))
  const { finding, sign } = strongest
  const noticed = Math.min(...same.map((cluster) => cluster.noticed))
  const whole = { members: new Set(members.map(({ n }) => n)), profile, last: seen.last, finding, sign, noticed }
  return [...live.filter((cluster) => !same.includes(cluster)), whole]
}
