import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RetargetMode } from '#contract/sla.ts'
import { anyAgreement, anyHistory, quarter } from '#testing/histories.ts'
import { idle } from './clock.ts'
import type { Happening } from './happening.ts'
import { read } from './reading.ts'
import { fold } from './step.ts'
import type { Agreement } from './terms.ts'

/** How far ahead a due moment is looked for: quarters of an hour in 200 days. */
const patience = 200 * 96

interface Count {
  terms: string
  zero: number
  /** Every quarter of an hour in which it ran, and the terms it counts under. */
  quarters: { at: number; terms: string }[]
  running: boolean
  stoppedAt: number | null
  retargetedAt: number
}
interface Outcome {
  elapsedMs: number
  dueAt: number | null
  breachedAt: number | null
}

/** A resolution clock by the letter of the rules, one quarter of an hour after another. */
function counted(agreement: Agreement, history: readonly Happening[], end: number): Outcome & { everBreached: boolean } {
  const first = history[0]
  assert.ok(first?.type === 'opened')
  const fresh = (at: number, terms: string): Count => ({
    terms,
    zero: at,
    quarters: [],
    running: true,
    stoppedAt: null,
    retargetedAt: -Infinity,
  })
  let count = fresh(first.at, first.terms)
  let judged: Outcome | undefined
  let everBreached = false
  const outcome = (at: number): Outcome => judged ?? outcomeOf(agreement, count, at)
  const settle = (at: number) => (everBreached ||= outcome(at).breachedAt !== null)

  const acts: Partial<Record<Happening['type'], (at: number, happening: Happening) => void>> = {
    waiting(_, happening) {
      const { pauses = true } = agreement.rules
      const reason = 'reason' in happening ? (happening.reason ?? '') : ''
      if (typeof pauses === 'boolean' ? pauses : pauses.includes(reason)) count.running = false
    },
    resumed: () => (count.running ||= count.stoppedAt === null),
    resolved(at) {
      count.running = false
      count.stoppedAt ??= at
    },
    reopened(at) {
      if (count.stoppedAt === null) return
      settle(at)
      judged = undefined
      if (agreement.rules.reopen === 'restart') count = fresh(at, count.terms)
      else Object.assign(count, { running: true, stoppedAt: null })
    },
    retargeted(at, happening) {
      if (happening.type !== 'retargeted') return
      settle(at)
      if (count.stoppedAt !== null) judged ??= outcome(at)
      const mode: RetargetMode = happening.mode ?? agreement.rules.retarget ?? 'carry'
      count.terms = happening.terms
      count.retargetedAt = at
      if (mode === 'restart') Object.assign(count, { zero: at, quarters: [] })
      if (mode === 'retroactive') count.quarters = count.quarters.map((one) => ({ at: one.at, terms: happening.terms }))
    },
  }

  let next = 1
  for (let at = first.at; ; at += quarter) {
    for (let happening = history[next]; happening?.at === at; happening = history[++next]) acts[happening.type]?.(at, happening)
    if (at >= end) break
    if (count.running) count.quarters.push({ at, terms: count.terms })
  }
  return { ...outcome(end), everBreached: everBreached || outcome(end).breachedAt !== null }
}

function outcomeOf(agreement: Agreement, count: Count, now: number): Outcome {
  const worth = (at: number, terms: string) => agreement.terms(terms).calendar.elapsed(at, at + quarter)
  const { target } = agreement.terms(count.terms)
  const targetMs = target.kind === 'duration' ? target.ms : assert.fail()
  const end = count.stoppedAt ?? now
  let dueAt = targetMs === 0 ? count.zero : null
  let elapsedMs = 0
  for (const { at, terms } of count.quarters) {
    elapsedMs += worth(at, terms)
    if (elapsedMs >= targetMs) dueAt ??= at + quarter
  }
  if (dueAt === null && (count.running || count.stoppedAt !== null)) {
    let [sum, at] = [elapsedMs, end]
    for (let i = 0; sum < targetMs && i < patience; i++, at += quarter) sum += worth(at, count.terms)
    dueAt = sum >= targetMs ? at : null
  }
  return { elapsedMs, dueAt, breachedAt: dueAt !== null && end > dueAt ? Math.max(dueAt, count.retargetedAt) : null }
}

test('a clock says what counting every quarter of an hour would say', () => {
  fc.assert(
    fc.property(anyAgreement, anyHistory, fc.integer({ min: 0, max: 200 }), ({ rules, terms }, history, quarters) => {
      const agreement: Agreement = {
        rules: { ...rules, metric: 'resolution' },
        terms(name) {
          const { target, calendar } = terms(name)
          return { calendar, target: target.kind === 'duration' ? target : { kind: 'duration', ms: 8 * quarter } }
        },
      }
      const end = (history.at(-1)?.at ?? 0) + quarters * quarter
      const reading = read(agreement, fold(agreement, idle, history), end)
      const hand = counted(agreement, history, end)
      const { elapsedMs, dueAt, breachedAt, everBreached } = reading
      const told = dueAt !== null && dueAt > (reading.stoppedAt ?? end) + patience * quarter ? null : dueAt
      assert.deepEqual({ elapsedMs, dueAt: told, breachedAt, everBreached }, hand)
    }),
    { numRuns: 1500 },
  )
})
