const monthOf = (value: unknown): string | undefined => {
  try {
    return typeof value === 'string' ? Temporal.PlainYearMonth.from(value).toString() : undefined
  } catch {
    return undefined
  }
}

/** What the address says; this month and the two before it, where it does not. */
export function availabilitySearch(search: Record<string, unknown>): { from: string; to: string } {
  const now = Temporal.Now.plainDateISO().toPlainYearMonth()
  return { from: monthOf(search['from']) ?? now.subtract({ months: 2 }).toString(), to: monthOf(search['to']) ?? now.toString() }
}

/** The last two years of months, the newest first, with those that are asked for. */
export function monthsBefore(asked: readonly string[]): string[] {
  const now = Temporal.Now.plainDateISO().toPlainYearMonth()
  const recent = Array.from({ length: 24 }, (_, i) => now.subtract({ months: i }).toString())
  return [...new Set([...recent, ...asked])].toSorted().toReversed()
}
