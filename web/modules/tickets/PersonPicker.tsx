import { useState } from 'react'
import { Button, ComboBox, type Option } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useEdit } from './acts.ts'
import type { Ticket } from './model.ts'
import { useFindPeople } from './find-people.ts'

type PersonPickerProps = { ticket: Ticket; who: 'requester' | 'affected'; onDone: () => void }

/** Another requester, or another person whom it concerns. */
export function PersonPicker({ ticket, who, onDone }: PersonPickerProps) {
  const t = useT()
  const edit = useEdit(ticket)
  const find = useFindPeople()
  const now = ticket[who]
  const [person, setPerson] = useState<Option | null>(now === null ? null : { id: now.id, label: now.name })
  const keep = () => {
    onDone()
    const said = t(`tickets.${who}-set`, { person: person?.label ?? t('tickets.none') })
    if (who === 'affected') void edit({ affected: person?.id ?? null }, { affected: now?.id ?? null }, said)
    else if (person !== null) void edit({ requester: person.id }, { requester: ticket.requester.id }, said)
  }
  return (
    <>
      <ComboBox label={t(`tickets.${who}`)} value={person} onChange={setPerson} search={find} autoFocus />
      <Button kind="do" disabledBecause={who === 'requester' && person === null ? t('tickets.choose-person') : undefined} onPress={keep}>
        {t('common.save')}
      </Button>
    </>
  )
}
