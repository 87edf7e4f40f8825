export { levelReport } from './queries/levels.ts'
export { routes } from './routes.ts'
