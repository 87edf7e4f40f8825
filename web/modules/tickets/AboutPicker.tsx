import { useState } from 'react'
import { Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ServiceFields, type About } from '../catalog/ServiceFields.tsx'
import { useEdit } from './acts.ts'
import type { Ticket } from './model.ts'

/** What the ticket is about: service, category, asset. */
export function AboutPicker({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT()
  const edit = useEdit(ticket)
  const { service, category, asset, kind, requester } = ticket
  const [about, setAbout] = useState<About>({
    service: service?.id ?? null,
    category: category?.id ?? null,
    asset: asset === null ? null : { id: asset.id, label: asset.name },
  })
  const keep = () => {
    onDone()
    void edit(
      { service: about.service, category: about.category, asset: about.asset?.id ?? null },
      { service: service?.id ?? null, category: category?.id ?? null, asset: asset?.id ?? null },
      t('tickets.classified'),
    )
  }
  return (
    <>
      <ServiceFields kind={kind} about={about} onChange={(part) => setAbout({ ...about, ...part })} person={requester.id} />
      <Button kind="do" onPress={keep}>
        {t('common.save')}
      </Button>
    </>
  )
}
