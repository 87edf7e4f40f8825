import { levelPattern } from './level.ts'
import { momentAt, momentForms } from './moment.ts'

/** One field of a header: where it ends in a line when it begins at `from`; -1 when it does not stand there. */
export interface Field {
  readonly name: 'moment' | 'up-to-moment' | 'level' | 'number' | 'bracket' | 'column' | 'host' | 'tag' | 'dotted' | 'up-to-level'
  /** The share of lines in which it must be found to be part of the header. */
  readonly share: number
  readonly end: (line: string, from: number) => number
  /** A field whose values must be few to be told from the words of a message: how many of the lines may differ. */
  readonly few?: true
}

const sticky = (source: string) => {
  const pattern = new RegExp(source, 'y')
  return (line: string, from: number) => {
    pattern.lastIndex = from
    return pattern.test(line) ? pattern.lastIndex : -1
  }
}

/** Marks between fields belong to none; a message may begin with a bracket, a quote or a minus. */
const gap = /(?:[\]),;:|>\s]|-(?=\s))*/y
export function skipGap(line: string, from: number): number {
  gap.lastIndex = from
  gap.test(line)
  return gap.lastIndex
}

const level = (line: string, from: number) => {
  levelPattern.lastIndex = from
  return levelPattern.test(line) ? levelPattern.lastIndex : -1
}

/** Balanced brackets from `from`: `[QuorumPeer[myid=1]/0:0:0:0:2181:FastLeaderElection@774]`. */
function bracket(line: string, from: number): number {
  if (line.charAt(from) !== '[') return -1
  let depth = 0
  for (let i = from; i < Math.min(line.length, from + 200); i++) {
    const mark = line.charAt(i)
    if (mark === '[') depth++
    if (mark === ']' && --depth === 0) return i + 1
  }
  return -1
}

const token = sticky(String.raw`\S+\s+`)
/** Columns before a level: what stands there in every line is header, whatever it is. */
function upToLevel(line: string, from: number): number {
  let at = from
  for (let tokens = 0; tokens < 4; tokens++) {
    at = token(line, at)
    if (at < 0) return -1
    const end = level(line, at)
    if (end >= 0 && /[\s\]:|,]/.test(line.charAt(end) || ' ')) return end
  }
  return -1
}

/** A second moment after columns of any kind: clusters write the collector's and then the node's own. */
function upToMoment(line: string, from: number): number {
  let at = from
  for (let tokens = 0; tokens < 4; tokens++) {
    at = token(line, at)
    if (at < 0) return -1
    const found = momentAt(line, at, dated)
    if (found) return found.to
  }
  return -1
}
const dated = momentForms.filter(({ name }) => name !== 'time' && name !== 'epoch' && name !== 'digits')

const tagSource = String.raw`[\w.$/@()*#+-]+(?:\[[^\]\s]*\])?:(?=\s|$)`

/** Those whose form says what they are, in the order in which they are tried. */
export const fields: readonly Field[] = [
  { name: 'moment', share: 0.9, end: (line, from) => momentAt(line, from)?.to ?? -1 },
  { name: 'up-to-moment', share: 0.9, end: upToMoment },
  { name: 'level', share: 0.8, end: level },
  { name: 'column', share: 0.95, end: sticky(String.raw`[^|\s]{1,60}\s*\|`) },
  { name: 'number', share: 0.9, end: sticky(String.raw`\d+(?=[\s:|])(?!\s+\w+(?:es|s)\b)`) },
  { name: 'bracket', share: 0.9, end: bracket },
  { name: 'host', share: 0.85, end: sticky(String.raw`\S+\s+(?=${tagSource})`) },
  { name: 'up-to-level', share: 0.9, end: upToLevel },
  { name: 'tag', share: 0.85, end: sticky(tagSource) },
  { name: 'dotted', share: 0.95, few: true, end: sticky(String.raw`[A-Za-z_][\w$]*(?:\.[A-Za-z_*][\w$]*)+(?=\s)`) },
  // Columns that the writer padded: Windows' "Info                  CBS    ".
  { name: 'column', share: 0.95, few: true, end: sticky(String.raw`\S+(?= {2,}\S)`) },
]
