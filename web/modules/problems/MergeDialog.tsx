import { useState } from 'react'
import { ComboBox, toast, type Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { type Recurrence, useProblemAct } from './model.ts'

/** The incidents of a recurrence become those of a problem that is known. */
export function MergeDialog({ recurrence: { id, tickets }, onClose }: { recurrence: Recurrence; onClose: () => void }) {
  const t = useT()
  const [chosen, setChosen] = useState<Option | null>(null)
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useProblemAct('PUT /recurrences/:id/problem', { inForm: true })
  const save = async () => {
    setTried(true)
    if (chosen === null) return
    if ((await run({ params: { id }, body: { problem: chosen.id } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('problems.recurrence.merged', { number: chosen.id }) })
  }
  return (
    <EditDialog title={t('problems.recurrence.merge')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <ComboBox
        label={t('problems.problem')}
        help={isTried && chosen === null ? t('problems.recurrence.choose') : t('problems.incidents-help')}
        value={chosen}
        onChange={setChosen}
        search={find}
      />
      <p>{t('problems.recurrence.links', { count: tickets.length })}</p>
    </EditDialog>
  )
}

const find = async (text: string, signal: AbortSignal): Promise<Option[]> => {
  const query = { view: 'all', kind: 'problem', sort: 'newest', limit: 10, ...(text === '' ? {} : { q: text }) } as const
  const { items } = await call('GET /tickets', { query }, signal)
  return items.map(({ number, title }) => ({ id: String(number), label: `#${String(number)} ${title}` }))
}
