import type { Written } from './corpus.ts'
import { type Found, type Incident, detect, featuresOf, wordsOf } from '../../server/modules/problems/radar/index.ts'

export interface Measured {
  readonly found: number
  /** Of the clusters found, those of which most incidents come of one planted problem that no earlier cluster stands for. */
  readonly precision: number
  /** Of the planted problems, those found. */
  readonly recall: number
  /** Of the incidents in clusters, those of the planted problem; of those of the found problems, those in its cluster. */
  readonly memberPrecision: number
  readonly memberRecall: number
  /** At which of its incidents a found problem was noticed: the median, and the share within five. */
  readonly noticed: number
  readonly within5: number
}

export const incidentsOf = (written: readonly Written[]): Incident[] =>
  written.map(({ id, at, title, text, service, asset, category }) => ({
    id,
    at,
    features: featuresOf({ words: wordsOf(`${title}\n${text}`).map(({ term }) => term), service, asset, category }),
  }))

/** Early signs that were forgotten, or may yet be, are none. */
export const proposedIn = (written: readonly Written[]): Found[] => detect(incidentsOf(written)).found.filter(({ confirmed }) => confirmed)

export function measure(written: readonly Written[], problems: number, found: readonly Found[] = proposedIn(written)): Measured {
  const stands = new Map<number, Found>()
  let [inClusters, right, own, caught] = [0, 0, 0, 0]
  const noticed: number[] = []
  for (const cluster of [...found].sort((a, b) => b.members.size - a.members.size)) {
    const counts = new Map<number, number>()
    for (const n of cluster.members) {
      const problem = written[n]?.problem ?? null
      if (problem !== null) counts.set(problem, (counts.get(problem) ?? 0) + 1)
    }
    inClusters += cluster.members.size
    const [main] = [...counts].sort((a, b) => b[1] - a[1])
    if (!main) continue
    right += main[1]
    if (main[1] * 2 < cluster.members.size || stands.has(main[0])) continue
    stands.set(main[0], cluster)
    const all = written.flatMap(({ problem }, n) => (problem === main[0] ? [n] : []))
    own += all.length
    caught += main[1]
    noticed.push(all.filter((n) => n <= cluster.noticed).length)
  }
  noticed.sort((a, b) => a - b)
  return {
    found: found.length,
    precision: found.length === 0 ? 1 : stands.size / found.length,
    recall: stands.size / problems,
    memberPrecision: inClusters === 0 ? 1 : right / inClusters,
    memberRecall: own === 0 ? 0 : caught / own,
    noticed: noticed[Math.floor(noticed.length / 2)] ?? 0,
    within5: noticed.filter((n) => n <= 5).length / Math.max(1, noticed.length),
  }
}
