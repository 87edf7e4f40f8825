import { useQuery } from '@tanstack/react-query'
import { ListTree, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Link, Table, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { blank, emptyTree } from './edit.ts'

type Row = Answer<'GET /trees'>['items'][number]

/** Troubleshooting trees, each with how it fares. */
export function TreeList() {
  const { t, language, format } = useSpeech()
  const query = useQuery(ask('GET /trees', {}))
  const { data: services } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const [isAdding, setAdding] = useState(false)
  const columns: readonly Column<Row>[] = [
    {
      id: 'title',
      title: t('trees.tree'),
      isRowHeader: true,
      render: ({ id, title }) => (
        <Link href={`/settings/trees/${id}`}>{title[language] || title.ru || title.en || t('trees.no-words')}</Link>
      ),
    },
    {
      id: 'service',
      title: t('tickets.service'),
      render: ({ service }) => services?.items.find(({ id }) => id === service)?.names[language] ?? t('trees.any'),
    },
    { id: 'audience', title: t('trees.audience'), render: ({ audience }) => t(`trees.audience.${audience}`) },
    { id: 'state', title: t('trees.state'), render: (row) => <Badge size="small">{t(`trees.state.${stateOf(row)}`)}</Badge> },
    { id: 'runs', title: t('trees.runs'), render: ({ runs }) => format.number(runs) },
    {
      id: 'solved',
      title: t('trees.solved'),
      render: ({ runs, solved }) => (runs === 0 ? '—' : format.number(solved / runs, { style: 'percent', maximumFractionDigits: 0 })),
    },
  ]
  return (
    <SettingsPage
      title={t('trees.trees')}
      about={t('trees.trees-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
          {t('trees.add')}
        </Button>
      }
    >
      <Table
        label={t('trees.trees')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<ListTree aria-hidden />} title={t('trees.none')}>
            {t('trees.trees-text')}
          </EmptyState>
        }
      />
      {isAdding && <AddTree onClose={() => setAdding(false)} />}
    </SettingsPage>
  )
}

const stateOf = ({ active, version, changed }: Row) =>
  !active ? 'retired' : version === null ? 'draft' : changed ? 'changed' : 'published'

function AddTree({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech()
  const go = useGo()
  const [title, setTitle] = useState(blank)
  const { run, isPending, problem } = useAct('POST /trees', { inForm: true })
  const save = async () => {
    const made = await run({ body: { ...emptyTree, title } })
    if (made === undefined) return
    await askAgain('GET /trees')
    go(`/settings/trees/${made.id}`)
  }
  return (
    <EditDialog title={t('trees.add')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <NamesFields value={title} onChange={setTitle} />
    </EditDialog>
  )
}
