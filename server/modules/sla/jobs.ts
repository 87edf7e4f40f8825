import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { turn } from './commands/agreements.ts'
import { takeStepOf } from './commands/escalate.ts'
import { retellClocks, takeStep, turnAgreement } from './commands/job-types.ts'
import { retellBatch } from './commands/retelling.ts'

export { jobTypes } from './commands/job-types.ts'

export const jobs = (house: House): JobHandler[] => [
  handle(turnAgreement, ({ agreement }) => openWork(house, { kind: 'system', job: turnAgreement.name }, (work) => turn(work, agreement))),
  handle(takeStep, ({ ticket, event }) =>
    openWork(house, { kind: 'system', job: takeStep.name }, (work) => takeStepOf(work, ticket, event)),
  ),
  handle(retellClocks, async () => {
    while (await openWork(house, { kind: 'system', job: retellClocks.name }, retellBatch));
  }),
]
