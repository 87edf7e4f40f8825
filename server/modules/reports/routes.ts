import { getFirstReport } from '#contract/reports.ts'
import { type Route, read } from '#platform/http/index.ts'
import { firstReport } from './queries.ts'

export const routes: readonly Route[] = [read(getFirstReport, ({ db, actor, at, query }) => firstReport({ db, actor, at }, query))]
