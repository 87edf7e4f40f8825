import type { Moment, Neighbour } from './judge.ts'
import { type Incident, telling } from './weigh.ts'

/** All incidents so far, by their features: for looking through a period at once. (The desk's own, one by one, lie in the database.) */
export interface Memory {
  /** What is like the incident, latest first, by which features (bits of `mask`), and since when was looked. */
  readonly near: (incident: Incident) => { features: string[]; neighbours: Neighbour[]; since: Moment }
  readonly add: (incident: Incident) => number
  /** The share of all incidents that has a feature. */
  readonly shareOf: (feature: string) => number
}

/** How far back is looked, and how many places at most: common words reach less far back, and the past is then that much shorter. */
export const reachMs = 400 * 86_400_000
const mostPlaces = 8_000

export function memory(): Memory {
  const times: number[] = []
  const places = new Map<string, number[]>()
  let masks = new Int32Array(1024)
  let oldest = 0

  const near: Memory['near'] = ({ at, features: own }) => {
    while (oldest < times.length && (times[oldest] ?? 0) < at - reachMs) oldest++
    const features = telling(own, (feature) => places.get(feature)?.length ?? 0, times.length)
    const lists = features.map((feature) => places.get(feature) ?? [])
    const from = reachOf(lists, oldest, times.length)
    const touched: number[] = []
    lists.forEach((list, bit) => {
      for (let i = list.length - 1; i >= 0; i--) {
        const n = list[i] ?? 0
        if (n < from) break
        const mask = masks[n] ?? 0
        // The first feature alone makes no neighbour: it takes two.
        if (mask !== 0 && (mask & (mask - 1)) === 0) touched.push(n)
        masks[n] = mask | (1 << bit)
      }
    })
    const neighbours = touched.sort((a, b) => b - a).map((n) => ({ n, at: times[n] ?? 0, mask: masks[n] ?? 0 }))
    for (const list of lists) for (let i = list.length - 1; i >= 0 && (list[i] ?? 0) >= from; i--) masks[list[i] ?? 0] = 0
    return { features, neighbours, since: { n: from, at: times[from] ?? at } }
  }

  const add = ({ at, features }: Incident): number => {
    const n = times.push(at) - 1
    for (const feature of features) {
      const list = places.get(feature)
      if (list) list.push(n)
      else places.set(feature, [n])
    }
    if (n + 1 >= masks.length) masks = new Int32Array(masks.length * 2)
    return n
  }
  return { near, add, shareOf: (feature) => (places.get(feature)?.length ?? 0) / Math.max(1, times.length) }
}

/** Halves the past until the lists hold few enough places in it. */
function reachOf(lists: readonly (readonly number[])[], oldest: number, end: number): number {
  let from = oldest
  while (end - from > 500 && lists.reduce((total, list) => total + list.length - firstFrom(list, from), 0) > mostPlaces)
    from = end - Math.floor((end - from) * 0.7)
  return from
}

function firstFrom(list: readonly number[], from: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
