import type { PortalState, Stage } from '#contract/portal.ts'
import type { Status, WaitingOn } from '#contract/ticket-words.ts'

type Instant = Temporal.Instant

/** What decides how a ticket is told to its requester. */
export interface Told {
  readonly status: Status
  readonly waitingOn: WaitingOn | null
  readonly openedAt: Instant
  /** Somebody of the desk looked: routed, classified, took it. */
  readonly understoodAt: Instant | null
  /** Somebody began to work on it. */
  readonly begunAt: Instant | null
  readonly resolvedAt: Instant | null
  readonly closedAt: Instant | null
}

export function stateOf({ status, waitingOn }: Pick<Told, 'status' | 'waitingOn'>): PortalState {
  switch (status) {
    case 'new':
      return 'accepted'
    case 'in-work':
      return 'in-work'
    case 'resolved':
      return 'check-it'
    case 'closed':
      return 'done'
    case 'waiting':
      if (waitingOn === 'requester') return 'waits-for-you'
      return waitingOn === 'hold' ? 'put-aside' : 'waits-for-others'
  }
}

export function stageOf({ status, begunAt, understoodAt }: Told): Stage {
  if (status === 'closed') return 'done'
  if (status === 'resolved') return 'being-checked'
  if (begunAt !== null || status === 'waiting') return 'being-fixed'
  return understoodAt !== null || status === 'in-work' ? 'understood' : 'accepted'
}

/** The tracker: when each stage was reached. One that was skipped was over when the next began; one that nobody told began with the one before. */
export function stepsOf(told: Told): { stage: Stage; at: Instant | null }[] {
  const reached = [
    { stage: 'accepted', at: told.openedAt },
    { stage: 'understood', at: earliest(told.understoodAt, told.begunAt) },
    { stage: 'being-fixed', at: told.begunAt },
    { stage: 'being-checked', at: told.resolvedAt },
    { stage: 'done', at: told.closedAt },
  ] as const
  const now = reached.findIndex(({ stage }) => stage === stageOf(told))
  const known = (i: number): Instant | null =>
    [...reached.slice(i, now + 1), ...reached.slice(0, i).toReversed()].find(({ at }) => at !== null)?.at ?? null
  return reached.map(({ stage }, i) => ({ stage, at: i > now ? null : known(i) }))
}

const earliest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Temporal.Instant.compare(a, b) <= 0 ? a : b
