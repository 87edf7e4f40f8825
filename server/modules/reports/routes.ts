import { getLevelReport } from '#contract/level-reports.ts'
import { getCompliance, getComplianceFile } from '#contract/compliance.ts'
import { getProblemReport } from '#contract/problem-reports.ts'
import * as mailed from '#contract/report-schedules.ts'
import { getTicketRecord, getTicketRecordFile } from '#contract/record.ts'
import { getFirstReport } from '#contract/reports.ts'
import { type Route, act, file, read } from '#platform/http/index.ts'
import { addSchedule, editSchedule, pauseSchedule, sendNow } from './commands/schedules.ts'
import { recordFile, ticketRecord } from './queries/record.ts'
import { firstReport } from './queries.ts'
import { complianceFile } from './queries/compliance-file.ts'
import { complianceReport } from './queries/compliance.ts'
import { problemReport } from './queries/problems.ts'
import { levelReport } from './queries/levels.ts'
import { schedules } from './queries/schedules.ts'

export const routes: readonly Route[] = [
  read(getFirstReport, ({ db, actor, at, query }) => firstReport({ db, actor, at }, query)),
  read(getCompliance, ({ db, actor, at, query }) => complianceReport({ db, actor, at }, query)),
  file(getComplianceFile, async ({ db, actor, at, query: { format, language, ...query } }) =>
    complianceFile({ db, actor, at }, query, format, language),
  ),
  read(getTicketRecord, ({ db, actor, at, params, query }) => ticketRecord({ db, actor, at }, params.ref, query)),
  file(getTicketRecordFile, ({ db, actor, at, params, query }) => recordFile({ db, actor, at }, params.ref, query)),
  read(getLevelReport, ({ db, actor, at, query }) => levelReport({ db, actor, at }, query)),
  read(getProblemReport, async ({ db, actor, at, query }) => problemReport({ db, actor, at }, query)),
  read(mailed.listReportSchedules, ({ db, actor }) => schedules(db, actor)),
  act(mailed.addReportSchedule, async ({ work, body }) => ({ id: await addSchedule(work, body) })),
  act(mailed.editReportSchedule, async ({ work, params: { id }, body }) => editSchedule(work, id, body).then(() => ({}))),
  act(mailed.pauseReportSchedule, async ({ work, params: { id }, body: { paused } }) => pauseSchedule(work, id, paused).then(() => ({}))),
  act(mailed.sendReportSchedule, async ({ work, params: { id } }) => ({ letters: await sendNow(work, id) })),
]
