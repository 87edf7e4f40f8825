import type { ComplianceReport, ReportFormat } from '#contract/compliance.ts'
import type { Language } from '#contract/common.ts'
import { t } from '#platform/i18n.ts'
import { writeCsv, writeXlsx } from '#platform/sheets/index.ts'
import { type Say, sheetsOf } from './compliance-sheets.ts'

interface ReportFile {
  readonly body: Buffer
  readonly type: string
  readonly name: string
}

const types: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const wordsIn =
  (language: Language): Say =>
  (key, values) => {
    const [file = '', ...rest] = key.split('.')
    return t(language, file, rest.join('.'), values)
  }

/** The figures of a report as a file that a client can be sent. */
export async function complianceFile(report: ComplianceReport, format: ReportFormat, language: Language): Promise<ReportFile> {
  const say = wordsIn(language)
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(report.zone).toPlainDate().toString()
  const name = `${say('reports.compliance.file')}-${day(report.from)}-${day(report.to.subtract({ milliseconds: 1 }))}.${format}`
  return { body: Buffer.from(await bytesOf(report, format, language, say)), type: types[format], name }
}

async function bytesOf(report: ComplianceReport, format: ReportFormat, language: Language, say: Say): Promise<Uint8Array> {
  const sheets = sheetsOf(report, language, say)
  const [first] = sheets
  if (!first) throw new Error('a report has a table')
  return format === 'csv' ? writeCsv(first, language) : writeXlsx(sheets)
}
