import { useState } from 'react'
import { TextArea, toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import { refOf } from '../model.ts'
import type { DialogProps } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

type ActName = 'return' | 'reopen' | 'agent' | 'spam' | 'duplicate'

/** Acts that need a few words and nothing else: return, reopen, close. */
export function Words({ page: { ticket }, onClose, act }: DialogProps & { act: ActName }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const giveBack = useTicketAct('POST /tickets/:ref/return', { inForm: true })
  const reopen = useTicketAct('DELETE /tickets/:ref/resolution', { inForm: true })
  const close = useTicketAct('POST /tickets/:ref/closure', { inForm: true })
  const used = act === 'return' ? giveBack : act === 'reopen' ? reopen : close
  const params = { ref: refOf(ticket) }
  const send = () => {
    if (act === 'return') return giveBack.run({ params, body: { reason } })
    if (act === 'reopen') return reopen.run({ params, body: { reason } })
    return close.run({ params, body: { how: act, reason } })
  }
  const run = async () => {
    if ((await send()) === undefined) return
    onClose()
    toast({ kind: 'met', text: t(`tickets.done.${act}`, { number: String(ticket.number) }) })
  }
  const isNeeded = act === 'return' || act === 'agent'
  return (
    <TicketDialog
      title={t(`tickets.ask.${act}`, { number: String(ticket.number) })}
      does={t(`tickets.do.${act}`)}
      kind={act === 'spam' ? 'danger' : 'do'}
      onDo={() => void run()}
      onClose={onClose}
      isPending={used.isPending}
      problem={used.problem}
      disabledBecause={isNeeded && reason.trim() === '' ? t('tickets.reason-first') : undefined}
    >
      <TextArea
        label={t('tickets.reason')}
        help={t(`tickets.reason-help.${act}`)}
        name="reason"
        value={reason}
        onChange={setReason}
        rows={3}
        required={isNeeded}
        autoFocus
      />
    </TicketDialog>
  )
}
