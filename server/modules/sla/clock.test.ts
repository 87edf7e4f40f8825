import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyAgreement, anyHistory, quarter } from '#testing/histories.ts'
import { idle, type Clock } from './clock.ts'
import { explain } from './explain.ts'
import type { Happening } from './happening.ts'
import { read } from './reading.ts'
import { fold, step } from './step.ts'
import type { Agreement } from './terms.ts'

const later = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters * quarter)
const endOf = (history: readonly Happening[], wait: number) => (history.at(-1)?.at ?? 0) + wait

test('going on from a saved clock is the same as replaying its life', () => {
  fc.assert(
    fc.property(anyAgreement, anyHistory, later, (agreement, history, wait) => {
      let clock = idle
      for (const happening of history) {
        const saved: Clock = JSON.parse(JSON.stringify(clock))
        clock = step(agreement, saved, happening)
        assert.deepEqual(clock, step(agreement, saved, happening))
      }
      assert.deepEqual(clock, fold(agreement, idle, history))
      assert.deepEqual(clock, JSON.parse(JSON.stringify(clock)))
      const at = endOf(history, wait)
      assert.deepEqual(read(agreement, clock, at), explain(agreement, history, at).reading)
    }),
    { numRuns: 3000 },
  )
})

test('a pause and a resume at one instant change nothing', () => {
  fc.assert(
    fc.property(anyAgreement, anyHistory, fc.nat(), later, (agreement, history, place, wait) => {
      const i = place % history.length
      const at = history[i]?.at ?? 0
      const before = fold(agreement, idle, history.slice(0, i + 1))
      // Within a wait of the ticket a resume would end that wait.
      fc.pre(!before.waiting)
      const blink: Happening[] = [
        { type: 'waiting', at, reason: 'requester' },
        { type: 'resumed', at },
      ]
      const blinked = fold(agreement, idle, history.toSpliced(i + 1, 0, ...blink))
      const end = endOf(history, wait)
      assert.deepEqual(read(agreement, blinked, end), read(agreement, fold(agreement, idle, history), end))
    }),
    { numRuns: 2000 },
  )
})

test('a longer target is never due earlier', () => {
  fc.assert(
    fc.property(anyAgreement, anyHistory, later, fc.nat(200), (agreement, history, wait, more) => {
      const lengthened: Agreement = {
        rules: agreement.rules,
        terms(name) {
          const { target, calendar } = agreement.terms(name)
          return { calendar, target: target.kind === 'duration' ? { kind: 'duration', ms: target.ms + more * quarter } : target }
        },
      }
      const dueAt = (agreed: Agreement) => read(agreed, fold(agreed, idle, history), endOf(history, wait)).dueAt
      const [short, long] = [dueAt(agreement), dueAt(lengthened)]
      if (short === null) assert.equal(long, null)
      else assert.ok(long === null || long >= short)
    }),
    { numRuns: 2000 },
  )
})

test('an explanation leaves no gap, sums to the target, and ends at the due moment', () => {
  fc.assert(
    fc.property(anyAgreement, anyHistory, later, (agreement, history, wait) => {
      const at = endOf(history, wait)
      const { reading, segments, overdue } = explain(agreement, history, at)
      const clock = fold(agreement, idle, history)
      const judged = clock.frozen ?? clock
      const all = [...segments, ...overdue]
      if (judged.startedAt === null) return assert.deepEqual(all, [])
      for (const [i, segment] of all.entries()) {
        assert.equal(segment.from, all[i - 1]?.to ?? judged.countedFrom)
        assert.equal(segment.ms, segment.to - segment.from)
        assert.ok(segment.ms > 0)
      }
      const end = Math.max(judged.stoppedAt ?? at, reading.dueAt ?? 0)
      assert.equal(
        all.reduce((sum, { ms }) => sum + ms, 0),
        Math.max(0, end - judged.countedFrom),
      )
      const open = (stretches: typeof all) => stretches.reduce((sum, { kind, ms }) => sum + (kind === 'open' ? ms : 0), 0)
      assert.equal(open(all.filter(({ future }) => !future)), reading.elapsedMs)
      assert.equal(all.at(-1)?.runningTotal ?? 0, open(all))
      if (reading.dueAt === null) return assert.deepEqual(overdue, [])
      assert.equal(segments.at(-1)?.to ?? judged.countedFrom, reading.dueAt)
      assert.equal(open(segments), reading.targetMs)
    }),
    { numRuns: 3000 },
  )
})
