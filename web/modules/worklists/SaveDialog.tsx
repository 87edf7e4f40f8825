import { useState } from 'react'
import { Select, Switch, TextField } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { queueHref, wordsOf, type QueueSearch } from './address.ts'
import { useShownColumns, type SavedView } from './saved.ts'

type SaveDialogProps = {
  search: QueueSearch
  /** The list that is named anew; a new one is saved where there is none. */
  saved: SavedView | undefined
  /** The list that is on the screen. */
  from: SavedView | undefined
  onClose: () => void
}

const mine = 'mine'

/** A name for the list as it stands: its filters, its order and, if one likes, its columns; for oneself or for a team. */
export function SaveDialog({ search, saved, from, onClose }: SaveDialogProps) {
  const t = useT()
  const go = useGo()
  const { teams } = useMe()
  const { columns } = useShownColumns(from)
  const [name, setName] = useState(saved?.name ?? '')
  const [team, setTeam] = useState(saved?.team?.id ?? mine)
  const [withColumns, setWithColumns] = useState(saved?.columns != null)
  const add = useAct('POST /saved-views', { inForm: true })
  const edit = useAct('PATCH /saved-views/:id', { inForm: true })
  const save = async () => {
    const body = { name, team: team === mine ? null : team, columns: withColumns ? [...columns] : null }
    const done =
      saved === undefined
        ? await add.run({ body: { ...body, search: wordsOf(search) } })
        : await edit.run({ params: { id: saved.id }, body })
    if (done === undefined) return
    await askAgain('GET /saved-views')
    onClose()
    go(queueHref({ ...search, saved: done.id }), { replace: saved !== undefined })
  }
  return (
    <EditDialog
      title={saved === undefined ? t('worklists.save-list') : t('worklists.edit-saved')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || edit.isPending}
      problem={saved === undefined ? add.problem : edit.problem}
    >
      <TextField label={t('worklists.saved-name')} name="name" required autoFocus maxLength={80} value={name} onChange={setName} />
      <Select
        label={t('worklists.saved-for')}
        help={team === mine ? undefined : t('worklists.saved-for-team-help')}
        placeholder={t('worklists.saved-for')}
        value={team}
        onChange={setTeam}
        options={[{ id: mine, label: t('worklists.saved-for-me') }, ...teams.map(({ id, name: label }) => ({ id, label }))]}
      />
      <Switch
        label={t('worklists.saved-columns')}
        help={t('worklists.saved-columns-help')}
        isSelected={withColumns}
        onChange={setWithColumns}
      />
    </EditDialog>
  )
}
