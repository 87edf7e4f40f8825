import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { ComboBox, Select, type Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { branches, type Category } from './branches.ts'

type Kind = Category['kinds'][number]

/** What a ticket is about; null where nothing is chosen. */
export type About = { service: string | null; category: string | null; asset: Option | null }

type ServiceFieldsProps = { kind: Kind; about: About; onChange: (part: Partial<About>) => void; person?: string | undefined }

const none = 'none'

/** The service, a branch of its tree, and the thing it concerns. */
export function ServiceFields({ kind, about, onChange, person }: ServiceFieldsProps) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const services = data?.items ?? []
  const service = services.find(({ id }) => id === about.service)
  const categories = useMemo(() => branches(service?.categories ?? [], kind, language), [service, kind, language])
  const nothing = { id: none, label: t('tickets.none') }
  return (
    <>
      <Select
        label={t('tickets.service')}
        placeholder={t('tickets.none')}
        value={about.service ?? none}
        onChange={(id) => onChange({ service: id === none ? null : id, category: null })}
        options={[
          nothing,
          ...services.map(({ id, names, descriptions }) => ({ id, label: names[language], hint: descriptions[language] || undefined })),
        ]}
      />
      {categories.length > 0 && (
        <Select
          label={t('tickets.category')}
          placeholder={t('tickets.none')}
          value={about.category ?? none}
          onChange={(id) => onChange({ category: id === none ? null : id })}
          options={[nothing, ...categories]}
        />
      )}
      <AssetField asset={about.asset} onChange={(asset) => onChange({ asset })} person={person} />
    </>
  )
}

type AssetFieldProps = { asset: Option | null; onChange: (asset: Option | null) => void; person: string | undefined }

function AssetField({ asset, onChange, person }: AssetFieldProps) {
  const t = useT()
  const search = useCallback(
    async (text: string, signal: AbortSignal) => {
      const own = text === '' && person !== undefined ? { person } : {}
      const { items } = await call('GET /assets', { query: { q: text, limit: 10, ...own } }, signal)
      return items.map(({ id, name, inventory, serial }) => ({
        id,
        label: name,
        hint: [inventory, serial].filter((part) => part !== '').join(' · ') || undefined,
      }))
    },
    [person],
  )
  return <ComboBox label={t('tickets.asset')} value={asset} onChange={onChange} search={search} />
}
