import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { Button, Section, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'

type Change = Answer<'GET /level-changes'>['items'][number]

/** How levels were merged and split; what no other change stands upon can be undone. */
export function LevelChanges() {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /level-changes', {}))
  const undo = useAct('DELETE /level-changes/:id')
  const changes = data?.items ?? []
  if (changes.length === 0) return null
  const putBack = async (id: string) => {
    if ((await undo.run({ params: { id } })) !== undefined) await Promise.all([askAgain('GET /level-changes'), askAgain('GET /levels')])
  }
  const columns: readonly Column<Change>[] = [
    { id: 'at', title: t('people.level-change-at'), render: ({ at }) => format.instant(at) },
    {
      id: 'what',
      title: t('people.level-change'),
      isRowHeader: true,
      render: ({ kind, from, to, teams }) =>
        kind === 'merge'
          ? t('people.level-merged', { from: from.code, to: to.code })
          : t('people.level-split-off', { from: from.code, to: to.code, teams: teams.map(({ name }) => name).join(', ') }),
    },
    {
      id: 'undo',
      title: t('people.level-change-now'),
      render: ({ id, undoneAt, mayUndo }) => {
        if (undoneAt !== null) return t('people.level-change-undone', { at: format.instant(undoneAt) })
        const followed = mayUndo ? undefined : t('people.level-change-followed')
        return (
          <Button
            size="small"
            icon={<Undo2 aria-hidden />}
            disabledBecause={followed}
            isPending={undo.isPending}
            onPress={() => void putBack(id)}
          >
            {t('people.level-undo')}
          </Button>
        )
      },
    },
  ]
  return (
    <Section title={t('people.level-changes')}>
      <Table label={t('people.level-changes')} columns={columns} rows={changes} rowId={({ id }) => id} empty="" />
    </Section>
  )
}
