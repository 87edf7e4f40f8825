import { getLevelReport } from '#contract/level-reports.ts'
import { getCompliance, getComplianceFile } from '#contract/compliance.ts'
import { getFirstReport } from '#contract/reports.ts'
import { type Route, file, read } from '#platform/http/index.ts'
import { firstReport } from './queries.ts'
import { complianceFile } from './queries/compliance-file.ts'
import { complianceReport } from './queries/compliance.ts'
import { levelReport } from './queries/levels.ts'

export const routes: readonly Route[] = [
  read(getFirstReport, ({ db, actor, at, query }) => firstReport({ db, actor, at }, query)),
  read(getCompliance, ({ db, actor, at, query }) => complianceReport({ db, actor, at }, query)),
  file(getComplianceFile, async ({ db, actor, at, query: { format, language, ...query } }) =>
    complianceFile({ db, actor, at }, query, format, language),
  ),
  read(getLevelReport, ({ db, actor, at, query }) => levelReport({ db, actor, at }, query)),
]
