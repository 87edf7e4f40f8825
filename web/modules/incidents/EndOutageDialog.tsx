import { useState } from 'react'
import { useSpeech } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import type { Outage } from './model.ts'

const thisMinute = () => Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString()

/** Says when an outage was over: now, if nothing else is said. */
export function EndOutageDialog({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const { t } = useSpeech()
  const [to, setTo] = useState<string | null>(thisMinute)
  const { run, isPending, problem } = useAct('POST /outages/:id/end', { inForm: true })
  const save = async () => {
    if (to === null || (await run({ params: { id: outage.id }, body: { to } })) === undefined) return
    await askAgain('GET /tickets/:ref/outages', 'GET /reports/availability')
    onClose()
  }
  return (
    <EditDialog title={t('incidents.end')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <MomentField
        towards="past"
        label={t('incidents.over-at')}
        name="to"
        value={to}
        onChange={setTo}
        error={to === null ? t('common.invalid.missing') : undefined}
      />
    </EditDialog>
  )
}
