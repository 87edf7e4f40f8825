import * as z from 'zod'
import { giveEvidence, holdTickets, reopenTicket, withdrawEvidence } from '#modules/tickets'
import { jobType } from '#platform/jobs/index.ts'
import { t } from '#platform/i18n.ts'
import type { Work } from '#platform/work.ts'
import { incidentsLike } from '../queries/incidents.ts'
import { standingEntries } from '../store/analysis.ts'
import { beginWatch, endWatch, keepLook, runningWatch } from '../store/watch.ts'
import { showEvidence } from './evidence.ts'
import { languageOf } from './language.ts'
import { watchVerdict } from '../watch.ts'

/** Looks whether the incidents of a closed problem return. */
export const lookAtProblem = jobType('problems.watch', z.object({ ticket: z.uuid() }))

const days = (count: number) => ({ hours: 24 * count })
/** Watched after closing, and looked at before the fix. */
const watchedDays = 90
const beforeDays = 91
/** Between looks. */
const lookDays = 7
const weeksBetween = (from: Temporal.Instant, to: Temporal.Instant) => from.until(to).total('hours') / (24 * 7)

/** A problem was closed with a fix: its incidents before the fix say how often they came. One that is lived with is not watched. */
export async function watchClosed(work: Work, ticket: string): Promise<void> {
  await holdTickets(work, [ticket])
  const {
    kind,
    closed_at: closedAt,
    closed_how: how,
  } = await work.tx.selectFrom('ticket').select(['kind', 'closed_at', 'closed_how']).where('id', '=', ticket).executeTakeFirstOrThrow()
  if (kind !== 'problem' || closedAt === null || how === 'spam' || how === 'duplicate' || how === 'merged') return
  const entries = await standingEntries(work, ticket)
  const fix = entries.filter(({ part }) => part === 'fix').at(-1)
  if (fix === undefined || entries.some(({ part }) => part === 'risk')) return
  const from = fix.written_at.subtract(days(beforeDays))
  const before = await incidentsLike(work.tx, work.actor, ticket, { from, to: fix.written_at })
  const began = await work.tx.selectFrom('ticket').select('started_at').orderBy('started_at').limit(1).executeTakeFirstOrThrow()
  const known = Temporal.Instant.compare(began.started_at, from) > 0 ? began.started_at : from
  await beginWatch(work, ticket, {
    from_at: closedAt,
    until_at: closedAt.add(days(watchedDays)),
    before_incidents: before.length,
    before_weeks: Math.max(1, weeksBetween(known, fix.written_at)),
  })
  work.later(lookAtProblem, { ticket }, closedAt.add(days(lookDays)))
}

/** Somebody opened it again before the watch was over. */
export async function stopWatch(work: Work, ticket: string): Promise<void> {
  await holdTickets(work, [ticket])
  if ((await runningWatch(work, ticket)) === undefined) return
  await withdrawEvidence(work, ticket, 'watch')
  await endWatch(work, ticket, 'stopped', [])
}

/** Every week until the watch is over. If they return, the problem is open again, with the incidents that say so. */
export async function lookAt(work: Work, ticket: string): Promise<void> {
  await holdTickets(work, [ticket])
  const watch = await runningWatch(work, ticket)
  if (watch === undefined) return
  const to = Temporal.Instant.compare(work.at, watch.until_at) < 0 ? work.at : watch.until_at
  const came = await incidentsLike(work.tx, work.actor, ticket, { from: watch.from_at, to })
  const ids = came.map(({ id }) => id)
  await keepLook(work, ticket, ids)
  const after = { incidents: ids.length, weeks: weeksBetween(watch.from_at, to) }
  if (watchVerdict({ incidents: watch.before_incidents, weeks: watch.before_weeks }, after) === 'returned') {
    await endWatch(work, ticket, 'returned', ids)
    await showEvidence(work, ticket)
    const facts = {
      after: after.incidents,
      weeks: Math.round(after.weeks),
      before: watch.before_incidents,
      beforeWeeks: Math.round(watch.before_weeks),
    }
    await reopenTicket(work, ticket, { reason: t(await languageOf(work), 'problems', 'returned-reason', facts) })
  } else if (Temporal.Instant.compare(work.at, watch.until_at) >= 0) {
    await giveEvidence(work, ticket, 'watch')
    await endWatch(work, ticket, 'kept', ids)
  } else {
    const next = work.at.add(days(lookDays))
    work.later(lookAtProblem, { ticket }, Temporal.Instant.compare(next, watch.until_at) < 0 ? next : watch.until_at)
  }
}
