import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, FormRow, NumberField, Select, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'

type Level = Answer<'GET /levels'>['items'][number]
type MoveProps = { level: Level; onClose: () => void }

const askAll = () => Promise.all([askAgain('GET /levels'), askAgain('GET /level-changes'), askAgain('GET /teams')])

/** Merges a level into another of its sort, after saying what that moves. */
export function MergeLevel({ level, others, onClose }: MoveProps & { others: readonly Level[] }) {
  const { t, language } = useSpeech()
  const [into, setInto] = useState<string | null>(null)
  const merge = useAct('POST /levels/:id/merger', { inForm: true })
  const save = async () => {
    if (into === null || (await merge.run({ params: { id: level.id }, body: { into } })) === undefined) return
    await askAll()
    onClose()
  }
  return (
    <EditDialog
      title={t('people.level-merge-title', { level: `${level.code} · ${level.name[language]}` })}
      onSave={() => void save()}
      onClose={onClose}
      isPending={merge.isPending}
      problem={merge.problem}
    >
      <Select
        label={t('people.level-merge-into')}
        placeholder={t('people.level-merge-choose')}
        required
        options={others
          .filter(({ id, vendor }) => id !== level.id && vendor === level.vendor)
          .map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` }))}
        value={into}
        onChange={setInto}
      />
      <Preview level={level} teams={undefined} />
    </EditDialog>
  )
}

/** Gives the work of some teams to a new level, after saying what that moves. */
export function SplitLevel({ level, onClose }: MoveProps) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /teams', {}))
  const teams = data?.items.filter(({ levels }) => levels.includes(level.id)) ?? []
  const [chosen, choose] = useState<readonly string[]>([])
  const [given, setGiven] = useState({
    code: '',
    name: { ru: '', en: '' },
    rank: level.rank,
    mayWriteToRequester: level.mayWriteToRequester,
  })
  const split = useAct('POST /levels/:id/split', { inForm: true })
  const save = async () => {
    if ((await split.run({ params: { id: level.id }, body: { ...given, teams: [...chosen] } })) === undefined) return
    await askAll()
    onClose()
  }
  return (
    <EditDialog
      title={t('people.level-split-title', { level: `${level.code} · ${level.name[language]}` })}
      onSave={() => void save()}
      onClose={onClose}
      isPending={split.isPending}
      problem={split.problem}
    >
      <NamesFields value={given.name} onChange={(name) => setGiven((now) => ({ ...now, name }))} />
      <FormRow>
        <TextField
          label={t('people.level-code')}
          name="code"
          required
          value={given.code}
          onChange={(code) => setGiven((now) => ({ ...now, code }))}
        />
        <NumberField
          label={t('people.level-rank')}
          name="rank"
          min={1}
          max={20}
          value={given.rank}
          onChange={(rank) => setGiven((now) => ({ ...now, rank }))}
        />
      </FormRow>
      <p>{t('people.level-split-teams')}</p>
      {teams.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isSelected={chosen.includes(id)}
          onChange={(isChosen) => choose((now) => (isChosen ? [...now, id] : now.filter((one) => one !== id)))}
        />
      ))}
      {chosen.length > 0 && <Preview level={level} teams={chosen} />}
    </EditDialog>
  )
}

function Preview({ level, teams }: { level: Level; teams: readonly string[] | undefined }) {
  const { t } = useSpeech()
  const query = teams === undefined ? {} : { teams: teams.join(',') }
  const { data } = useQuery(ask('GET /levels/:id/preview', { params: { id: level.id }, query }))
  if (data === undefined) return <p>{t('common.loading')}</p>
  return (
    <p role="status">
      {t('people.level-preview', { open: data.open, stays: data.stays })}{' '}
      {data.teams.length > 0 && t('people.level-preview-teams', { teams: data.teams.map(({ name }) => name).join(', ') })}{' '}
      {t('people.level-preview-nothing-lost')}
    </p>
  )
}
