import { useId, type ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './Field.module.css'

/** What every field takes. A field that cannot be changed says why where its help would stand. */
export type FieldProps = {
  label: string
  labelHidden?: boolean | undefined
  help?: ReactNode
  error?: string | undefined
  name?: string | undefined
  required?: boolean | undefined
  disabledBecause?: string | undefined
  autoFocus?: boolean | undefined
}

/** The state of a field as React Aria takes it. */
export function fieldState({ error, name, required, disabledBecause, autoFocus }: FieldProps) {
  return {
    isInvalid: error === undefined ? undefined : true,
    isDisabled: disabledBecause === undefined ? undefined : true,
    isRequired: required,
    validationBehavior: 'aria' as const,
    name,
    autoFocus,
  }
}

type FrameProps = Pick<FieldProps, 'label' | 'labelHidden' | 'help' | 'error' | 'required' | 'disabledBecause'> & { children: ReactNode }

/** Label above, the control, then help and error below; for use inside a React Aria field, which ties them together. */
export function FieldFrame({ label, labelHidden, required, children, ...below }: FrameProps) {
  return (
    <>
      <Label className={styles.label} data-hidden={labelHidden || undefined}>
        {label}
        {required === true && <RequiredMark />}
      </Label>
      {children}
      <FieldBelow {...below} />
    </>
  )
}

export function FieldBelow({ help, error, disabledBecause }: Pick<FieldProps, 'help' | 'error' | 'disabledBecause'>) {
  const says = disabledBecause ?? help
  return (
    <>
      {says !== undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {says}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{(validation) => error ?? validation.validationErrors.join(' ')}</FieldError>
    </>
  )
}

function RequiredMark() {
  return (
    <span className={styles.required} aria-hidden="true">
      *
    </span>
  )
}

/** A label over something that is not a form field of React Aria. */
export function Labelled({ label, children, help }: { label: string; children: ReactNode; help?: ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {children}
      {help !== undefined && <span className={styles.help}>{help}</span>}
    </div>
  )
}
