import { useState } from 'react'
import { TextArea, TextField, toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import { readAddresses } from '../audience.ts'
import { refOf, type Message } from '../model.ts'
import type { DialogProps } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

/** Sends one message on to somebody outside the conversation. */
export function Forward({ page: { ticket }, onClose, message }: DialogProps & { message: Message }) {
  const t = useT()
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const forward = useTicketAct('POST /messages/:id/forwarding', { inForm: true })
  const back = useTicketAct('DELETE /messages/:id')
  const { addresses, wrong } = readAddresses(to)
  const run = async () => {
    const sent = await forward.run({ params: { id: message.id }, body: { to: addresses, text, ticket: refOf(ticket) } })
    if (sent === undefined) return
    onClose()
    toast({
      kind: 'met',
      text: t('tickets.forwarded-to', { people: addresses.join(', ') }),
      act: { label: t('conversations.take-back'), onPress: () => void back.run({ params: { id: sent.message } }) },
    })
  }
  return (
    <TicketDialog
      title={t('conversations.forward')}
      does={t('tickets.forward-now')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={forward.isPending}
      problem={forward.problem}
      disabledBecause={addresses.length === 0 || wrong !== undefined ? t('tickets.forward-needs') : undefined}
    >
      <TextField
        label={t('tickets.forward-to')}
        help={t('tickets.forward-help')}
        error={wrong === undefined ? undefined : t('tickets.cc-wrong', { address: wrong })}
        name="to"
        value={to}
        onChange={setTo}
        required
        autoFocus
      />
      <TextArea label={t('tickets.forward-text')} name="text" value={text} onChange={setText} rows={4} />
    </TicketDialog>
  )
}
