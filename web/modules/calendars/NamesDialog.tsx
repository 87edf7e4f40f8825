import { useState } from 'react'
import { Checkbox } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import { showAnew } from './draft.ts'
import type { CalendarCard } from './model.ts'

/** What a calendar is called, and whether it can be chosen. Both take effect at once. */
export function NamesDialog({ card, onClose }: { card: CalendarCard; onClose: () => void }) {
  const t = useT()
  const [names, setNames] = useState(card.names)
  const [active, setActive] = useState(card.active)
  const { run, isPending, problem } = useAct('PATCH /calendars/:id', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: card.id }, body: { names, active } })) === undefined) return
    await showAnew()
    onClose()
  }
  return (
    <EditDialog title={t('calendars.rename')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <NamesFields value={names} onChange={setNames} />
      <Checkbox label={t('calendars.active')} isSelected={active} onChange={setActive} />
    </EditDialog>
  )
}
