import type { Memory } from './memory.ts'
import type { Rules } from './rules.ts'
import { type Alike, type Finding, type Moment, standingOut } from './stretch.ts'

interface Judge {
  /** Best first; those after it tell of the same incidents. The new incident is not in the memory yet. */
  readonly judge: (here: Moment, features: Int32Array) => Finding[]
}

/** A pair that came more often than this is not looked at with a third feature, one of three not with a fourth: measured, wider finds no more. */
const widest = [0, 0, 100, 50]

/**
 * Whether a new incident is one too many of its kind. For each set of two features (then three, four) those that have them are laid out in time; each
 * stretch that ends with the new one is held against all the time before, measured in incidents of the whole desk (so a busy Monday is no news) and on the
 * calendar (so a quiet night is none either): the larger share counts. Sets that the same incidents have are looked at once.
 */
export function judging(memory: Memory, by: Rules): Judge {
  const near = new Int32Array(by.most)
  // Of this incident's features, which an earlier one has: found once, when it is first asked for.
  // In pairs (the round in which it was asked for, the answer), side by side: the time goes on fetching them.
  let masks = new Int32Array(1024)
  let bits = new Int8Array(1024)
  let { features: rowFeatures, begins: rowBegins } = memory.raw()
  let chosen = new Int32Array(1024)
  let round = 0
  const seen = new Set<number>()
  const counts = new Uint8Array(32)
  const limit = Math.log(by.chance)
  const [lists, totals] = [new Int32Array(31 * 31), new Int32Array(31 * 31)]

  const maskOf = (n: number): number => {
    if (masks[2 * n] === round) return masks[2 * n + 1] ?? 0
    let mask = 0
    const end = rowBegins[n + 1] ?? 0
    for (let place = rowBegins[n] ?? 0; place < end; place++) {
      const bit = bits[rowFeatures[place] ?? 0] ?? 0
      if (bit !== 0) mask |= 1 << (bit - 1)
    }
    masks[2 * n] = round
    masks[2 * n + 1] = mask
    return mask
  }

  const judge: Judge['judge'] = (here, features) => {
    round++
    seen.clear()
    ;({ features: rowFeatures, begins: rowBegins } = memory.raw())
    if (masks.length <= 2 * here.n + 1) masks = wider(masks, 2 * here.n + 1)
    const highest = features.reduce((most, feature) => Math.max(most, feature), 0)
    if (bits.length <= highest) bits = widerBits(bits, highest)
    features.forEach((feature, bit) => (bits[feature] = bit + 1))
    const found: Finding[] = []
    const from = memory.oldestFor(here.at)
    const since = { n: from, at: from < here.n ? memory.at(from) : here.at }
    const early = here.at - by.longestMs

    const size = features.length
    const whole = (1 << size) - 1
    const test = (mask: number, alike: Alike): boolean => {
      const out = standingOut(here, alike, since, memory.at, by)
      if (!out) return false
      found.push({ ...out, sign: [...features].filter((_, bit) => (mask & (1 << bit)) !== 0) })
      return true
    }

    /** Of the wanted features those that enough of the latest have for it to be unlikely, if they are all there ever were. */
    const shared = (wanted: number, latest: Int32Array, nearby: number): number => {
      counts.fill(0)
      let enough = 0
      let open = wanted
      for (let i = 0; i < nearby && open !== 0; i++) {
        const n = latest[i] ?? 0
        let span = 0
        for (let left = maskOf(n) & open; left !== 0; left &= left - 1) {
          const bit = 31 - Math.clz32(left & -left)
          const count = (counts[bit] ?? 0) + 1
          counts[bit] = count
          if (count < by.fewest - 1) continue
          if (span === 0) {
            const at = memory.at(n)
            if (at < early) return enough
            span = Math.log(Math.max((here.n - n + 1) / (here.n - from + 1), (here.at - at) / Math.max(1, here.at - since.at)))
          }
          if (count * span > limit) continue
          enough |= 1 << bit
          open &= ~(1 << bit)
        }
      }
      return enough
    }

    /** With each of some further features. */
    const widen = (more: number, all: Int32Array, wide: number): void => {
      for (let left = more; left !== 0; left &= left - 1) {
        const one = left & -left
        let common = -1
        let length = 0
        if (chosen.length < all.length) chosen = wider(chosen, all.length)
        for (let i = 0; i < all.length; i++) {
          const n = all[i] ?? 0
          const m = maskOf(n)
          if ((m & one) === 0) continue
          common &= m
          chosen[length++] = n
        }
        if (seen.has(common)) continue
        seen.add(common)
        const fewer = chosen.slice(0, length)
        const out = test(common, { near: fewer, nearby: length, count: length, all: () => fewer })
        if (wide < 4 && (out || length <= (widest[wide] ?? 0)))
          widen(shared(~common & whole, fewer, Math.min(length, near.length)), fewer, wide + 1)
      }
    }

    for (let i = 0; i < size; i++)
      for (let j = 0; j < i; j++) {
        const list = memory.pairs.listOf(features[i] ?? 0, features[j] ?? 0)
        lists[i * 31 + j] = lists[j * 31 + i] = list
        totals[i * 31 + j] = totals[j * 31 + i] = list < 0 ? 0 : memory.pairs.countFrom(list, from)
      }
    for (let i = 0; i < size; i++)
      for (let j = 0; j < i; j++) {
        const count = totals[i * 31 + j] ?? 0
        if (count < by.fewest - 1) continue
        const list = lists[i * 31 + j] ?? -1
        const nearby = memory.pairs.latest(list, near)
        if (memory.at(near[by.fewest - 2] ?? 0) < early) continue
        let listed: Int32Array | undefined
        const all = () => {
          if (!listed) memory.pairs.latest(list, (listed = new Int32Array(count)))
          return listed
        }
        const mask = (1 << i) | (1 << j)
        const out = test(mask, { near, nearby, count, all })
        if (!out && count > (widest[2] ?? 0)) continue
        // Three features are looked at by way of their rarest pair.
        let wanted = 0
        for (let l = 0; l < size; l++) {
          if (l === i || l === j) continue
          const [a, b] = [totals[i * 31 + l] ?? 0, totals[j * 31 + l] ?? 0]
          if ((a > count || (a === count && l > j)) && (b > count || (b === count && l > i))) wanted |= 1 << l
        }
        const more = shared(wanted, near, nearby)
        if (more !== 0) widen(more, all(), 3)
      }
    features.forEach((feature) => (bits[feature] = 0))
    return found.sort((a, b) => a.chance - b.chance)
  }
  return { judge }
}

function wider(values: Int32Array<ArrayBuffer>, place: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(values.length * 2, place + 1))
  more.set(values)
  return more
}

function widerBits(values: Int8Array<ArrayBuffer>, place: number): Int8Array<ArrayBuffer> {
  const more = new Int8Array(Math.max(values.length * 2, place + 1))
  more.set(values)
  return more
}
