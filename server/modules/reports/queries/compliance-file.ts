import type { ComplianceReport, ReportFormat } from '#contract/compliance.ts'
import type { Language } from '#contract/common.ts'
import { organisationChips, provider } from '#modules/people'
import { type Sheet, writeCsv, writeXlsx } from '#platform/sheets/index.ts'
import { scopeOf } from '../compliance.ts'
import { type Letterhead, compliancePdf } from './compliance-pdf.ts'
import { sheetsOf } from './compliance-sheets.ts'
import { type ReportFile, wordsIn } from './files.ts'
import type { Asking } from './asking.ts'
import { type Asked, complianceReport } from './compliance.ts'

const types: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** The figures as one table, in words. */
export const complianceTable = (report: ComplianceReport, language: Language): Sheet => sheetsOf(report, language, wordsIn(language))[0]

/** The figures of a report as a file that a client can be sent. */
export async function complianceFile(asking: Asking, asked: Asked, format: ReportFormat, language: Language): Promise<ReportFile> {
  const say = wordsIn(language)
  const report = await complianceReport(asking, asked)
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(report.zone).toPlainDate().toString()
  const name = `${say('reports.compliance.file')}-${day(report.from)}-${day(report.to.subtract({ milliseconds: 1 }))}.${format}`
  const body = async () => {
    if (format === 'pdf') return compliancePdf(asking, report, scopeOf(asked), await letterhead(asking, asked), language, say)
    const sheets = sheetsOf(report, language, say)
    // The tables of a file one after another; what was judged only where there is any.
    const [promises, , judged, ...availability] = sheets
    if (format === 'xlsx') return writeXlsx(sheets)
    return writeCsv([promises, ...(judged.rows.length === 0 ? [] : [judged]), ...availability], language)
  }
  return { body: Buffer.from(await body()), type: types[format], name }
}

async function letterhead({ db, actor }: Asking, { organisation }: Asked): Promise<Letterhead> {
  const isServed = organisation !== undefined && (actor.kind !== 'person' || actor.serves === null || actor.serves.includes(organisation))
  const house = await provider(db)
  const chips = await organisationChips(db, [house, ...(isServed ? [organisation] : [])])
  return { desk: chips.get(house)?.name ?? 'Opora', client: (isServed && chips.get(organisation)?.name) || null }
}
