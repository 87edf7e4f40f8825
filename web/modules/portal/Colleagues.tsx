import { useCallback } from 'react'
import { ComboBox, Tag, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import styles from './Ask.module.css'

export type Colleague = Answer<'GET /portal/colleagues'>['items'][number]

/** People of the requester's own organisation, found while typing. */
function useColleagues(left: readonly Colleague[]) {
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
      if (text.trim().length < 2) return []
      const { items } = await call('GET /portal/colleagues', { query: { q: text } }, signal)
      return items
        .filter(({ id }) => !left.some((one) => one.id === id))
        .map(({ id, name, email }) => ({ id, label: name, hint: email ?? undefined }))
    },
    [left],
  )
}

const colleagueOf = (option: Option | null): Colleague | null =>
  option === null ? null : { id: option.id, name: option.label, email: option.hint ?? null }

const nobody: readonly Colleague[] = []

/** The colleague whom it concerns, where one asks for another. */
export function BehalfField({ value, onChange }: { value: Colleague | null; onChange: (colleague: Colleague | null) => void }) {
  const t = useT()
  const search = useColleagues(nobody)
  return (
    <ComboBox
      label={t('portal.behalf')}
      help={t('portal.behalf-help')}
      placeholder={t('portal.type-a-name')}
      value={value === null ? null : { id: value.id, label: value.name }}
      search={search}
      onChange={(option) => onChange(colleagueOf(option))}
    />
  )
}

/** Colleagues who read along. */
export function CopiesField({ value, onChange }: { value: readonly Colleague[]; onChange: (copies: readonly Colleague[]) => void }) {
  const t = useT()
  const search = useColleagues(value)
  return (
    <div>
      {value.length > 0 && (
        <div className={styles.tags}>
          {value.map((one) => (
            <Tag key={one.id} label={one.name} onRemove={() => onChange(value.filter(({ id }) => id !== one.id))} />
          ))}
        </div>
      )}
      <ComboBox
        // begins anew after each choice
        key={value.length}
        label={t('portal.copies')}
        help={t('portal.copies-help')}
        placeholder={t('portal.type-a-name')}
        search={search}
        onChange={(option) => {
          const chosen = colleagueOf(option)
          if (chosen !== null) onChange([...value, chosen])
        }}
      />
    </div>
  )
}
