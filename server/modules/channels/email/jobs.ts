import { type JobHandler, handle } from '#platform/jobs/index.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, openWork } from '#platform/work.ts'
import { parkedAlarm, sendMessage } from './adapters/job-types.ts'
import { carryOut } from './commands/outgoing.ts'
import { soundAlarm } from './commands/parked.ts'

export const jobs = (place: { house: House; storage: Storage; dataFolder: string; url: string }): JobHandler[] => [
  handle(sendMessage, async ({ message }, { last }) => carryOut(place, message, last)),
  handle(parkedAlarm, async ({ letter }) =>
    openWork(place.house, { kind: 'system', job: parkedAlarm.name }, async (work) => soundAlarm(work, letter)),
  ),
]
