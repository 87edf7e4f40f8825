import { useState } from 'react'
import { Checkbox, FormRow, TextArea } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import type { Service } from './edited.ts'

/** A service that is added, or changed. */
export function ServiceDialog({ service, onClose }: { service: Service | undefined; onClose: () => void }) {
  const { t, language } = useSpeech()
  const [names, setNames] = useState(service?.names ?? { ru: '', en: '' })
  const [descriptions, setDescriptions] = useState(service?.descriptions ?? { ru: '', en: '' })
  const [isCritical, setCritical] = useState(service?.criticality === 'critical')
  const [active, setActive] = useState(service?.active ?? true)
  const add = useAct('POST /services', { inForm: true })
  const change = useAct('PATCH /services/:id', { inForm: true })
  const save = async () => {
    const criticality = isCritical ? ('critical' as const) : ('ordinary' as const)
    const body = { names, descriptions, criticality }
    const saved =
      service === undefined ? await add.run({ body }) : await change.run({ params: { id: service.id }, body: { ...body, active } })
    if (saved === undefined) return
    await askAgain('GET /services')
    onClose()
  }
  return (
    <EditDialog
      title={service?.names[language] ?? t('catalog.add-service')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <NamesFields value={names} onChange={setNames} />
      <FormRow>
        <TextArea
          label={t('catalog.description-ru')}
          name="descriptions.ru"
          help={t('catalog.description-help')}
          value={descriptions.ru}
          onChange={(ru) => setDescriptions({ ...descriptions, ru })}
        />
        <TextArea
          label={t('catalog.description-en')}
          name="descriptions.en"
          value={descriptions.en}
          onChange={(en) => setDescriptions({ ...descriptions, en })}
        />
      </FormRow>
      <Checkbox label={t('catalog.critical')} help={t('catalog.critical-help')} isSelected={isCritical} onChange={setCritical} />
      {service !== undefined && <Checkbox label={t('catalog.active')} isSelected={active} onChange={setActive} />}
    </EditDialog>
  )
}
