/** Which words of a text tell most, and what similar tickets say together. */

/** A word that was asked for: its stem, how somebody wrote it, and the share of tickets that have it. */
export interface Asked {
  readonly stem: string
  readonly written: string
  readonly share: number
}

/** How much a word tells, in nats: the rarer, the more. */
export const weightOf = ({ share }: Pick<Asked, 'share'>): number => Math.max(0.05, -Math.log(Math.min(1, share)))

/** Rows of tickets that are looked at, at most. */
const mostLooked = 4_000
const mostSought = 8

/** The words by which tickets are sought: the rarest, as long as no more tickets have them than can be looked at. */
export function soughtOf(asked: readonly Asked[], tickets: number): Asked[] {
  const sought: Asked[] = []
  let looked = 0
  for (const word of asked.toSorted((a, b) => a.share - b.share)) {
    looked += word.share * tickets
    if (sought.length > 0 && (looked > mostLooked || sought.length === mostSought)) break
    sought.push(word)
  }
  return sought
}

/** Of the weight of all that was asked, the share that a ticket must have to be called similar. */
export const leastShared = 0.3

export interface Neighbour {
  readonly service: string
  readonly category: string | null
  /** Of the weight of all that was asked, the share that it has. */
  readonly shared: number
}

export interface Vote<N extends Neighbour> {
  readonly service: string
  readonly category: string | null
  /** Those that say so. */
  readonly voters: readonly N[]
}

/** How many neighbours are asked, and how many of them must agree. */
export const mostNeighbours = 10
const leastVotes = 2
const leastShare = 0.5

/** What the neighbours say: a service that most have, and in it a category that most of those have. Undefined: they do not agree. */
export function votedBy<N extends Neighbour>(neighbours: readonly N[]): Vote<N> | undefined {
  const service = winner(neighbours, (one) => one.service)
  if (!service) return undefined
  const category = winner(
    service.voters.filter((one) => one.category !== null),
    (one) => one.category ?? '',
  )
  if (category && category.voters.length >= service.voters.length * leastShare)
    return { service: service.of, category: category.of, voters: category.voters }
  return { service: service.of, category: null, voters: service.voters }
}

/** By how similar they are, not by heads alone; but heads must be many enough. */
function winner<N extends Neighbour>(voters: readonly N[], of: (one: N) => string): { of: string; voters: N[] } | undefined {
  const [most] = [...Map.groupBy(voters, of)]
    .map(([what, some]) => ({ of: what, voters: some, weight: some.reduce((sum, { shared }) => sum + shared ** 2, 0) }))
    .toSorted((a, b) => b.weight - a.weight)
  if (!most || most.voters.length < leastVotes || most.voters.length < voters.length * leastShare) return undefined
  return most
}
