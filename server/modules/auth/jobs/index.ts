import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { linkForAddress } from '../commands/links.ts'
import { sweepRows } from '../store.ts'
import { askLink, sweep } from './types.ts'

export const jobs = (house: House): JobHandler[] => [
  handle(askLink, async ({ email, purpose }) =>
    openWork(house, { kind: 'system', job: askLink.name }, async (work) => linkForAddress(work, email, purpose)),
  ),
  handle(sweep, async () => openWork(house, { kind: 'system', job: sweep.name }, sweepRows)),
]
