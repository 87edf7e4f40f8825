import type { Answer } from '../../platform/api.ts'
import type { useT } from '../../platform/i18n.ts'
import { priorityOf } from '../tickets/priority.ts'

type Report = Answer<'GET /reports/compliance'>

/** What a group of the report is called. */
export function groupWords(
  { by }: Pick<Report, 'by'>,
  { key, name }: Report['rows'][number],
  language: 'ru' | 'en',
  t: ReturnType<typeof useT>,
): string {
  if (name) return name[language]
  if (key === 'none') return t('reports.compliance.none')
  if (by === 'priority') return t(`tickets.priority.${priorityOf(Number(key))}`)
  const first = Temporal.PlainDate.from(key)
  if (by === 'month') return first.toLocaleString(language, { month: 'long', year: 'numeric' })
  if (by === 'quarter') return t('reports.compliance.quarter', { n: Math.ceil(first.month / 3), year: String(first.year) })
  const date = first.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })
  return by === 'week' ? t('reports.compliance.week', { date }) : date
}
