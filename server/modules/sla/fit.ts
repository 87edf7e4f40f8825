/** Do the promises along the chain of levels fit into the promise to the client? */
import { type Terms, targetMs } from './terms.ts'

/** One link of the chain: a level, or where several vendors may have the ticket, each of them. */
type Link<T extends Terms> = readonly T[]

interface Overrun<T extends Terms> {
  /** When the request would have to come in, epoch milliseconds. */
  readonly at: number
  /** How much later than promised the chain may end, by the clock on the wall; null: it never ends. */
  readonly lateMs: number | null
  /** The promises that take longest then. */
  readonly chain: readonly T[]
}

/**
 * Each link uses all its time before the next one begins. The worst of the starts, or null where the chain always ends in time. A promise that its
 * own calendar never offers cannot be overrun.
 */
export function overrunOf<T extends Terms>(promise: Terms, links: readonly Link<T>[], starts: readonly number[]): Overrun<T> | null {
  let worst: Overrun<T> | null = null
  for (const at of starts) {
    const due = dueOf(promise, at)
    if (due === null) continue
    const { end, chain } = endOf(links, at)
    if (end === null) return { at, lateMs: null, chain }
    const lateMs = end - due
    if (lateMs > 0 && (worst === null || lateMs > (worst.lateMs ?? 0))) worst = { at, lateMs, chain }
  }
  return worst
}

function endOf<T extends Terms>(links: readonly Link<T>[], at: number): { end: number | null; chain: T[] } {
  const chain: T[] = []
  let end = at
  for (const link of links) {
    const from = end
    const ends = link.map((terms) => ({ terms, due: dueOf(terms, from) }))
    const never = ends.find(({ due }) => due === null)
    if (never) return { end: null, chain: [...chain, never.terms] }
    const [longest] = ends.toSorted((a, b) => (b.due ?? 0) - (a.due ?? 0))
    if (!longest) continue
    chain.push(longest.terms)
    end = longest.due ?? end
  }
  return { end, chain }
}

const dueOf = (terms: Terms, at: number): number | null => terms.calendar.add(at, targetMs(terms, at)) ?? null
