export { jobTypes } from './adapters/job-types.ts'
export { jobs } from './jobs.ts'
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
