import { useState } from 'react'
import { Checkbox, Labelled, TextField, toast } from '../../../design/index.ts'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import { refOf } from '../model.ts'
import type { DialogProps } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

const shown = 90

/** Moves some messages into a new ticket of the same requester. */
export function Split({ page: { ticket, spine }, onClose }: DialogProps) {
  const { t, format } = useSpeech()
  const go = useGo()
  const [title, setTitle] = useState('')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const split = useTicketAct('POST /tickets/:ref/split', { inForm: true })
  const unsplit = useTicketAct('DELETE /tickets/:ref/split')
  const messages = spine.flatMap((item) => (item.item === 'message' ? [item.message] : []))
  const run = async () => {
    const made = await split.run({ params: { ref: refOf(ticket) }, body: { messages: [...chosen], title } })
    if (made === undefined) return
    onClose()
    go(`/tickets/${String(made.number)}`)
    toast({
      kind: 'met',
      text: t('tickets.split-into', { number: String(made.number) }),
      act: { label: t('common.undo'), onPress: () => void unsplit.run({ params: { ref: refOf(made) } }) },
    })
  }
  const why = chosen.size === 0 ? t('tickets.split-choose') : title.trim() === '' ? t('tickets.split-title') : undefined
  return (
    <TicketDialog
      title={t('tickets.split')}
      does={t('tickets.split-now')}
      size="wide"
      onDo={() => void run()}
      onClose={onClose}
      isPending={split.isPending}
      problem={split.problem}
      disabledBecause={why}
    >
      <TextField label={t('tickets.new-title')} name="title" value={title} onChange={setTitle} maxLength={300} required autoFocus />
      <Labelled label={t('tickets.messages')} help={t('tickets.split-help')}>
        {messages.map((message) => (
          <Checkbox
            key={message.id}
            label={`${message.author?.name ?? message.from}, ${format.instant(message.at)}: ${message.text.slice(0, shown)}`}
            isSelected={chosen.has(message.id)}
            onChange={() => choose(chosen.symmetricDifference(new Set([message.id])))}
          />
        ))}
      </Labelled>
    </TicketDialog>
  )
}
