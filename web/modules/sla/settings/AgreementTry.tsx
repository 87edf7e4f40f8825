import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, ComboBox, FormRow, Section, Select, type Option } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { findAssets } from '../../assets/find.ts'
import { findOrganisations } from '../../people/find.ts'
import { priorities } from './model.ts'

/** Which agreement would such a ticket get, and why not the others? */
export function AgreementTry() {
  const { t, language } = useSpeech()
  const [organisation, setOrganisation] = useState<Option | null>(null)
  const [service, setService] = useState<string>('none')
  const [priority, setPriority] = useState<(typeof priorities)[number]>('3')
  const [asset, setAsset] = useState<Option | null>(null)
  const [vip, setVip] = useState(false)
  const { data: services } = useQuery(ask('GET /services', {}))
  const query = {
    priority,
    ...(organisation === null ? {} : { organisation: organisation.id }),
    ...(service === 'none' ? {} : { service }),
    ...(asset === null ? {} : { asset: asset.id }),
    ...(vip ? { vip: 'true' } : {}),
  }
  const { data } = useQuery(ask('GET /agreement-choice', { query }))
  const asked = data?.choices.find(({ kind }) => kind === 'sla')?.asked ?? []
  return (
    <Section title={t('sla.try')}>
      <FormRow>
        <ComboBox label={t('sla.try-organisation')} value={organisation} onChange={setOrganisation} search={findOrganisations} />
        <Select
          label={t('tickets.service')}
          placeholder={t('tickets.none')}
          value={service}
          onChange={setService}
          options={[
            { id: 'none', label: t('tickets.none') },
            ...(services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []),
          ]}
        />
        <Select
          label={t('tickets.priority')}
          placeholder={t('tickets.none')}
          value={priority}
          onChange={setPriority}
          options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
        />
      </FormRow>
      <FormRow>
        <ComboBox label={t('tickets.asset')} value={asset} onChange={setAsset} search={findAssets} />
        <Checkbox label={t('sla.try-vip')} isSelected={vip} onChange={setVip} />
      </FormRow>
      <ol aria-label={t('sla.try')}>
        {asked.map(({ agreement, because }) => (
          <li key={agreement.id}>
            <Anchor href={`/settings/agreements/${agreement.id}`}>{agreement.names[language]}</Anchor>{' '}
            {because.length === 0 ? t('sla.holds') : because.map((reason) => t(`sla.why-not.${reason}`)).join(', ')}
          </li>
        ))}
      </ol>
      {asked.every(({ because }) => because.length > 0) && data !== undefined && <p>{t('sla.none-holds')}</p>}
    </Section>
  )
}
