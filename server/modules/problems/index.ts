export { type Recurrence, recurrences } from './queries.ts'
