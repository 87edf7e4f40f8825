import { useQuery } from '@tanstack/react-query'
import { Select } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { branches } from '../catalog/branches.ts'

type About = { service: string | null; category: string | null }
const none = 'none'

/** The service and branch of incidents. */
export function KindOfService({ service, category, onChange }: About & { onChange: (about: About) => void }) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /services', {}))
  const chosen = data?.items.find(({ id }) => id === service)
  const nothing = { id: none, label: t('tickets.none') }
  return (
    <>
      <Select
        label={t('tickets.service')}
        placeholder={t('tickets.none')}
        value={service ?? none}
        onChange={(id) => onChange({ service: id === none ? null : id, category: null })}
        options={[nothing, ...(data?.items ?? []).map(({ id, names }) => ({ id, label: names[language] }))]}
      />
      {chosen !== undefined && chosen.categories.length > 0 && (
        <Select
          label={t('tickets.category')}
          placeholder={t('tickets.none')}
          value={category ?? none}
          onChange={(id) => onChange({ service, category: id === none ? null : id })}
          options={[nothing, ...branches(chosen.categories, 'incident', language)]}
        />
      )}
    </>
  )
}
