export { type Outcome, importCases } from './commands/import-log.ts'
export { type ReadLog, type ReadMap, type Wrong, readLog, readLogMap } from './commands/read.ts'
export { reconcile } from './commands/reconcile.ts'
