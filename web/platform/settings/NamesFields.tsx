import { FormRow, TextField } from '../../design/index.ts'
import { useT } from '../i18n.ts'

export type Names = { ru: string; en: string }

/** What something is called, in both languages of the desk. */
export function NamesFields({ value, onChange }: { value: Names; onChange: (names: Names) => void }) {
  const t = useT()
  return (
    <FormRow>
      <TextField
        label={t('common.name-ru')}
        name="name.ru"
        required
        autoFocus
        value={value.ru}
        onChange={(ru) => onChange({ ...value, ru })}
      />
      <TextField label={t('common.name-en')} name="name.en" required value={value.en} onChange={(en) => onChange({ ...value, en })} />
    </FormRow>
  )
}
