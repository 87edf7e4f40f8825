export { jobTypes, jobs } from './jobs.ts'
export { routes } from './routes.ts'
