/** What is to get better, whose it is, and what it should bring. */
import type { AppEvent } from '#contract/events.ts'
import type { ImprovementEvent, ImprovementState } from '#contract/improvements.ts'
import { type Actor, isPerson, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'

interface ImprovementFold {
  readonly ticket_id: string | null
  readonly what_id: string
  readonly state: ImprovementState
  readonly owner_id: string | null
  readonly due_on: string | null
  readonly unit: string
  readonly expected: number | null
  readonly measured: number | null
}

/** Whoever accepts an idea says whose it is and until when; what is measured has a number. */
export function checkImprovement({
  state,
  owner,
  due,
  measured,
}: {
  state: ImprovementState
  owner: string | null
  due: string | null
  measured: number | null
}): void {
  if (state !== 'idea' && state !== 'dropped' && (owner === null || due === null)) throw new Refusal('improvements.needs-owner')
  if (state === 'measured' && measured === null) throw new Refusal('improvements.needs-measure')
}

/** Who leads, whose it is, and who had the idea. */
export const mayEditImprovement = (actor: Actor, { owner, addedBy }: { owner: string | null; addedBy: string | null }): boolean =>
  may(actor, 'ticket.close-unconfirmed') || isPerson(actor, owner) || isPerson(actor, addedBy)

interface Happened {
  readonly subject: string
  readonly event: AppEvent
}
const isOf = (event: AppEvent): event is ImprovementEvent => event.type.startsWith('improvement.')

function apply(row: ImprovementFold | undefined, { event }: Happened): ImprovementFold | undefined {
  if (!isOf(event) || event.type === 'improvement.overdue') return row
  const { what, state, owner, due, unit, expected, measured } = event
  const ticket_id = event.type === 'improvement.added' ? event.ticket : (row?.ticket_id ?? null)
  return { ticket_id, what_id: what, state, owner_id: owner, due_on: due, unit, expected, measured }
}

const columns = ['ticket_id', 'what_id', 'state', 'owner_id', 'due_on', 'unit', 'expected', 'measured'] as const
const of = ({ subject, event }: Happened): string | undefined => (isOf(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const improvementFold = { table: 'improvement', columns, of, apply } as const
