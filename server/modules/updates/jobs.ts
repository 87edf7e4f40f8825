import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import * as job from './adapters/job-types.ts'
import { tellCadence } from './commands/cadence.ts'
import { carryOut } from './commands/carry-out.ts'
import { tellApprover, tellOwed } from './commands/notices.ts'
import { release } from './commands/release.ts'

const system = { kind: 'system', job: 'updates' } as const

export const jobs = (place: { house: House; url: string; dataFolder: string }): JobHandler[] => [
  handle(job.releaseUpdate, async ({ update }) => openWork(place.house, system, async (work) => release(work, update))),
  handle(job.sendLetters, async ({ update }, { last }) => carryOut(place, update, last)),
  handle(job.watchCadence, async (moment) => openWork(place.house, system, async (work) => tellCadence(work, moment))),
  handle(job.tellOwed, async (about) => tellOwed(place, about)),
  handle(job.tellApprover, async (about) => tellApprover(place, about)),
]
