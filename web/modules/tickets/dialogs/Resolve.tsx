import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Select, Switch, TextArea, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useTicketAct } from '../acts.ts'
import { refOf } from '../model.ts'
import type { DialogProps, Given } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

/** How it was solved, by a code and in words; the requester is told unless the agent has told him already. */
export function Resolve({ page: { ticket }, onClose, given }: DialogProps & { given: Given | undefined }) {
  const { t } = useSpeech()
  const [code, setCode] = useState(given?.code ?? null)
  const [text, setText] = useState(given?.text ?? '')
  const [tell, setTell] = useState(true)
  const resolve = useTicketAct('POST /tickets/:ref/resolution', { inForm: true })
  const run = async () => {
    if (code === null) return
    if ((await resolve.run({ params: { ref: refOf(ticket) }, body: { code, text, tell } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('tickets.resolved', { number: String(ticket.number) }) })
  }
  return (
    <TicketDialog
      title={t('tickets.resolve-title', { number: String(ticket.number) })}
      does={t('tickets.resolve')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={resolve.isPending}
      problem={resolve.problem}
      disabledBecause={code === null || text.trim() === '' ? t('tickets.resolve-needs') : undefined}
    >
      <CodeSelect value={code} onChange={setCode} />
      <TextArea
        label={t('tickets.solution')}
        help={tell ? t('tickets.solution-told') : t('tickets.solution-kept')}
        name="text"
        value={text}
        onChange={setText}
        rows={5}
        required
      />
      <Switch label={t('tickets.tell-requester')} isSelected={tell} onChange={setTell} />
    </TicketDialog>
  )
}

export function CodeSelect({ value, onChange }: { value: string | null; onChange: (code: string) => void }) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /resolution-codes', {}), staleTime: 10 * 60_000 })
  const codes = (data?.items ?? []).filter(({ active }) => active)
  return (
    <Select
      label={t('tickets.resolution-code')}
      placeholder={t('tickets.choose')}
      name="code"
      value={value}
      onChange={onChange}
      options={codes.map(({ id, names }) => ({ id, label: names[language] }))}
      required
      autoFocus
    />
  )
}
