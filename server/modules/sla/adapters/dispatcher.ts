import { setTimeout as sleep } from 'node:timers/promises'
import type { Hub, News } from '#platform/live.ts'
import { log } from '#platform/log.ts'
import { type House, openWork } from '#platform/work.ts'
import { fireTimersOf } from '../commands/fire.ts'
import { retellClocks } from '../commands/job-types.ts'
import { nextTimer } from '../store/timers.ts'

const dispatcher = { kind: 'system', job: 'sla.timers' } as const
/** `setTimeout` knows no longer one. */
const longest = 24 * 3_600_000
/** A ticket that is being changed as its timer comes due is looked at again after so long. */
const whileBusy = 50

/** Fires what is due now, in order. True: something is due that could not be fired yet. */
export async function fireDue(house: House): Promise<boolean> {
  for (;;) {
    const now = house.now()
    const fired = await openWork(house, dispatcher, (work) => fireTimersOf(work, now))
    if (fired > 0) continue
    const next = await nextTimer(house.db.read)
    return next !== undefined && Temporal.Instant.compare(next, now) < 0
  }
}

/**
 * Fires timers until the signal: one query finds the next moment, it sleeps until then, and news of the log that may have moved a clock make
 * it look again. Any number of nodes; each timer fires once.
 */
export async function watchTimers({ house, live, signal }: { house: House; live: Hub; signal: AbortSignal }): Promise<void> {
  let wake = Promise.withResolvers<void>()
  const following = follow(live, signal, () => wake.resolve())
  signal.addEventListener('abort', () => wake.resolve(), { once: true })
  let failures = 0
  // Clocks that an older version or an unfinished change of agreements left untold.
  await openWork(house, dispatcher, async (work) => work.later(retellClocks, {})).catch((error: unknown) => log.error({ error }, 'timers'))
  while (!signal.aborted) {
    wake = Promise.withResolvers<void>()
    try {
      const busy = await fireDue(house)
      failures = 0
      await nap(wake.promise, busy ? whileBusy : await untilNext(house))
    } catch (error) {
      if (signal.aborted) break
      log.error({ error }, 'timers could not be fired; trying again')
      await nap(wake.promise, Math.min(5_000, 100 * 2 ** failures++))
    }
  }
  await following
}

/** Milliseconds; a timer fires strictly later than its moment. */
async function untilNext(house: House): Promise<number> {
  const next = await nextTimer(house.db.read)
  return next === undefined ? longest : Math.max(0, next.epochMilliseconds + 1 - house.now().epochMilliseconds)
}

const mayMove = ({ type }: News): boolean => type.startsWith('ticket.') || type === 'agreement.followed'

async function follow(live: Hub, signal: AbortSignal, hear: () => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const news of await live.follow(signal)) if (news.length === 0 || news.some(mayMove)) hear()
      return
    } catch (error) {
      log.warn({ error }, 'timers cannot hear news; trying again')
      await sleep(1_000)
      hear()
    }
  }
}

async function nap(wake: Promise<void>, most: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([wake, sleep(Math.min(most, longest), undefined, { signal: timer.signal }).catch(() => undefined)])
  timer.abort()
}
