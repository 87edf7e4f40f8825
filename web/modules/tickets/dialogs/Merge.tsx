import { useState } from 'react'
import { Banner, Select, toast } from '../../../design/index.ts'
import { useGo } from '../../../platform/go.ts'
import { useT } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import { refOf } from '../model.ts'
import { TicketChoice, type Other } from '../TicketChoice.tsx'
import type { DialogProps } from '../asked.ts'
import { TicketDialog } from './TicketDialog.tsx'

/** Gives this ticket up for another one, which takes its conversations over; it can be taken back. */
export function Merge({ page: { ticket }, onClose }: DialogProps) {
  const t = useT()
  const go = useGo()
  const [other, setOther] = useState<Other>()
  const merge = useTicketAct('POST /tickets/:ref/merge', { inForm: true })
  const unmerge = useTicketAct('DELETE /tickets/:ref/merge')
  const params = { ref: refOf(ticket) }
  const run = async () => {
    if (other === undefined) return
    if ((await merge.run({ params, body: { into: String(other.number) } })) === undefined) return
    onClose()
    go(`/tickets/${String(other.number)}`)
    toast({
      kind: 'met',
      text: t('tickets.merged-into', { number: String(other.number) }),
      act: { label: t('common.undo'), onPress: () => void unmerge.run({ params }).then(() => go(`/tickets/${String(ticket.number)}`)) },
    })
  }
  return (
    <TicketDialog
      title={t('tickets.merge-title', { number: String(ticket.number) })}
      does={t('tickets.merge-now')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={merge.isPending}
      problem={merge.problem}
      disabledBecause={other === undefined ? t('tickets.choose-ticket') : undefined}
    >
      <TicketChoice ticket={ticket} chosen={other} onChoose={setOther} />
      {other !== undefined && (
        <Banner>{t('tickets.merge-preview', { number: String(ticket.number), other: String(other.number), title: other.title })}</Banner>
      )}
    </TicketDialog>
  )
}

const types = ['related', 'duplicates', 'caused-by', 'blocks', 'task-of', 'follows'] as const
type LinkType = (typeof types)[number]

/** Ties two tickets that stay apart. */
export function Link({ page: { ticket }, onClose }: DialogProps) {
  const t = useT()
  const [other, setOther] = useState<Other>()
  const [type, setType] = useState<LinkType>('related')
  const link = useTicketAct('POST /tickets/:ref/links', { inForm: true })
  const run = async () => {
    if (other === undefined) return
    if ((await link.run({ params: { ref: refOf(ticket) }, body: { other: String(other.number), type } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('tickets.linked', { number: String(other.number) }) })
  }
  return (
    <TicketDialog
      title={t('tickets.link-title', { number: String(ticket.number) })}
      does={t('tickets.link-now')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={link.isPending}
      problem={link.problem}
      disabledBecause={other === undefined ? t('tickets.choose-ticket') : undefined}
    >
      <Select<LinkType>
        label={t('tickets.link-type')}
        placeholder={t('tickets.choose')}
        value={type}
        onChange={setType}
        options={types.map((id) => ({ id, label: t(`tickets.link.${id}`) }))}
      />
      <TicketChoice ticket={ticket} chosen={other} onChoose={setOther} />
    </TicketDialog>
  )
}
