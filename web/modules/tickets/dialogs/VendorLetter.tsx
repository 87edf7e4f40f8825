import { toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useDraft } from '../../conversations/draft.ts'
import { useTicketAct } from '../acts.ts'
import type { DialogProps } from '../asked.ts'
import { refOf } from '../model.ts'
import { TicketDialog } from './TicketDialog.tsx'
import { readLetter, useVendors, VendorFields } from './VendorFields.tsx'

/** Begins a conversation with the vendor that has the ticket. */
export function VendorLetter({ page, onClose }: DialogProps) {
  const t = useT()
  const { ticket } = page
  const vendor = useVendors().find(({ id }) => id === ticket.vendor?.id)
  const { draft, edit, drop } = useDraft(`vendor-letter:${ticket.id}`)
  const given: Partial<Record<string, string>> = { vendorTo: vendor?.mail.join(', ') }
  const written = {
    field: (name: string) => draft.fields[name] ?? given[name] ?? '',
    set: (name: string) => (text: string) => edit(({ fields }) => ({ fields: { ...fields, [name]: text } })),
    files: draft.attachments,
    onFiles: (change: (files: typeof draft.attachments) => readonly (typeof draft.attachments)[number][]) =>
      edit(({ attachments }) => ({ attachments: [...change(attachments)] })),
  }
  const { isWritten, letter } = readLetter(written)
  const write = useTicketAct('POST /tickets/:ref/vendor-letters', { inForm: true })
  const back = useTicketAct('DELETE /messages/:id')
  const run = async () => {
    const sent = await write.run({ params: { ref: refOf(ticket) }, body: letter })
    if (sent === undefined) return
    drop()
    onClose()
    toast({
      kind: 'met',
      text: t('tickets.sent-to', { people: letter.to.join(', ') }),
      act: { label: t('conversations.take-back'), onPress: () => void back.run({ params: { id: sent.message } }) },
    })
  }
  return (
    <TicketDialog
      title={t('vendors.write-title')}
      does={t('tickets.send-to-vendor')}
      size="wide"
      onDo={() => void run()}
      onClose={onClose}
      isPending={write.isPending}
      problem={write.problem}
      disabledBecause={isWritten ? undefined : t('vendors.letter-needed')}
    >
      <VendorFields page={page} letter={written} vendor={vendor} />
    </TicketDialog>
  )
}
