export { jobTypes, jobs } from './jobs.ts'
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
