import { applications } from './applications.ts'
import { chance } from './chance.ts'
import type { Kind } from './kind.ts'
import { others } from './others.ts'
import { servers } from './servers.ts'

export const kinds: readonly Kind[] = [...servers, ...applications, ...others]

export interface Labelled {
  readonly lines: readonly string[]
  /** For each line which statement made it. */
  readonly truth: readonly number[]
}

/** A log of this kind: statements are chosen unevenly, as programs do; some are said only a few times. */
export function generate({ says, line }: Kind, count: number, seed: number): Labelled {
  const c = chance(seed)
  const truth: number[] = []
  const lines = Array.from({ length: count }, (_, i) => {
    const statement = Math.min(c.int(says.length), c.int(says.length))
    truth.push(statement)
    return line(i, says[statement]?.(c) ?? '', c, statement)
  })
  return { lines, truth }
}

/** Group accuracy of Zhu et al. (ICSE-SEIP 2019, LogPAI): the share of lines whose group holds exactly the lines of their true group. */
export function groupAccuracy(found: readonly (number | string)[], truth: readonly number[]): number {
  const sizes = new Map<number, number>()
  for (const one of truth) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const groups = new Map<number | string, { truth: Set<number>; lines: number }>()
  found.forEach((id, i) => {
    const known = groups.get(id) ?? { truth: new Set(), lines: 0 }
    known.truth.add(truth[i] ?? -1)
    known.lines++
    groups.set(id, known)
  })
  let right = 0
  for (const { truth: of, lines } of groups.values()) {
    const [only = -1] = of
    if (of.size === 1 && sizes.get(only) === lines) right += lines
  }
  return right / truth.length
}
