import type { JobHandler, JobType } from '#platform/jobs/index.ts'
import type { House } from '#platform/work.ts'
import * as children from './children/jobs.ts'
import * as reviews from './reviews/jobs.ts'

export const jobTypes: readonly JobType<object>[] = [children.resolveChildren, reviews.remind]
export const jobs = (house: House): JobHandler[] => [...children.jobs(house), ...reviews.jobs(house)]
