import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Select, Switch, TextArea, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useTicketAct } from '../acts.ts'
import { useGoOn } from '../after.ts'
import { ServiceFields, type About } from '../../catalog/ServiceFields.tsx'
import { refOf, type Ticket } from '../model.ts'
import type { DialogProps, Given } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

/** How it was solved, by a code and in words; the requester is told unless the agent has told him already. */
export function Resolve({ page: { ticket, way }, onClose, given }: DialogProps & { given: Given | undefined }) {
  const { t, format } = useSpeech()
  const missing = way?.missing.resolve ?? []
  const [about, setAbout] = useState<About>({
    service: ticket.service?.id ?? null,
    category: ticket.category?.id ?? null,
    asset: ticket.asset === null ? null : { id: ticket.asset.id, label: ticket.asset.name },
  })
  const lacks = missing.filter((evidence) => (isAsked(evidence) ? about[evidence] === null : true))
  const [code, setCode] = useState(given?.code ?? null)
  const [text, setText] = useState(given?.text ?? '')
  const [tell, setTell] = useState(true)
  const resolve = useTicketAct('POST /tickets/:ref/resolution', { inForm: true })
  const goOn = useGoOn(ticket.number)
  const run = async () => {
    if (code === null) return
    if ((await resolve.run({ params: { ref: refOf(ticket) }, body: { code, text, tell, ...changed(ticket, about) } })) === undefined) return
    onClose()
    goOn()
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
      disabledBecause={
        lacks.length > 0
          ? t('stages.missing', { what: format.list(lacks.map((each) => t(`stages.evidence.${each}`))) })
          : code === null || text.trim() === ''
            ? t('tickets.resolve-needs')
            : undefined
      }
    >
      {missing.some(isAsked) && (
        <ServiceFields
          kind={ticket.kind}
          about={about}
          onChange={(part) => setAbout((now) => ({ ...now, ...part }))}
          person={ticket.requester.id}
        />
      )}
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

type Thing = keyof About
const isAsked = (evidence: string): evidence is Thing => evidence === 'service' || evidence === 'category' || evidence === 'asset'

/** What was said here of what the ticket is about. */
function changed({ service, category, asset }: Ticket, about: About): { service?: string; category?: string; asset?: string } {
  return {
    ...(about.service !== null && about.service !== service?.id ? { service: about.service } : {}),
    ...(about.category !== null && about.category !== category?.id ? { category: about.category } : {}),
    ...(about.asset !== null && about.asset.id !== asset?.id ? { asset: about.asset.id } : {}),
  }
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
