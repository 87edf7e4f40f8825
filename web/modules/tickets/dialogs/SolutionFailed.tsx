import { useState } from 'react'
import { TextArea, toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import type { DialogProps } from '../asked.ts'
import { refOf } from '../model.ts'
import { TicketDialog } from './TicketDialog.tsx'

/** A second person found that it does not work: what he saw is the reason with which the ticket goes back to work. */
export function SolutionFailed({ page: { ticket }, onClose }: DialogProps) {
  const t = useT()
  const [text, setText] = useState('')
  const verify = useTicketAct('POST /tickets/:ref/verification', { inForm: true })
  const run = async () => {
    if ((await verify.run({ params: { ref: refOf(ticket) }, body: { works: false, text } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('stages.back-to-work', { number: String(ticket.number) }) })
  }
  return (
    <TicketDialog
      title={t('stages.failed-title', { number: String(ticket.number) })}
      does={t('stages.failed-do')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={verify.isPending}
      problem={verify.problem}
      disabledBecause={text.trim() === '' ? t('stages.failed-needs') : undefined}
    >
      <TextArea
        label={t('stages.failed-text')}
        help={t('stages.failed-help')}
        name="text"
        value={text}
        onChange={setText}
        rows={4}
        required
        autoFocus
      />
    </TicketDialog>
  )
}
