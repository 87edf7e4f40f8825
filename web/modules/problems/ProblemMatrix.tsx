import { useQuery } from '@tanstack/react-query'
import { Select, Table, toast, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Priorities = Answer<'GET /settings/problem-matrix'>
const frequencies = ['rare', 'frequent', 'constant'] as const
const harms = ['small', 'noticeable', 'great'] as const
const priorities = ['1', '2', '3', '4', '5'] as const
type Row = { frequency: (typeof frequencies)[number] }

/** Frequency × harm → priority of a problem. A choice takes effect at once, for problems that are weighed from now on. */
export function ProblemMatrix() {
  const t = useT()
  const query = useQuery(ask('GET /settings/problem-matrix', {}))
  const { run } = useAct('PUT /settings/problem-matrix')
  const matrix = query.data
  const set = async (next: Priorities) => {
    if ((await run({ body: next })) === undefined) return
    await askAgain('GET /settings/problem-matrix')
    toast({ kind: 'met', text: t('problems.matrix-saved') })
  }
  const columns: readonly Column<Row>[] = [
    {
      id: 'frequency',
      title: t('problems.matrix-corner'),
      isRowHeader: true,
      render: ({ frequency }) => t(`problems.frequency-rule.${frequency}`),
    },
    ...harms.map((harm) => ({
      id: harm,
      title: t(`problems.harm-rule.${harm}`),
      render: ({ frequency }: Row) =>
        matrix !== undefined && (
          <Select
            label={`${t(`problems.frequency.${frequency}`)} × ${t(`problems.harm.${harm}`)}`}
            labelHidden
            size="small"
            placeholder={t('tickets.priority')}
            value={priorities.find((id) => Number(id) === matrix[frequency][harm]) ?? null}
            onChange={(chosen) => void set({ ...matrix, [frequency]: { ...matrix[frequency], [harm]: Number(chosen) } })}
            options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
          />
        ),
    })),
  ]
  return (
    <SettingsPage title={t('problems.matrix')} about={t('problems.matrix-text')} query={query}>
      <Table
        label={t('problems.matrix')}
        columns={columns}
        rows={frequencies.map((frequency) => ({ frequency }))}
        rowId={({ frequency }) => frequency}
        empty={null}
      />
    </SettingsPage>
  )
}
