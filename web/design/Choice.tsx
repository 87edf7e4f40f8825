import { Check, Minus } from 'lucide-react'
import {
  CheckboxButton,
  CheckboxField,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  SwitchButton,
  SwitchField,
} from 'react-aria-components'
import { FieldBelow, FieldFrame, fieldState, type FieldProps } from './Field.tsx'
import { given } from './given.ts'
import type { Option } from './options.tsx'
import field from './Field.module.css'
import styles from './Choice.module.css'

type CheckboxProps = FieldProps & {
  isSelected?: boolean | undefined
  defaultSelected?: boolean | undefined
  onChange?: ((isSelected: boolean) => void) | undefined
}

type TickProps = CheckboxProps & { isSome?: boolean | undefined; slot?: 'selection' | undefined }

export function Checkbox({ isSelected, defaultSelected, onChange, isSome, slot, ...rest }: TickProps) {
  return (
    <CheckboxField
      {...given({ ...fieldState(rest), slot, isSelected, defaultSelected, onChange, isIndeterminate: isSome })}
      className={styles.field ?? ''}
    >
      <CheckboxButton className={styles.choice ?? ''}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box}>{isIndeterminate ? <Minus aria-hidden /> : <Check aria-hidden />}</span>
            <span className={styles.label} data-hidden={rest.labelHidden || undefined}>
              {rest.label}
            </span>
          </>
        )}
      </CheckboxButton>
      <FieldBelow {...rest} />
    </CheckboxField>
  )
}

export function Switch({ isSelected, defaultSelected, onChange, ...rest }: CheckboxProps) {
  return (
    <SwitchField {...given({ ...fieldState(rest), isSelected, defaultSelected, onChange })} className={styles.field ?? ''}>
      <SwitchButton className={styles.choice ?? ''}>
        <span className={styles.track} />
        <span>{rest.label}</span>
      </SwitchButton>
      <FieldBelow {...rest} />
    </SwitchField>
  )
}

type RadioGroupProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[]
  value?: Id | null | undefined
  defaultValue?: Id | undefined
  onChange?: ((id: Id) => void) | undefined
  isRow?: boolean | undefined
}

export function RadioGroup<Id extends string>({ options, value, defaultValue, onChange, isRow, ...rest }: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...given({ ...fieldState(rest), value, defaultValue, orientation: isRow === true ? ('horizontal' as const) : undefined })}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) onChange?.(chosen.id)
      }}
      className={field.field ?? ''}
    >
      <FieldFrame {...rest}>
        <div className={styles.radios}>
          {options.map((option) => (
            <RadioField key={option.id} value={option.id} isDisabled={option.disabledBecause !== undefined} className={styles.field ?? ''}>
              <RadioButton className={styles.choice ?? ''}>
                <span className={styles.dot} />
                <span>{option.label}</span>
              </RadioButton>
              <FieldBelow help={option.hint} disabledBecause={option.disabledBecause} />
            </RadioField>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}
