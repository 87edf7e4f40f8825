/** Which agreement would this ticket get, and why? */
import type { AgreementKind, MatchRules, WhyNot } from '#contract/agreements.ts'
import type { Kind } from '#contract/ticket-words.ts'

/** What decides on a ticket's agreements. */
export interface Facts {
  readonly organisation: string | null
  readonly service: string | null
  readonly kind: Kind
  readonly priority: number
  readonly level: string | null
  readonly team: string | null
  readonly vendor: string | null
  readonly asset: string | null
  readonly vip: boolean
}

/** Of whom and what nothing is known. */
export const nowhere: Facts = {
  organisation: null,
  service: null,
  kind: 'incident',
  priority: 3,
  level: null,
  team: null,
  vendor: null,
  asset: null,
  vip: false,
}

/** A version of an agreement and the time in which the house goes by it; `to` null: until something else is said. Half-open. */
export interface Offer {
  readonly agreement: string
  readonly version: string
  readonly kind: AgreementKind
  readonly rank: number
  readonly match: MatchRules
  readonly from: number
  readonly to: number | null
}

/** What was asked, in its order: the one without reasons holds. */
interface Asked {
  readonly offer: Offer
  readonly because: readonly WhyNot[]
}
interface Choice {
  readonly chosen: Offer | null
  readonly asked: readonly Asked[]
}

/** By rank; of equals the one that was added first. */
export const inOrder = (offers: readonly Offer[]): Offer[] =>
  offers.toSorted((a, b) => a.rank - b.rank || order(a.agreement, b.agreement) || a.from - b.from)

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each agreement of the kind with the reasons that speak against it. `offers` stand in order. */
export function choose(offers: readonly Offer[], kind: AgreementKind, facts: Facts, at: number): Choice {
  const asked: Asked[] = []
  let chosen: Offer | null = null
  for (const offer of current(offers, kind, at)) {
    const against = [...unfit(offer, facts), ...outside(offer, at)]
    if (against.length > 0) asked.push({ offer, because: against })
    else if (chosen) asked.push({ offer, because: ['outranked'] })
    else {
      chosen = offer
      asked.push({ offer, because: [] })
    }
  }
  return { chosen, asked }
}

/** The same answer without its reasons. */
export const chosenOf = (offers: readonly Offer[], kind: AgreementKind, facts: Facts, at: number): Offer | null =>
  offers.find((offer) => offer.kind === kind && outside(offer, at).length === 0 && unfit(offer, facts).length === 0) ?? null

/** Of each agreement the version that holds at the moment, else the one that comes next, else the one that was last. */
function current(offers: readonly Offer[], kind: AgreementKind, at: number): Offer[] {
  const near = ({ from, to }: Offer): number => (from > at ? from - at : to !== null && to <= at ? Number.MAX_SAFE_INTEGER / 2 - to : -1)
  const best = new Map<string, Offer>()
  for (const offer of offers) {
    const known = best.get(offer.agreement)
    if (offer.kind === kind && (!known || near(offer) < near(known))) best.set(offer.agreement, offer)
  }
  return inOrder([...best.values()])
}

function outside({ from, to }: Offer, at: number): WhyNot[] {
  if (at < from) return ['notYet']
  return to !== null && at >= to ? ['over'] : []
}

function unfit({ match }: Offer, facts: Facts): WhyNot[] {
  const tests: readonly (readonly [boolean, WhyNot])[] = [
    [holds(match.organisations, facts.organisation), 'otherOrganisation'],
    [holds(match.services, facts.service), 'otherService'],
    [holds(match.kinds, facts.kind), 'otherKind'],
    [holds(match.priorities, facts.priority), 'otherPriority'],
    [holds(match.levels, facts.level), 'otherLevel'],
    [holds(match.teams, facts.team), 'otherTeam'],
    [holds(match.vendors, facts.vendor), 'otherVendor'],
    [holds(match.assets, facts.asset), 'otherAsset'],
    [!match.vip || facts.vip, 'notVip'],
  ]
  return tests.flatMap(([fits, reason]) => (fits ? [] : [reason]))
}

const holds = <T>(wanted: readonly T[], given: T | null): boolean => wanted.length === 0 || (given !== null && wanted.includes(given))
