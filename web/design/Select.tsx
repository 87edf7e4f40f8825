import { ChevronsUpDown } from 'lucide-react'
import { Button as AriaButton, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { FieldFrame, fieldState, type FieldProps } from './Field.tsx'
import { given } from './given.ts'
import { OptionList, type Option } from './options.tsx'
import styles from './Field.module.css'
import own from './Select.module.css'
import list from './options.module.css'

type SelectProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[]
  value?: Id | null | undefined
  defaultValue?: Id | undefined
  onChange?: ((id: Id) => void) | undefined
  placeholder: string
  size?: 'small' | 'normal'
}

/** One of a short list; for long ones ComboBox. */
export function Select<Id extends string>({ options, value, defaultValue, onChange, placeholder, size, ...field }: SelectProps<Id>) {
  return (
    <AriaSelect
      {...given({ ...fieldState(field), value, defaultValue })}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange?.(chosen.id)
      }}
      placeholder={placeholder}
      className={styles.field ?? ''}
    >
      <FieldFrame {...field}>
        <AriaButton className={`${styles.box} ${own.button}`} data-size={size}>
          <SelectValue className={own.value ?? ''} />
          <ChevronsUpDown aria-hidden className={own.arrows} />
        </AriaButton>
      </FieldFrame>
      <Popover className={list.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}
