import { useState } from 'react'
import { DateTimeField, RadioGroup, TextArea, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import { refOf, type Ticket } from '../model.ts'
import type { DialogProps } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

type On = NonNullable<Ticket['waitingOn']>
const all = ['requester', 'vendor', 'approval', 'part', 'hold'] as const

/** On whom the ticket waits, until when, and why. */
export function Wait({ page: { ticket }, onClose }: DialogProps) {
  const { t, format } = useSpeech()
  const [on, setOn] = useState<On>('requester')
  const [until, setUntil] = useState<Temporal.PlainDateTime>()
  const [reason, setReason] = useState('')
  const wait = useTicketAct('PUT /tickets/:ref/wait', { inForm: true })
  const run = async () => {
    const moment = until?.toZonedDateTime(format.zone).toInstant().toString()
    const body = { on, reason, ...(moment === undefined ? {} : { until: moment }) }
    if ((await wait.run({ params: { ref: refOf(ticket) }, body })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('tickets.waits', { on: t(`tickets.waiting.${on}`) }) })
  }
  return (
    <TicketDialog
      title={t('tickets.wait')}
      does={t('tickets.wait-now')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={wait.isPending}
      problem={wait.problem}
      disabledBecause={on === 'hold' && until === undefined ? t('tickets.hold-needs-date') : undefined}
    >
      <RadioGroup<On>
        label={t('tickets.wait-on')}
        value={on}
        onChange={setOn}
        options={all.map((id) => ({ id, label: t(`tickets.wait-on.${id}`), hint: t(`tickets.wait-hint.${id}`) }))}
      />
      <DateTimeField
        label={t('tickets.wait-until')}
        help={t('tickets.wait-until-help')}
        value={until}
        onChange={setUntil}
        now={() => Temporal.Now.plainDateTimeISO(format.zone)}
        say={(moment) => format.instant(moment.toZonedDateTime(format.zone).toInstant().toString(), 'full')}
        unreadable={t('tickets.date-unreadable')}
        required={on === 'hold'}
      />
      <TextArea label={t('tickets.wait-reason')} name="reason" value={reason} onChange={setReason} rows={2} />
    </TicketDialog>
  )
}
