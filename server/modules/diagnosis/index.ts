export { eachLine } from './adapters/log-text.ts'
export { joinRuns } from './commands/tree-runs.ts'
export { type Reading, readPatterns } from './logs/patterns.ts'
export { routes } from './routes.ts'
