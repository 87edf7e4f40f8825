/** What of a log is looked at: lines with these words, of this pattern, or from this line on. */
export type LogSearch = { q: string; pattern: string; line: string }

const digits = (value: unknown) => (/^\d{1,9}$/.test(String(value)) ? String(value) : '')
export const logSearch = ({ q, pattern, line }: Record<string, unknown>): LogSearch => ({
  q: typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 500) : '',
  pattern: digits(pattern),
  line: digits(line),
})

export const logAddress = (number: string, file: string): string => `/tickets/${number}/logs/${file}`

export function lookAddress(base: string, look: Partial<LogSearch>): string {
  const search = new URLSearchParams(Object.entries(look).filter(([, value]) => value !== ''))
  return search.size > 0 ? `${base}?${search.toString()}` : base
}

/** Files that are worth opening as a log: plain text, also packed. */
export const mayBeLog = ({ name, type }: { name: string; type: string }): boolean =>
  /\.(?:log|txt|out|err|trace|jsonl|ndjson|json|syslog|evt)(?:\.\d+)?(?:\.gz)?$|\.log[._-]|^(?:syslog|messages)/i.test(name) ||
  (type === 'text/plain' && !/\.(?:csv|html?|xml|md)$/i.test(name))
