import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, ComboBox, FormRow, Select, TextField, type Option } from '../../design/index.ts'
import type { Input } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findOrganisations } from '../people/find.ts'

type Recorded = Input<'POST /tickets/:ref/outages'>['body']
type Facts = {
  service: string | null
  organisation: { id: string; name: string } | null
  degree: Recorded['degree']
  from: string
  to: string | null
}
/** `outage`: the one that is corrected. */
type Props = { number: number; outage?: string; facts: Facts; forAll: boolean; onClose: () => void }

/** An outage that is recorded, or put right. */
export function OutageDialog({ number, outage, facts: given, forAll, onClose }: Props) {
  const { t, language } = useSpeech()
  const [facts, setFacts] = useState(given)
  const [client, setClient] = useState<Option | null>(
    given.organisation === null ? null : { id: given.organisation.id, label: given.organisation.name },
  )
  const [isAll, setAll] = useState(given.organisation === null && forAll)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { data: services } = useQuery(ask('GET /services', {}))
  const set = (part: Partial<Facts>) => setFacts((now) => ({ ...now, ...part }))
  const record = useAct('POST /tickets/:ref/outages', { inForm: true })
  const correct = useAct('PATCH /outages/:id', { inForm: true })
  const save = async () => {
    setTried(true)
    const { service, degree, from, to } = facts
    if (service === null || from === '' || (!isAll && client === null) || (outage !== undefined && reason.trim() === '')) return
    const body = { service, degree, from, to, organisation: isAll ? null : (client?.id ?? null) }
    const saved =
      outage === undefined
        ? await record.run({ params: { ref: String(number) }, body })
        : await correct.run({ params: { id: outage }, body: { ...body, reason } })
    if (saved === undefined) return
    await askAgain('GET /tickets/:ref/outages', 'GET /reports/availability')
    onClose()
  }
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog
      title={t(outage === undefined ? 'incidents.record' : 'incidents.correct-title')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={record.isPending || correct.isPending}
      problem={record.problem ?? correct.problem}
    >
      <FormRow>
        <Select
          label={t('tickets.service')}
          placeholder={t('tickets.none')}
          value={facts.service}
          onChange={(service) => set({ service })}
          error={missing(facts.service === null)}
          options={services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []}
        />
        <Select
          label={t('incidents.degree')}
          placeholder=""
          value={facts.degree}
          onChange={(degree) => set({ degree })}
          options={(['full', 'degraded'] as const).map((id) => ({ id, label: t(`incidents.degree.${id}`) }))}
        />
      </FormRow>
      <Checkbox
        label={t('incidents.for-all')}
        isSelected={isAll}
        disabledBecause={forAll ? undefined : t('incidents.not-for-all')}
        onChange={setAll}
      />
      {!isAll && (
        <ComboBox
          label={t('sla.try-organisation')}
          name="organisation"
          value={client}
          onChange={setClient}
          search={findOrganisations}
          error={missing(client === null)}
        />
      )}
      <FormRow>
        <MomentField
          towards="past"
          label={t('incidents.from')}
          name="from"
          value={facts.from}
          onChange={(from) => set({ from: from ?? '' })}
          error={missing(facts.from === '')}
        />
        <MomentField
          towards="past"
          label={t('incidents.to')}
          name="to"
          help={t('incidents.to-help')}
          value={facts.to}
          onChange={(to) => set({ to })}
        />
      </FormRow>
      {outage !== undefined && (
        <TextField
          label={t('incidents.reason')}
          help={t('incidents.reason-help')}
          name="reason"
          required
          value={reason}
          onChange={setReason}
          error={missing(reason.trim() === '')}
        />
      )}
    </EditDialog>
  )
}
