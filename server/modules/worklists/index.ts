export { ticketsThat } from './queries/condition.ts'
export { routes } from './routes.ts'
