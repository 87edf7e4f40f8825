import { useQuery } from '@tanstack/react-query'
import { Select, Table, toast, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'

type Priorities = Answer<'GET /settings/priority-matrix'>
const impacts = ['person', 'group', 'organisation'] as const
const urgencies = ['low', 'normal', 'high'] as const
const priorities = ['1', '2', '3', '4', '5'] as const
type Row = { impact: (typeof impacts)[number] }

/** Impact × urgency → priority. A choice takes effect at once, for tickets from now on. */
export function Matrix() {
  const t = useT()
  const query = useQuery(ask('GET /settings/priority-matrix', {}))
  const { run } = useAct('PUT /settings/priority-matrix')
  const matrix = query.data
  const set = async (next: Priorities) => {
    if ((await run({ body: next })) === undefined) return
    await askAgain('GET /settings/priority-matrix')
    toast({ kind: 'met', text: t('tickets.matrix-saved') })
  }
  const columns: readonly Column<Row>[] = [
    { id: 'impact', title: t('tickets.matrix-corner'), isRowHeader: true, render: ({ impact }) => t(`tickets.impact.${impact}`) },
    ...urgencies.map((urgency) => ({
      id: urgency,
      title: t(`tickets.urgency.${urgency}`),
      render: ({ impact }: Row) =>
        matrix !== undefined && (
          <Select
            label={t('tickets.matrix-cell', { impact: t(`tickets.impact.${impact}`), urgency: t(`tickets.urgency.${urgency}`) })}
            labelHidden
            size="small"
            placeholder={t('tickets.priority')}
            value={priorities.find((id) => Number(id) === matrix[impact][urgency]) ?? null}
            onChange={(chosen) => void set({ ...matrix, [impact]: { ...matrix[impact], [urgency]: Number(chosen) } })}
            options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
          />
        ),
    })),
  ]
  return (
    <SettingsPage title={t('tickets.matrix')} about={t('tickets.matrix-text')} query={query}>
      <Table
        label={t('tickets.matrix')}
        columns={columns}
        rows={impacts.map((impact) => ({ impact }))}
        rowId={({ impact }) => impact}
        empty={null}
      />
    </SettingsPage>
  )
}
