import { growing } from './growing.ts'
import { type Pairs, pairs } from './pairs.ts'
import type { Incident } from './weigh.ts'
import { isCommon, mostCompared } from './weigh.ts'

/** All incidents so far, by their features and by pairs of them. Features are numbers here. */
export interface Memory {
  readonly pairs: Pairs
  /** The features of a new incident that tell something, rarest first. */
  readonly telling: (features: Int32Array) => Int32Array
  readonly numbersOf: (incident: Incident) => Int32Array
  readonly nameOf: (feature: number) => string
  readonly add: (at: number, features: Int32Array) => number
  /** What an incident has. */
  readonly featuresOf: (n: number) => Int32Array
  /** The same of all without copying: those of `n` stand in `features` from `begins[n]` to `begins[n + 1]`. To be asked for anew after `add`. */
  readonly raw: () => { readonly features: Int32Array; readonly begins: Int32Array }
  readonly at: (n: number) => number
  /** The first incident that is not too long ago to be looked at. */
  readonly oldestFor: (at: number) => number
  readonly length: () => number
  /** The share of all incidents that has a feature. */
  readonly shareOf: (feature: number) => number
}

/** How far back is looked. */
export const reachMs = 400 * 86_400_000

/** A pair is kept from where each of its features has come this often: it takes four incidents to stand out. */
const fewestKept = 3

export function memory(): Memory {
  const times: number[] = []
  const features = growing()
  const begins = growing()
  begins.push(0)
  const names: string[] = []
  const numbers = new Map<string, number>()
  const known = growing()
  const kept = pairs()
  /** Of a feature not yet kept, where it has been. */
  const early = new Map<number, number[]>()
  let oldest = 0

  const numberOf = (name: string): number => {
    const found = numbers.get(name)
    if (found !== undefined) return found
    numbers.set(name, names.length)
    known.push(0)
    return names.push(name) - 1
  }
  /** The rarest that are often enough, but a little more common ones than are compared: what tells now may have told too little then. */
  const keptOf = (features: Iterable<number>) =>
    [...features]
      .filter((feature) => known.at(feature) >= fewestKept && !isCommon(known.at(feature), times.length * 1.4))
      .sort((a, b) => known.at(a) - known.at(b) || a - b)
      .slice(0, mostCompared + 4)

  const rowOf = (n: number) => features.slice(begins.at(n), begins.at(n + 1))
  const add: Memory['add'] = (at, row) => {
    const n = times.push(at) - 1
    const fresh: number[] = []
    row.forEach(features.push)
    begins.push(features.length())
    for (const feature of row) {
      known.set(feature, known.at(feature) + 1)
      if (known.at(feature) > fewestKept) continue
      const places = early.get(feature) ?? []
      if (known.at(feature) < fewestKept) early.set(feature, [...places, n])
      else fresh.push(feature)
    }
    for (const feature of fresh) {
      for (const place of early.get(feature) ?? [])
        for (const other of keptOf(rowOf(place))) if (other !== feature && !early.has(other)) kept.add(feature, other, place)
      early.delete(feature)
    }
    const own = keptOf(row)
    own.forEach((feature, i) => {
      for (let j = 0; j < i; j++) kept.add(own[j] ?? 0, feature, n)
    })
    return n
  }

  return {
    pairs: kept,
    numbersOf: (incident) => Int32Array.from(incident.features, numberOf),
    nameOf: (feature) => names[feature] ?? '',
    telling: (row) =>
      row
        .filter((feature) => known.at(feature) >= fewestKept && !isCommon(known.at(feature), times.length))
        .sort((a, b) => known.at(a) - known.at(b) || a - b)
        .slice(0, mostCompared),
    add,
    featuresOf: rowOf,
    raw: () => ({ features: features.raw(), begins: begins.raw() }),
    at: (n) => times[n] ?? 0,
    oldestFor: (at) => {
      while (oldest < times.length && (times[oldest] ?? 0) < at - reachMs) oldest++
      return oldest
    },
    length: () => times.length,
    shareOf: (feature) => known.at(feature) / Math.max(1, times.length),
  }
}
