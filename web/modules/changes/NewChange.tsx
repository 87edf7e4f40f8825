import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox, Select, TextArea, TextField, type Option } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findPeople } from '../people/find.ts'

/** A change of one's own, or for somebody who wants it; its plan is written on its ticket. */
export function NewChange({ onClose }: { onClose: () => void }) {
  const { t, language } = useSpeech()
  const { person } = useMe()
  const go = useGo()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [service, setService] = useState<string | null>(null)
  const [requester, setRequester] = useState<Option | null>({ id: person.id, label: person.name })
  const [isTried, setTried] = useState(false)
  const { data } = useQuery(ask('GET /services', {}))
  const { run, isPending, problem } = useAct('POST /tickets', { inForm: true })
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  const open = async () => {
    setTried(true)
    if (title.trim() === '' || service === null || requester === null) return
    const made = await run({ body: { title, text, kind: 'change', channel: 'desk', requester: { person: requester.id }, service } })
    if (made === undefined) return
    onClose()
    await askAgain('GET /changes', 'GET /views')
    go(`/tickets/${String(made.number)}`)
  }
  return (
    <EditDialog title={t('changes.new')} onSave={() => void open()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField
        label={t('changes.make-title')}
        name="title"
        autoFocus
        required
        value={title}
        onChange={setTitle}
        error={missing(title.trim() === '')}
      />
      <Select
        label={t('changes.new-service')}
        placeholder={t('tickets.none')}
        required
        value={service}
        onChange={setService}
        error={missing(service === null)}
        options={data?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []}
      />
      <ComboBox
        label={t('tickets.requester')}
        name="requester"
        required
        value={requester}
        onChange={setRequester}
        search={findPeople}
        error={missing(requester === null)}
      />
      <TextArea label={t('changes.new-why')} name="text" rows={3} value={text} onChange={setText} />
    </EditDialog>
  )
}
