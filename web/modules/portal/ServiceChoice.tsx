import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { FormRow, Select } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { branches } from '../catalog/branches.ts'

type ServiceChoiceProps = {
  service: string | undefined
  category: string | undefined
  onChange: (part: { service?: string | undefined; category?: string | undefined }) => void
}

const unknown = 'unknown'

/** What it is about, in the requester's words; "I do not know" is as good an answer. */
export function ServiceChoice({ service, category, onChange }: ServiceChoiceProps) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const services = data?.items ?? []
  const chosen = services.find(({ id }) => id === service)
  const categories = useMemo(() => branches(chosen?.categories ?? [], undefined, language), [chosen, language])
  if (services.length === 0) return null
  return (
    <FormRow>
      <Select
        label={t('portal.about')}
        placeholder={t('portal.do-not-know')}
        value={chosen?.id ?? unknown}
        onChange={(id) => onChange({ service: id === unknown ? undefined : id, category: undefined })}
        options={[
          { id: unknown, label: t('portal.do-not-know') },
          ...services.map(({ id, names, descriptions }) => ({ id, label: names[language], hint: descriptions[language] || undefined })),
        ]}
      />
      {categories.length > 0 && (
        <Select
          label={t('portal.more-exactly')}
          placeholder={t('portal.do-not-know')}
          value={category ?? unknown}
          onChange={(id) => onChange({ category: id === unknown ? undefined : id })}
          options={[{ id: unknown, label: t('portal.do-not-know') }, ...categories]}
        />
      )}
    </FormRow>
  )
}
