import { useState } from 'react'
import { RadioGroup } from '../../design/index.ts'
import { ownZone, useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import { ZoneField } from '../people/ZoneField.tsx'
import { type Way, type WorkingHours, composed } from './model.ts'
import { PartsFields } from './PartsFields.tsx'

const usual: WorkingHours['weekly'] = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]))

/** A calendar that is added: its name, and hours of its own or others to put together. The hours are set on its page. */
export function NewCalendarDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const t = useT()
  const [names, setNames] = useState({ ru: '', en: '' })
  const [kind, setKind] = useState<'hours' | 'composed'>('hours')
  const [timezone, setZone] = useState(ownZone)
  const [made, setMade] = useState<{ way: Way; parts: readonly string[] }>({ way: 'intersect', parts: [] })
  const { run, isPending, problem } = useAct('POST /calendars', { inForm: true })
  const save = async () => {
    const plan = kind === 'hours' ? { timezone, weekly: usual } : composed(made.way, made.parts)
    const added = await run({ body: { names, plan } })
    if (added === undefined) return
    await askAgain('GET /calendars')
    onAdded(added.id)
  }
  return (
    <EditDialog title={t('calendars.add')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <NamesFields value={names} onChange={setNames} />
      <RadioGroup
        label={t('calendars.kind')}
        value={kind}
        onChange={setKind}
        options={[
          { id: 'hours', label: t('calendars.kind.hours'), hint: t('calendars.kind.hours-text') },
          { id: 'composed', label: t('calendars.kind.composed'), hint: t('calendars.kind.composed-text') },
        ]}
      />
      {kind === 'hours' ? (
        <ZoneField label={t('calendars.zone')} name="plan.timezone" value={timezone} onChange={setZone} />
      ) : (
        <PartsFields value={made} onChange={setMade} />
      )}
    </EditDialog>
  )
}
