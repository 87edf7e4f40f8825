export interface Wanted {
  /** In lower case; empty means every line. */
  readonly text: string
  /** Null means every line; else the numbers of lines, from 1. */
  readonly numbers: ReadonlySet<number> | null
  readonly after: number
  readonly limit: number
  readonly around: number
}
interface Hit {
  readonly line: number
  readonly text: string
  readonly before: readonly string[]
  readonly after: string[]
}
export interface Hits {
  readonly hits: readonly Hit[]
  readonly total: number
  readonly next: number | null
}

/** A longer line is shown by its beginning. */
const shown = 4_000

/** Looks for lines while they come by, keeping only the hits and what stands around them. */
export function searchLines({ text, numbers, after, limit, around }: Wanted) {
  const hits: Hit[] = []
  let before: string[] = []
  let total = 0
  let number = 0
  let next: number | null = null
  const matches = (line: string) => (numbers ? numbers.has(number) : true) && (text === '' || line.toLowerCase().includes(text))
  return {
    line(whole: string): void {
      number++
      const line = whole.length > shown ? `${whole.slice(0, shown)}…` : whole
      for (const hit of hits.slice(-around - 1)) if (number > hit.line && number <= hit.line + around) hit.after.push(line)
      if (matches(whole)) {
        total++
        if (number > after && hits.length < limit) hits.push({ line: number, text: line, before, after: [] })
        else if (number > after) next ??= hits.at(-1)?.line ?? null
      }
      if (around > 0) before = [...before, line].slice(-around)
    },
    result: (): Hits => ({ hits, total, next }),
  }
}
