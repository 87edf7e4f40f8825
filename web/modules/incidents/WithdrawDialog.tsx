import { useState } from 'react'
import { TextField } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import type { Outage } from './model.ts'

/** What was no outage: it counts no more and stays to be read. */
export function WithdrawDialog({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const { t } = useSpeech()
  const [reason, setReason] = useState('')
  const { run, isPending, problem } = useAct('POST /outages/:id/withdrawal', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: outage.id }, body: { reason } })) === undefined) return
    await askAgain('GET /tickets/:ref/outages', 'GET /reports/availability')
    onClose()
  }
  return (
    <EditDialog title={t('incidents.withdraw-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{t('incidents.withdraw-text')}</p>
      <TextField label={t('incidents.reason')} name="reason" required value={reason} onChange={setReason} />
    </EditDialog>
  )
}
