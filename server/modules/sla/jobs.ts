import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { turn } from './commands/agreements.ts'
import { retellClocks, turnAgreement } from './commands/job-types.ts'
import { retellBatch } from './commands/retelling.ts'

export { jobTypes } from './commands/job-types.ts'

export const jobs = (house: House): JobHandler[] => [
  handle(turnAgreement, ({ agreement }) => openWork(house, { kind: 'system', job: turnAgreement.name }, (work) => turn(work, agreement))),
  handle(retellClocks, async () => {
    while (await openWork(house, { kind: 'system', job: retellClocks.name }, retellBatch));
  }),
]
