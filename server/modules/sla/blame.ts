/** Who held a ticket while the time of a promise was used, in shares that sum to the whole. */
import type { WaitingOn } from '#contract/ticket-words.ts'
import { factsAfter } from './facts.ts'
import { type Heard, standing } from './hearing.ts'
import { nowhere } from './match.ts'

/** Where a ticket was: its level and team, the vendor who had it, and for whom it waited. */
export interface Holder {
  readonly level: string | null
  readonly team: string | null
  readonly vendor: string | null
  readonly waitingOn: WaitingOn | null
}

/** A holder from a moment (epoch milliseconds) until the next one's. */
export interface Held extends Holder {
  readonly from: number
}

/** Time that counted: half-open, `ms` of it working time. */
interface Counted {
  readonly from: number
  readonly to: number
  readonly ms: number
}

interface Blame {
  /** Who had it at the moment after which it was late. */
  readonly crossed: Holder
  /** `share` in ten-thousandths; they sum to 10,000 (largest remainder). */
  readonly shares: readonly (Holder & { readonly ms: number; readonly share: number })[]
}

/** Every holder in a ticket's life, in order. What was taken back has not happened. */
export function holdersOf(log: readonly Heard[]): Held[] {
  const held: Held[] = []
  let facts = nowhere
  let waitingOn: WaitingOn | null = null
  for (const { at, event } of standing(log)) {
    facts = factsAfter(facts, event)
    if (event.type === 'ticket.waited') waitingOn = event.on
    if (['ticket.wait-ended', 'ticket.resolved', 'ticket.reopened', 'ticket.closed'].includes(event.type)) waitingOn = null
    const { level, team, vendor } = facts
    const last = held.at(-1)
    const next: Held = { from: Math.max(at, last?.from ?? at), level, team, vendor, waitingOn }
    if (!last || keyOf(last) !== keyOf(next)) held.push(next)
  }
  return held
}

/** Each stretch of counted time goes to whoever held the ticket in it; the time before the first holder to the first. */
export function blameOf(held: readonly Held[], counted: readonly Counted[], crossedAt: number): Blame | null {
  const [first] = held
  if (!first) return null
  const used = new Map<string, { holder: Holder; ms: number }>()
  for (const stretch of counted)
    for (const { holder, ms } of split(held, stretch)) {
      const known = used.get(keyOf(holder)) ?? { holder, ms: 0 }
      known.ms += ms
      used.set(keyOf(holder), known)
    }
  const parts = [...used.values()].filter(({ ms }) => ms > 0)
  const shares = inTenThousandths(parts.map(({ ms }) => ms))
  return {
    crossed: bare(held.findLast(({ from }) => from <= crossedAt) ?? first),
    shares: parts.map(({ holder, ms }, n) => ({ ...bare(holder), ms, share: shares[n] ?? 0 })),
  }
}

/** The parts of a stretch by holder; they sum to it. */
function split(held: readonly Held[], { from, to, ms }: Counted): { holder: Holder; ms: number }[] {
  const parts = held.flatMap((holder, n) => {
    const [begin, end] = [n === 0 ? from : Math.max(from, holder.from), Math.min(to, held[n + 1]?.from ?? to)]
    return end > begin ? [{ holder, wall: end - begin }] : []
  })
  let left = ms
  return parts.map(({ holder, wall }, n) => {
    const part = n === parts.length - 1 ? left : Math.floor((ms * wall) / (to - from))
    left -= part
    return { holder, ms: part }
  })
}

function inTenThousandths(parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  const shares = parts.map((part) => Math.floor((part / all) * 10_000))
  let left = 10_000 - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = parts.map((part, n) => ({ n, rest: (part / all) * 10_000 - (shares[n] ?? 0) })).toSorted((a, b) => b.rest - a.rest)
  for (const { n } of byRemainder) if (left > 0) [shares[n], left] = [(shares[n] ?? 0) + 1, left - 1]
  return shares
}

const bare = ({ level, team, vendor, waitingOn }: Holder): Holder => ({ level, team, vendor, waitingOn })
const keyOf = ({ level, team, vendor, waitingOn }: Holder): string => [level, team, vendor, waitingOn].join(' ')
