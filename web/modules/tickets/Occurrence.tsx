import { useState } from 'react'
import { Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { useEdit } from './acts.ts'
import type { Ticket } from './model.ts'

type OccurrenceFieldProps = { value: string | null; onChange: (moment: string | null) => void }

/** Since when it is so: asked of whoever reports an incident, never needed. */
export function OccurrenceField(props: OccurrenceFieldProps) {
  const t = useT()
  return <MomentField {...props} label={t('tickets.occurred-at')} name="occurredAt" help={t('tickets.occurred-at-help')} towards="past" />
}

export function OccurrencePicker({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT()
  const edit = useEdit(ticket)
  const [occurredAt, say] = useState(ticket.occurredAt)
  const keep = () => {
    onDone()
    void edit({ occurredAt }, { occurredAt: ticket.occurredAt }, t('tickets.occurrence-set'))
  }
  return (
    <>
      <OccurrenceField value={occurredAt} onChange={say} />
      <Button kind="do" onPress={keep}>
        {t('common.save')}
      </Button>
    </>
  )
}
