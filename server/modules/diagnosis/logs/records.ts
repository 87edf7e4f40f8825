/** What a structured line says: JSON lines, or `key=value` with a message among them. */
export interface Record {
  readonly message: string | null
  readonly level: string | null
  readonly time: string | null
}

const names = {
  message: ['message', 'msg', '@m', '@mt', 'short_message', 'log', 'text', 'event'],
  level: ['level', 'severity', 'lvl', '@l', 'loglevel', 'log.level'],
  time: ['@timestamp', 'timestamp', 'time', 'ts', '@t', 't', 'datetime', 'date'],
} as const

/** How the lines of a log are read when nearly all of them are records; null when they are plain text. */
export function shapeOfRecords(lines: readonly string[]): ((line: string) => Record) | null {
  if (lines.length === 0) return null
  const share = (test: (line: string) => boolean) => lines.filter(test).length / lines.length
  if (share((line) => line.startsWith('{') && line.endsWith('}') && readJson(line) !== null) > 0.9) return fromJson
  if (share((line) => /(?:^|\s)msg=/.test(line) && /(?:^|\s)(?:level|lvl)=/.test(line)) > 0.9) return fromPairs
  return null
}

function readJson(line: string): { readonly [key: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** Bunyan and pino write levels as numbers. */
const numbered = (level: number) => (level >= 50 ? 'error' : level >= 40 ? 'warn' : 'info')

function fromJson(line: string): Record {
  const record = readJson(line)
  if (!record) return { message: null, level: null, time: null }
  const pick = (keys: readonly string[]) =>
    keys.map((key) => record[key]).find((value) => typeof value === 'string' || typeof value === 'number')
  const level = pick(names.level)
  const message = pick(names.message)
  return {
    message: message === undefined ? null : String(message),
    level: typeof level === 'number' ? numbered(level) : (level?.toString() ?? null),
    time: pick(names.time)?.toString() ?? null,
  }
}

const pairs = {
  message: /(?:^|\s)msg=(?:"((?:[^"\\]|\\.)*)"|(\S*))/,
  level: /(?:^|\s)(?:level|lvl)=(?:"([^"]*)"|(\S*))/,
  time: /(?:^|\s)(?:time|ts|t)=(?:"([^"]*)"|(\S*))/,
}

function fromPairs(line: string): Record {
  const pick = (pattern: RegExp) => {
    const found = pattern.exec(line)
    return found?.[1] ?? found?.[2] ?? null
  }
  return { message: pick(pairs.message), level: pick(pairs.level), time: pick(pairs.time) }
}
