export { clockVerdict } from './queries/clock-condition.ts'
export { ticketsThat } from './queries/condition.ts'
export { routes } from './routes.ts'
