import { group } from './group.ts'
import { type Header, learnHeader, lesson } from './header.ts'
import { type Severity, severityOfLevel, severityOfText } from './level.ts'
import { mask } from './mask.ts'
import { type Timeline, countTimeline } from './timeline.ts'

export interface Pattern {
  /** 1 is the first that a reader should see. */
  readonly id: number
  readonly template: string
  readonly count: number
  readonly severity: Severity
  /** Numbers of lines, from 1. */
  readonly firstLine: number
  readonly lastLine: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  /** A line of it, as it stands in the log. */
  readonly example: string
  /** First seen in the last tenth of the log. */
  readonly fresh: boolean
  readonly rare: boolean
}

export interface Reading {
  readonly lines: number
  readonly errors: number
  readonly warnings: number
  readonly patterns: readonly Pattern[]
  readonly timeline: Timeline
  /** The pattern of each line in order, where it was asked for; 0 is an empty line. */
  readonly ids: Uint32Array | null
}

interface Kind {
  count: number
  errors: number
  warnings: number
  firstLine: number
  lastLine: number
  firstAt: number | null
  lastAt: number | null
  readonly example: string
  /** What the words say where a line has no level. */
  readonly said: Severity
}

/** Distinct masked lines that are kept; what comes beyond is told apart by its beginning only, so that no log outgrows the memory. */
const kept = 250_000
/** A longer line is grouped by its beginning. */
const longest = 2_000

export interface Options {
  /** For moments that name no year. */
  readonly year: number
  readonly withLines: boolean
}

/** Reads a log line by line, of any length, in one pass. */
export function readPatterns({ year, withLines }: Options) {
  const first: string[] = []
  let header: Header | null = null
  const kinds = new Map<string, number>()
  const facts: Kind[] = []
  const timeline = countTimeline()
  const ids = withLines ? growing() : null
  let lines = 0

  function kindOf(body: string, line: string): number {
    const masked = mask(body.length > longest ? body.slice(0, longest) : body)
    const text = facts.length < kept ? masked : beginningOf(masked)
    const known = kinds.get(text)
    if (known !== undefined) return known
    kinds.set(text, facts.length)
    facts.push({
      count: 0,
      errors: 0,
      warnings: 0,
      firstLine: lines,
      lastLine: lines,
      firstAt: null,
      lastAt: null,
      example: line.slice(0, longest),
      said: severityOfText(body),
    })
    return facts.length - 1
  }

  function take(line: string, parts: Header): void {
    lines++
    if (line === '' || line.trim() === '') {
      ids?.push(0)
      return
    }
    const { body, at, level } = parts(line)
    const kind = kindOf(body, line)
    ids?.push(kind + 1)
    const fact = facts[kind]
    if (!fact) return
    const severity = level === null ? fact.said : severityOfLevel(level)
    fact.count++
    fact.lastLine = lines
    if (severity === 'error') fact.errors++
    else if (severity === 'warning') fact.warnings++
    if (at === null) return
    fact.firstAt ??= at
    fact.lastAt = at
    timeline.add(at, severity, lines)
  }

  function learn(): Header {
    header = learnHeader(first, year)
    for (const line of first) take(line, header)
    return header
  }

  return {
    line(line: string): void {
      if (header) return take(line, header)
      first.push(line)
      if (first.length >= lesson) learn()
    },
    result(): Reading {
      if (!header) learn()
      const { patterns, idOf } = summarise([...kinds.keys()], facts, lines)
      const sum = (of: (fact: Kind) => number) => facts.reduce((total, fact) => total + of(fact), 0)
      return {
        lines,
        errors: sum((fact) => fact.errors),
        warnings: sum((fact) => fact.warnings),
        patterns,
        timeline: timeline.result(),
        ids: ids?.values().map((kind) => (kind === 0 ? 0 : (idOf[kind - 1] ?? 0))) ?? null,
      }
    },
  }
}

const beginningOf = (masked: string) => `${masked.split(' ', 3).join(' ')} …`

function summarise(texts: readonly string[], facts: readonly Kind[], lines: number): { patterns: Pattern[]; idOf: Uint32Array } {
  const found = group(texts).map(({ text, of }) => ({ of, ...together(text, of, facts, lines) }))
  const ordered = found.toSorted((a, b) => weight(b) - weight(a) || a.count - b.count || a.firstLine - b.firstLine)
  const idOf = new Uint32Array(texts.length)
  const patterns = ordered.map(({ of, ...pattern }, i) => {
    for (const kind of of) idOf[kind] = i + 1
    return { id: i + 1, ...pattern }
  })
  return { patterns, idOf }
}

const bad = { error: 2, warning: 1, info: 0 } as const
/** New before rare, and among them what is worse; then the rest, worse first. */
const weight = ({ fresh, rare, severity }: Pick<Pattern, 'fresh' | 'rare' | 'severity'>) => (fresh ? 6 : rare ? 3 : 0) + bad[severity]

function together(template: string, of: readonly number[], facts: readonly Kind[], lines: number): Omit<Pattern, 'id'> {
  const all = of.flatMap((kind) => facts[kind] ?? [])
  const sum = (pick: (fact: Kind) => number) => all.reduce((total, fact) => total + pick(fact), 0)
  const count = sum((fact) => fact.count)
  const times = (pick: (fact: Kind) => number | null) => all.map(pick).filter((at) => at !== null)
  const firstLine = all.reduce((least, fact) => Math.min(least, fact.firstLine), Infinity)
  return {
    template,
    count,
    severity:
      sum((fact) => fact.errors) * 2 >= count ? 'error' : sum((fact) => fact.errors + fact.warnings) * 2 >= count ? 'warning' : 'info',
    firstLine,
    lastLine: all.reduce((most, fact) => Math.max(most, fact.lastLine), 0),
    firstAt: times((fact) => fact.firstAt).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null),
    lastAt: times((fact) => fact.lastAt).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null),
    example: all.find((fact) => fact.firstLine === firstLine)?.example ?? '',
    fresh: lines >= 100 && firstLine > lines * 0.9,
    rare: lines >= 100 && count <= Math.max(2, lines / 10_000),
  }
}

/** Four bytes a line instead of an array's eight and more. */
function growing() {
  let room = new Uint32Array(1 << 16)
  let size = 0
  return {
    push(value: number) {
      if (size === room.length) {
        const wider = new Uint32Array(size * 2)
        wider.set(room)
        room = wider
      }
      room[size++] = value
    },
    values: () => room.slice(0, size),
  }
}
