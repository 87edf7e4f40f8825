import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormRow, Select, TextArea, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ManyOf } from '../../platform/settings/SomeOf.tsx'
import { findOrganisations } from '../people/find.ts'
import type { Planned } from './model.ts'

/** Maintenance that is announced, or moved before it begins. */
export function MaintenanceDialog({ planned, onClose }: { planned?: Planned; onClose: () => void }) {
  const { t, language } = useSpeech()
  const [service, setService] = useState<string | null>(planned?.service.id ?? null)
  const [clients, setClients] = useState<Option[]>([])
  const [from, setFrom] = useState<string | null>(planned?.from ?? null)
  const [to, setTo] = useState<string | null>(planned?.to ?? null)
  const [texts, setTexts] = useState(planned?.texts ?? { ru: '', en: '' })
  const [isTried, setTried] = useState(false)
  const { data: services } = useQuery(ask('GET /services', {}))
  const announce = useAct('POST /maintenance', { inForm: true })
  const move = useAct('PATCH /maintenance/:id', { inForm: true })
  const save = async () => {
    setTried(true)
    if (service === null || from === null || to === null) return
    const saved =
      planned === undefined
        ? await announce.run({ body: { service, organisations: clients.map(({ id }) => id), from, to, texts } })
        : await move.run({ params: { id: planned.id }, body: { from, to, texts } })
    if (saved === undefined) return
    await askAgain('GET /maintenance', 'GET /reports/availability')
    onClose()
  }
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog
      title={t(planned === undefined ? 'monitoring.announce' : 'monitoring.move-title')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={announce.isPending || move.isPending}
      problem={announce.problem ?? move.problem}
    >
      {planned === undefined && (
        <>
          <Select
            label={t('tickets.service')}
            placeholder={t('tickets.none')}
            value={service}
            onChange={setService}
            error={missing(service === null)}
            options={services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []}
          />
          <ManyOf
            label={t('monitoring.clients')}
            addLabel={t('sla.add-organisation')}
            help={t('monitoring.clients-help')}
            chosen={clients}
            onChange={setClients}
            search={findOrganisations}
          />
        </>
      )}
      <FormRow>
        <MomentField label={t('monitoring.from')} name="from" value={from} onChange={setFrom} error={missing(from === null)} />
        <MomentField label={t('monitoring.to')} name="to" value={to} onChange={setTo} error={missing(to === null)} />
      </FormRow>
      <FormRow>
        {(['ru', 'en'] as const).map((own) => (
          <TextArea
            key={own}
            label={t(`monitoring.text-${own}`)}
            name={`texts.${own}`}
            rows={2}
            value={texts[own]}
            onChange={(text) => setTexts({ ...texts, [own]: text })}
          />
        ))}
      </FormRow>
    </EditDialog>
  )
}
