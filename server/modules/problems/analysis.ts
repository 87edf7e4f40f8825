/** What is written down while the cause of a problem is looked for, and what of it closing asks for. */
import type { AppEvent } from '#contract/events.ts'
import {
  type AnalysisPart,
  type Branch,
  type ProblemEvent,
  type ProblemEvidence,
  type Verdict,
  problemEvidence,
} from '#contract/problems.ts'
import { Refusal } from '#platform/refusal.ts'

/** A row of `analysis_entry`, as far as it is a fold of the log. */
export interface EntryFold {
  readonly ticket_id: string
  readonly part: AnalysisPart
  readonly parent_id: string | null
  readonly text_id: string
  readonly link: string
  readonly branch: Branch | null
  readonly happened_at: Temporal.Instant | null
  readonly verdict: Verdict | null
  readonly passed: boolean | null
  readonly written_at: Temporal.Instant
  readonly struck_at: Temporal.Instant | null
}

/** What an entry of a part says beside its words; what belongs to another part is left out. */
export interface Facts {
  readonly branch: Branch | null
  readonly happenedAt: Temporal.Instant | null
}

export function factsFor(part: AnalysisPart, { branch, happenedAt }: Facts): Facts {
  if (part === 'cause' && branch === null) throw new Refusal('problems.cause-needs-branch')
  if (part === 'moment' && happenedAt === null) throw new Refusal('problems.moment-needs-time')
  return { branch: part === 'cause' ? branch : null, happenedAt: part === 'moment' ? happenedAt : null }
}

/** Evidence stands for or against a hypothesis of the same problem; nothing else stands under anything. */
export function parentFor(part: AnalysisPart, parent: Pick<EntryFold, 'part' | 'struck_at'> | undefined): void {
  if (part !== 'for' && part !== 'against') return
  if (parent?.part !== 'hypothesis' || parent.struck_at !== null) throw new Refusal('problems.evidence-needs-hypothesis')
}

type Counted = Pick<EntryFold, 'part' | 'verdict' | 'passed' | 'struck_at' | 'written_at'>

/**
 * A cause is a confirmed hypothesis; a fix is written down; the last test of it, made after it, passed. An accepted risk stands for all. `returned`: when
 * the incidents were found to have come back; a fix and an accepted risk from before that moment were none.
 */
export function missingOf(entries: readonly Counted[], returned: Temporal.Instant | null = null): ProblemEvidence[] {
  const isLater = ({ written_at: at }: Counted) => returned === null || Temporal.Instant.compare(at, returned) > 0
  const standing = entries.filter((entry) => entry.struck_at === null && (entry.part === 'hypothesis' || isLater(entry)))
  if (standing.some(({ part }) => part === 'risk')) return []
  const fix = last(standing, 'fix')
  const test = last(standing, 'test')
  const has: Record<ProblemEvidence, boolean> = {
    cause: standing.some(({ verdict }) => verdict === 'confirmed'),
    fix: fix !== undefined,
    test: test?.passed === true && fix !== undefined && Temporal.Instant.compare(test.written_at, fix.written_at) >= 0,
  }
  return problemEvidence.filter((one) => !has[one])
}

const last = (entries: readonly Counted[], wanted: AnalysisPart): Counted | undefined =>
  entries.filter(({ part }) => part === wanted).toSorted((a, b) => Temporal.Instant.compare(b.written_at, a.written_at))[0]

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}
type EntryEvent = Extract<ProblemEvent, { type: `analysis.${string}` }>
const isOfEntry = (event: AppEvent): event is EntryEvent => event.type.startsWith('analysis.')
const moment = (at: string | null): Temporal.Instant | null => (at === null ? null : Temporal.Instant.from(at))

function apply(row: EntryFold | undefined, { at, event }: Happened): EntryFold | undefined {
  if (!isOfEntry(event)) return row
  switch (event.type) {
    case 'analysis.entry-written': {
      const { ticket, part, parent, passed, text, link, branch, happenedAt } = event
      const said = { text_id: text, link, branch, happened_at: moment(happenedAt) }
      const verdict = part === 'hypothesis' ? 'open' : null
      return { ticket_id: ticket, part, parent_id: parent, ...said, verdict, passed, written_at: at, struck_at: null }
    }
    case 'analysis.entry-rewritten':
      return row && { ...row, text_id: event.text, link: event.link, branch: event.branch, happened_at: moment(event.happenedAt) }
    case 'analysis.entry-struck':
      return row && { ...row, struck_at: at }
    case 'analysis.hypothesis-judged':
      return row && { ...row, verdict: event.verdict }
  }
}

const columns = [
  'ticket_id',
  'part',
  'parent_id',
  'text_id',
  'link',
  'branch',
  'happened_at',
  'verdict',
  'passed',
  'written_at',
  'struck_at',
] as const
const of = ({ subject, event }: Happened): string | undefined => (isOfEntry(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const analysisFold = { table: 'analysis_entry', columns, of, apply } as const
