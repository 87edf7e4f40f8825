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

/** A past ticket that has a word that was asked for. */
export interface Evidence {
  readonly word: string
  readonly ticket: string
  readonly service: string
  readonly category: string | null
}

export interface Guess {
  readonly service: string
  readonly category: string | null
  /** The words that speak for it most. */
  readonly words: readonly string[]
  /** The tickets that have these words, and those of them that were about this. */
  readonly of: readonly string[]
  readonly votes: readonly string[]
}

/** A guess that is less sure is not told. */
const sure = 0.7
const sureOfCategory = 0.5
const leastVotes = 2
const mostTelling = 3

/** What a text is about, by what each of its words was about before. `counts`: how many of the last tickets each service had. Undefined: nobody can tell. */
export function guessed(evidence: readonly Evidence[], counts: ReadonlyMap<string, number>): Guess | undefined {
  const service = likeliest(evidence, (one) => one.service, priorsOf(counts))
  if (!service || service.of === other || service.chance < sure) return undefined
  const inside = evidence.filter((one) => one.service === service.of && one.category !== null)
  const branch = likeliest(inside, (one) => one.category ?? '', sharesOf(inside.map(({ category }) => category ?? '')))
  const category = branch && branch.chance >= sureOfCategory ? branch.of : null
  const words = service.telling.slice(0, mostTelling)
  const about = evidence.filter(({ word }) => words.includes(word))
  const votes = about.filter((one) => one.service === service.of && (category === null || one.category === category))
  const told = { words, of: ticketsOf(about), votes: ticketsOf(votes) }
  return told.votes.length < leastVotes ? undefined : { service: service.of, category, ...told }
}

/** It may be about something that no ticket was about yet (Laplace's rule). */
const other = ''
function priorsOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0) + counts.size + 1
  return new Map([[other, 1 / all], ...[...counts].map(([of, count]): [string, number] => [of, (count + 1) / all])])
}

const ticketsOf = (evidence: readonly Evidence[]): string[] => [...new Set(evidence.map(({ ticket }) => ticket))]

function sharesOf(all: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const one of all) shares.set(one, (shares.get(one) ?? 0) + 1 / all.length)
  return shares
}

/** As many tickets as usual ones are put to those that have a word: one ticket proves little. */
const usual = 2
/** Words of one phrase come together: each tells less than it would alone. */
const independence = 0.7

/** Naive Bayes: each word multiplies the usual share of an answer by how much more often it was the answer where the word stood. */
function likeliest(evidence: readonly Evidence[], of: (one: Evidence) => string, priors: ReadonlyMap<string, number>) {
  const words = [...Map.groupBy(evidence, ({ word }) => word)].map(([word, some]) => ({ word, answers: some.map(of) }))
  const lift = (answers: readonly string[], answer: string, prior: number): number => {
    const times = answers.filter((one) => one === answer).length
    return Math.log((times + usual * prior) / (answers.length + usual) / prior)
  }
  const scored = [...priors].map(([answer, prior]) => ({
    answer,
    prior,
    score: words.reduce((sum, { answers }) => sum + independence * lift(answers, answer, prior), Math.log(prior)),
  }))
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (one, other) => (one && one.score >= other.score ? one : other),
    undefined,
  )
  if (!best || words.length === 0) return undefined
  const chance = 1 / scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)
  const telling = words
    .map(({ word, answers }) => ({ word, lift: lift(answers, best.answer, best.prior) }))
    .toSorted((a, b) => b.lift - a.lift)
  // What hardly speaks for it explains nothing.
  const least = (telling[0]?.lift ?? 0) / 5
  return { of: best.answer, chance, telling: telling.flatMap((one) => (one.lift > least ? [one.word] : [])) }
}
