import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, type Option } from '../../../design/index.ts'
import { call } from '../../../platform/client.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { ManyOf, SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { findAssets } from '../../assets/find.ts'
import { priorities, type Agreement, type Kind, type Match } from './model.ts'

type Props = { kind: Kind; match: Match; named: Agreement['named']; onChange: (match: Match) => void }

const kinds = ['incident', 'request', 'problem', 'change'] as const

/** Which tickets it is for. Nothing chosen in a list: all. */
export function MatchFields({ kind, match, named, onChange }: Props) {
  const { t, language } = useSpeech()
  const { data: services } = useQuery(ask('GET /services', {}))
  const { data: levels } = useQuery(ask('GET /levels', {}))
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const [organisations, setOrganisations] = useState(chosen(match.organisations))
  const [vendors, setVendors] = useState(chosen(match.vendors))
  const [assets, setAssets] = useState(chosen(match.assets ?? []))
  return (
    <>
      <ManyOf
        label={t('sla.match-organisations')}
        addLabel={t('sla.add-organisation')}
        help={t('sla.match-help')}
        chosen={organisations}
        onChange={(next) => {
          setOrganisations(next)
          onChange({ ...match, organisations: next.map(({ id }) => id) })
        }}
        search={(q, signal) => find('client', q, signal)}
      />
      <SomeOf
        label={t('sla.match-services')}
        options={services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []}
        chosen={match.services}
        onChange={(next) => onChange({ ...match, services: next })}
      />
      <SomeOf
        label={t('sla.match-kinds')}
        options={kinds.map((id) => ({ id, label: t(`tickets.kind.${id}`) }))}
        chosen={match.kinds}
        onChange={(next) => onChange({ ...match, kinds: next })}
      />
      <SomeOf
        label={t('sla.match-priorities')}
        options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
        chosen={priorities.filter((one) => match.priorities.includes(Number(one)))}
        onChange={(next) => onChange({ ...match, priorities: next.map(Number) })}
      />
      <ManyOf
        label={t('sla.match-assets')}
        addLabel={t('sla.add-asset')}
        chosen={assets}
        onChange={(next) => {
          setAssets(next)
          onChange({ ...match, assets: next.map(({ id }) => id) })
        }}
        search={findAssets}
      />
      <Checkbox label={t('sla.match-vip')} isSelected={match.vip ?? false} onChange={(vip) => onChange({ ...match, vip })} />
      {kind === 'ola' && (
        <>
          <SomeOf
            label={t('people.levels')}
            options={levels?.items.map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` })) ?? []}
            chosen={match.levels}
            onChange={(next) => onChange({ ...match, levels: next })}
          />
          <SomeOf
            label={t('people.teams')}
            options={teams?.items.map(({ id, name }) => ({ id, label: name })) ?? []}
            chosen={match.teams}
            onChange={(next) => onChange({ ...match, teams: next })}
          />
        </>
      )}
      {kind === 'uc' && (
        <ManyOf
          label={t('sla.match-vendors')}
          addLabel={t('sla.add-vendor')}
          chosen={vendors}
          onChange={(next) => {
            setVendors(next)
            onChange({ ...match, vendors: next.map(({ id }) => id) })
          }}
          search={(q, signal) => find('vendor', q, signal)}
        />
      )}
    </>
  )

  function chosen(ids: readonly string[]): Option[] {
    return ids.map((id) => ({ id, label: named[id]?.[language] ?? t('sla.gone') }))
  }
}

async function find(kind: 'client' | 'vendor', q: string, signal: AbortSignal): Promise<readonly Option[]> {
  const { items } = await call('GET /organisations', { query: { q, kind, limit: 10 } }, signal)
  return items.map(({ id, name, domains }) => ({ id, label: name, hint: domains[0] }))
}
