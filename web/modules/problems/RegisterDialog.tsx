import { useState } from 'react'
import { TextArea, TextField, toast, type Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ManyOf } from '../../platform/settings/SomeOf.tsx'
import { useProblemAct } from './model.ts'

type Incident = { number: number; title: string }

/** A problem from incidents: those that are known already, and any others that are found by number or words. */
export function RegisterDialog({ incidents, onClose }: { incidents: readonly Incident[]; onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const [title, setTitle] = useState(incidents[0]?.title ?? '')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Option[]>(incidents.map(optionOf))
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useProblemAct('POST /problems', { inForm: true })
  const save = async () => {
    setTried(true)
    if (title.trim() === '' || chosen.length === 0) return
    const made = await run({ body: { title, text, incidents: chosen.map(({ id }) => id) } })
    if (made === undefined) return
    onClose()
    toast({ kind: 'met', text: t('problems.registered', { number: String(made.number) }) })
    go(`/tickets/${String(made.number)}#cause`)
  }
  return (
    <EditDialog title={t('problems.register')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField
        label={t('problems.title')}
        help={t('problems.title-help')}
        name="title"
        required
        autoFocus
        maxLength={300}
        value={title}
        onChange={setTitle}
        error={isTried && title.trim() === '' ? t('common.invalid.missing') : undefined}
      />
      <TextArea label={t('problems.about')} name="text" rows={3} value={text} onChange={setText} />
      <ManyOf
        label={t('problems.incidents')}
        addLabel={t('problems.add-incident')}
        help={isTried && chosen.length === 0 ? t('problems.incidents-needed') : t('problems.incidents-help')}
        chosen={chosen}
        onChange={setChosen}
        search={find}
      />
    </EditDialog>
  )
}

const optionOf = ({ number, title }: Incident): Option => ({ id: String(number), label: `#${String(number)} ${title}` })

const find = async (text: string, signal: AbortSignal): Promise<Option[]> => {
  const { items } = await call(
    'GET /tickets',
    { query: { view: 'all', kind: 'incident', sort: 'newest', limit: 10, ...(text === '' ? {} : { q: text }) } },
    signal,
  )
  return items.map(optionOf)
}
