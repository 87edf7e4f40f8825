import { type JobHandler, type JobType, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { hearIncidents, lookout } from './commands/lookout.ts'
import { remindOf, remindOwners } from './commands/remind.ts'
import { lookAt, lookAtProblem } from './commands/watch.ts'

export const jobTypes: readonly JobType<object>[] = [lookAtProblem, hearIncidents, remindOwners] as readonly JobType<object>[]

export const jobs = (house: House): JobHandler[] => [
  handle(lookAtProblem, ({ ticket }) => openWork(house, { kind: 'system', job: lookAtProblem.name }, (work) => lookAt(work, ticket))),
  handle(remindOwners, () => remindOf(house)),
  handle(hearIncidents, lookout(house).catchUp),
]
