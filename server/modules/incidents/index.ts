export { recordOutage } from './commands.ts'
export { outageFold } from './outage.ts'
export { type PastOutage, outagesWithin } from './queries.ts'
export { routes } from './routes.ts'
