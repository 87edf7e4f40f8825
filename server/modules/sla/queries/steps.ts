import { ClockEvent, type ClockStep } from '#contract/clock-steps.ts'
import type { Reader } from '#platform/db/index.ts'
import { stepThreshold, thresholdName } from '../timers.ts'
import { targetOf } from '../version.ts'
import { versionsOf } from './agreements.ts'

type Reached = Extract<ClockEvent, { type: 'clock.threshold-reached' }>

/** What the agreement says of a threshold. */
export async function stepOf(
  db: Reader,
  { version, metric, when }: Pick<Reached, 'version' | 'metric' | 'when'>,
): Promise<ClockStep | undefined> {
  const target = targetOf((await versionsOf(db, [version])).get(version) ?? null, metric)
  return target?.steps?.find((one) => stepThreshold(one).name === thresholdName(when))
}

export async function clockEventOf(db: Reader, id: string): Promise<ClockEvent | undefined> {
  const row = await db.selectFrom('event').select(['type', 'data']).where('id', '=', id).executeTakeFirst()
  return row && ClockEvent.parse({ ...Object(row.data), type: row.type })
}
