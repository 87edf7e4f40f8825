export { journeyCondition, levelOf, levelUnder, touchedCondition, valuesOf } from './queries/journey.ts'
export { ticketsThat, waysThat } from './queries/condition.ts'
export { clockVerdict } from './queries/clock-condition.ts'
export { routes } from './routes.ts'
