import { useQuery } from '@tanstack/react-query'
import { Layers, Merge, Plus, Split } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, EmptyState, FormRow, NumberField, Table, TextField, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { LevelChanges } from './LevelChanges.tsx'
import { MergeLevel, SplitLevel } from './LevelMove.tsx'
import { LevelCharters } from '../tickets/settings/LevelCharters.tsx'
import { HandOverRules } from '../tickets/settings/HandOverRules.tsx'

type Level = Answer<'GET /levels'>['items'][number]

/** The lines through which work flows, from the first to the vendor. */
export function Levels() {
  const { t, language } = useSpeech()
  const query = useQuery(ask('GET /levels', {}))
  const [edited, edit] = useState<Level | 'new'>()
  const [moved, move] = useState<{ level: Level; how: 'merge' | 'split' }>()
  const levels = query.data?.items.toSorted((a, b) => a.rank - b.rank) ?? []
  const columns: readonly Column<Level>[] = [
    { id: 'code', title: t('people.level-code'), width: 90, render: ({ code }) => code },
    {
      id: 'name',
      title: t('people.level'),
      isRowHeader: true,
      render: (level) => (
        <Button kind="quiet" size="small" onPress={() => edit(level)}>
          {level.name[language]}
        </Button>
      ),
    },
    { id: 'vendor', title: t('people.level-vendor'), render: ({ vendor }) => (vendor ? t('people.yes') : t('people.no')) },
    {
      id: 'writes',
      title: t('people.level-writes'),
      render: ({ mayWriteToRequester }) => (mayWriteToRequester ? t('people.yes') : t('people.no')),
    },
    {
      id: 'acts',
      title: t('people.level-acts'),
      render: (level) => (
        <>
          <Button size="small" icon={<Merge aria-hidden />} onPress={() => move({ level, how: 'merge' })}>
            {t('people.level-merge')}
          </Button>{' '}
          <Button size="small" icon={<Split aria-hidden />} onPress={() => move({ level, how: 'split' })}>
            {t('people.level-split')}
          </Button>
        </>
      ),
    },
  ]
  return (
    <SettingsPage
      title={t('people.levels')}
      about={t('people.levels-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
          {t('people.add-level')}
        </Button>
      }
    >
      <Table
        label={t('people.levels')}
        columns={columns}
        rows={levels}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Layers aria-hidden />} title={t('people.levels')}>
            {t('people.levels-text')}
          </EmptyState>
        }
      />
      <LevelChanges />
      {moved?.how === 'merge' && <MergeLevel level={moved.level} others={levels} onClose={() => move(undefined)} />}
      {moved?.how === 'split' && <SplitLevel level={moved.level} onClose={() => move(undefined)} />}
      <LevelCharters levels={levels} />
      <HandOverRules levels={levels} />
      {edited !== undefined && (
        <LevelDialog
          level={edited === 'new' ? undefined : edited}
          nextRank={(levels.at(-1)?.rank ?? 0) + 1}
          onClose={() => edit(undefined)}
        />
      )}
    </SettingsPage>
  )
}

function LevelDialog({ level, nextRank, onClose }: { level: Level | undefined; nextRank: number; onClose: () => void }) {
  const { t, language } = useSpeech()
  const [body, setBody] = useState({
    code: level?.code ?? '',
    name: level?.name ?? { ru: '', en: '' },
    rank: level?.rank ?? nextRank,
    vendor: level?.vendor ?? false,
    mayWriteToRequester: level?.mayWriteToRequester ?? true,
  })
  const set = (part: Partial<typeof body>) => setBody((now) => ({ ...now, ...part }))
  const add = useAct('POST /levels', { inForm: true })
  const change = useAct('PATCH /levels/:id', { inForm: true })
  const save = async () => {
    const saved = level === undefined ? await add.run({ body }) : await change.run({ params: { id: level.id }, body })
    if (saved === undefined) return
    await askAgain('GET /levels')
    onClose()
  }
  return (
    <EditDialog
      title={level === undefined ? t('people.add-level') : `${level.code} · ${level.name[language]}`}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <NamesFields value={body.name} onChange={(name) => set({ name })} />
      <FormRow>
        <TextField
          label={t('people.level-code')}
          name="code"
          required
          help={t('people.level-code-help')}
          value={body.code}
          onChange={(code) => set({ code })}
        />
        <NumberField
          label={t('people.level-rank')}
          name="rank"
          min={1}
          max={20}
          help={t('people.level-rank-help')}
          value={body.rank}
          onChange={(rank) => set({ rank })}
        />
      </FormRow>
      <Checkbox label={t('people.level-vendor')} isSelected={body.vendor} onChange={(vendor) => set({ vendor })} />
      <Checkbox
        label={t('people.level-writes')}
        isSelected={body.mayWriteToRequester}
        onChange={(mayWriteToRequester) => set({ mayWriteToRequester })}
      />
    </EditDialog>
  )
}
