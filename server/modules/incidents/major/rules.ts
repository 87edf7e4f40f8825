/** Whether what happens looks like a major incident: the desk is asked, nothing is declared by itself. */
import type { MajorRules } from '#contract/major-events.ts'
import type { MajorRule } from '#contract/major-words.ts'

/** An incident that has just come, been classified or prioritised. */
export interface Seen {
  readonly id: string
  readonly service: string
  readonly priority: number
  /** It was proposed before, and dismissed. */
  readonly dismissed: boolean
}

/** `recent`: open incidents of its service within the minutes of the rule and since the last dismissal, the oldest first. */
export function ruleFor(
  seen: Seen,
  recent: readonly string[],
  rules: MajorRules,
): { readonly rule: MajorRule; readonly ticket: string; readonly tickets: readonly string[] } | undefined {
  if (!seen.dismissed && rules.criticalServices.includes(seen.service) && seen.priority <= rules.priority)
    return { rule: 'priority', ticket: seen.id, tickets: [seen.id] }
  const [first] = recent
  if (first !== undefined && recent.length >= rules.burstCount) return { rule: 'burst', ticket: first, tickets: recent }
  return undefined
}
