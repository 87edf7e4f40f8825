/** One step of the fold: a clock, what happened, the clock after it. */
import type { Clock } from './clock.ts'
import { again, halt, retarget, run, start, stop, type Draft } from './draft.ts'
import type { Happening } from './happening.ts'
import type { Agreement } from './terms.ts'
import { isOpen } from './verdict.ts'

/** The clock after happenings, in their order; begin with `idle`, or with a clock saved earlier. */
export function fold(agreement: Agreement, clock: Clock, happenings: readonly Happening[]): Clock {
  const draft: Draft = { ...clock, runs: [...clock.runs], cycles: [...clock.cycles] }
  for (const happening of happenings) apply(agreement, draft, happening)
  return draft
}

export const step = (agreement: Agreement, clock: Clock, happening: Happening): Clock => fold(agreement, clock, [happening])

function apply(agreement: Agreement, clock: Draft, happening: Happening): void {
  if (clock.state === 'cancelled' || (clock.terms === '') !== (happening.type === 'opened')) return
  const { at } = happening
  switch (happening.type) {
    case 'opened':
      return open(agreement, clock, happening)
    case 'waiting':
      return wait(agreement, clock, at, happening.reason)
    case 'resumed':
      return goOn(clock, at)
    case 'responded':
      return respond(agreement, clock, at)
    case 'requesterWrote':
      // The oldest message without an answer counts: a second one starts nothing.
      if (agreement.rules.metric === 'nextResponse' && !isOpen(clock)) start(agreement, clock, at)
      return
    case 'classified':
      if (agreement.rules.metric === 'classification') stop(agreement, clock, at, 'answered')
      return
    case 'resolved':
      return resolve(agreement, clock, at)
    case 'reopened':
      return reopen(agreement, clock, at, happening.mode)
    case 'retargeted':
      return retarget(agreement, clock, at, happening.terms, happening.mode)
    case 'entered':
      return enter(agreement, clock, at, happening.scope, happening.mode)
    case 'cancelled':
      halt(agreement, clock, at)
      if (isOpen(clock)) clock.stoppedAt = at
      clock.state = 'cancelled'
      return
  }
}

const isStay = ({ rules }: Agreement): boolean => rules.metric === 'level' || rules.metric === 'vendor'

function open(agreement: Agreement, clock: Draft, { at, terms, scope, breachedAt }: Happening & { type: 'opened' }): void {
  clock.terms = terms
  clock.firstBreachedAt = breachedAt ?? null
  if (isStay(agreement)) {
    if (scope !== undefined) enter(agreement, clock, at, scope)
  } else if (agreement.rules.metric !== 'nextResponse') start(agreement, clock, at)
}

function wait(agreement: Agreement, clock: Draft, at: number, reason: string | undefined): void {
  if (clock.resolved || clock.waiting || !pauses(agreement, reason)) return
  clock.waiting = true
  if (clock.state !== 'running') return
  halt(agreement, clock, at)
  clock.state = 'paused'
}

function pauses({ rules }: Agreement, reason: string | undefined): boolean {
  const pausing = rules.pauses ?? (rules.metric === 'resolution' || rules.metric === 'level')
  return typeof pausing === 'boolean' ? pausing : reason !== undefined && pausing.includes(reason)
}

function goOn(clock: Draft, at: number): void {
  clock.waiting = false
  if (clock.state === 'paused') run(clock, at)
}

function respond(agreement: Agreement, clock: Draft, at: number): void {
  const { metric } = agreement.rules
  if (metric === 'periodicUpdate' && isOpen(clock)) {
    stop(agreement, clock, at, 'answered')
    start(agreement, clock, at)
  } else if (metric === 'firstResponse' || metric === 'nextResponse') {
    stop(agreement, clock, at, 'answered')
    // Resolved first, answered then: reopening does not ask for the answer again.
    if (clock.stoppedBy === 'resolved') clock.stoppedBy = 'answered'
  }
}

/** Resolving stops every clock, a paused one too, and ends the wait. */
function resolve(agreement: Agreement, clock: Draft, at: number): void {
  stop(agreement, clock, at, 'resolved')
  clock.resolved = true
  clock.waiting = false
}

/** Reopening undoes what resolving did: it goes on, or a new cycle begins. What an answer stopped stays stopped. */
function reopen(agreement: Agreement, clock: Draft, at: number, mode = agreement.rules.reopen ?? 'continue'): void {
  if (!clock.resolved) return
  clock.resolved = false
  if (clock.state === 'stopped' && clock.stoppedBy === 'resolved') again(agreement, clock, at, mode)
}

/** A ticket is in one place at a time: a clock of another place stops. */
function enter(agreement: Agreement, clock: Draft, at: number, scope: string, mode = agreement.rules.reentry): void {
  if (!isStay(agreement)) return
  if (scope !== agreement.rules.scope) {
    stop(agreement, clock, at, 'left')
    if (clock.state === 'stopped') clock.stoppedBy = 'left'
    return
  }
  if (isOpen(clock) || clock.stoppedBy === 'resolved') return
  if (clock.state === 'idle') start(agreement, clock, at)
  else again(agreement, clock, at, mode === 'restart' ? 'restart' : 'continue')
  if (clock.resolved) stop(agreement, clock, at, 'resolved')
}
