import { ClockEvent, type ClockStep } from '#contract/clock-steps.ts'
import type { Reader } from '#platform/db/index.ts'
import { stepThreshold, thresholdName } from '../timers.ts'
import { targetOf } from '../version.ts'
import { versionsOf } from './agreements.ts'

type Reached = Extract<ClockEvent, { type: 'clock.threshold-reached' }>

/** What the agreement asks for at a threshold; undefined where that is nothing. */
export async function stepOf(
  db: Reader,
  { version, metric, when }: Pick<Reached, 'version' | 'metric' | 'when'>,
): Promise<ClockStep | undefined> {
  const target = targetOf((await versionsOf(db, [version])).get(version) ?? null, metric)
  const step = target?.steps?.find((one) => stepThreshold(one).name === thresholdName(when))
  return step && (step.tell.length > 0 || step.reassign !== null || step.mark) ? step : undefined
}

export async function clockEventOf(db: Reader, id: string): Promise<ClockEvent | undefined> {
  const row = await db.selectFrom('event').select(['type', 'data']).where('id', '=', id).executeTakeFirst()
  return row && ClockEvent.parse({ ...Object(row.data), type: row.type })
}
