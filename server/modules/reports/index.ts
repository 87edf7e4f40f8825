export { levelReport } from './queries/levels.ts'
export { jobTypes, jobs } from './jobs.ts'
export { routes } from './routes.ts'
