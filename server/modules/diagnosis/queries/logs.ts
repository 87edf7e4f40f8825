import type { readLog as ReadLog, searchLog as SearchLog } from '#contract/logs.ts'
import type { Value } from '#contract/endpoint.ts'
import type { LogReader, Read } from '../adapters/log-reader.ts'

type Told = Value<(typeof ReadLog)['result']>
type Query = Value<(typeof SearchLog)['query']>
type Found = Value<(typeof SearchLog)['result']>

interface File {
  readonly sha256: string
  readonly name: string
}

/** More patterns than a person reads. */
const told = 1000

export async function readingOf(reader: LogReader, file: File, year: number): Promise<Told> {
  const { reading, whole } = await reader.patterns(file.sha256, year)
  const { lines, errors, warnings, patterns, timeline } = reading
  const moment = (ms: number | null) => (ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms))
  return {
    name: file.name,
    lines,
    errors,
    warnings,
    patternCount: patterns.length,
    patterns: patterns.slice(0, told).map((pattern) => ({ ...pattern, firstAt: moment(pattern.firstAt), lastAt: moment(pattern.lastAt) })),
    timeline: {
      step: timeline.step,
      stretches: timeline.stretches.map((stretch) => ({ ...stretch, from: Temporal.Instant.fromEpochMilliseconds(stretch.from) })),
    },
    whole,
  }
}

export async function linesOf(reader: LogReader, file: File, { text, pattern, after, limit, around }: Query, year: number): Promise<Found> {
  const read = await reader.patterns(file.sha256, year)
  const numbers = pattern === undefined ? null : numbersOf(read, pattern)
  const { hits, total, next } = await reader.lines(file.sha256, { text: text.toLowerCase(), numbers, after, limit, around })
  const byId = new Map(read.reading.patterns.map((one) => [one.id, one]))
  return {
    total,
    next,
    hits: hits.map((hit) => {
      const known = byId.get(read.reading.ids?.[hit.line - 1] ?? 0)
      return { ...hit, before: [...hit.before], severity: known?.severity ?? 'info', pattern: known?.id ?? null }
    }),
  }
}

function numbersOf({ reading }: Read, pattern: number): Set<number> {
  const numbers = new Set<number>()
  reading.ids?.forEach((id, i) => {
    if (id === pattern) numbers.add(i + 1)
  })
  return numbers
}
