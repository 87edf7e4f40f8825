import { ComplianceBy } from '#contract/compliance.ts'

const dayOf = (value: unknown): string | undefined => {
  try {
    return typeof value === 'string' ? Temporal.PlainDate.from(value).toString() : undefined
  } catch {
    return undefined
  }
}

/** What the address says; where it does not, this month, and in its first week the month before too: that one is what is asked about then. */
export function complianceSearch(search: Record<string, unknown>): { from: string; to: string; by: ComplianceBy } {
  const today = Temporal.Now.plainDateISO()
  const by = ComplianceBy.safeParse(search['by'])
  return {
    from: dayOf(search['from']) ?? today.subtract({ days: 7 }).with({ day: 1 }).toString(),
    to: dayOf(search['to']) ?? today.toString(),
    by: by.success ? by.data : 'priority',
  }
}
