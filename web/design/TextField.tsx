import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { Group, Input, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components'
import { FieldFrame, fieldState, type FieldProps } from './Field.tsx'
import { given } from './given.ts'
import styles from './Field.module.css'

type TextProps = FieldProps & {
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((text: string) => void) | undefined
  onBlur?: (() => void) | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  readOnly?: boolean | undefined
}

export type TextFieldProps = TextProps & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | undefined
  size?: 'normal' | 'big'
  icon?: ReactNode
  /** Stands at the end of the box: a small button, a unit. */
  end?: ReactNode
  onEnter?: (() => void) | undefined
}

export function TextField({ icon, end, size, onEnter, placeholder, ...field }: TextFieldProps) {
  const { value, defaultValue, onChange, onBlur, maxLength, readOnly, type, autoComplete, inputMode } = field
  return (
    <AriaTextField
      {...given({
        ...fieldState(field),
        value,
        defaultValue,
        onChange,
        onBlur,
        maxLength,
        type,
        autoComplete,
        inputMode,
        isReadOnly: readOnly,
      })}
      {...given({ onKeyDown: onEnter && onKey(onEnter) })}
      className={styles.field ?? ''}
    >
      <FieldFrame {...field}>
        <Group className={styles.box ?? ''} data-size={size} {...given({ isInvalid: field.error === undefined ? undefined : true })}>
          {icon !== undefined && <span className={styles.icon}>{icon}</span>}
          <Input className={styles.input ?? ''} {...given({ placeholder })} />
          {end !== undefined && <span className={styles.end}>{end}</span>}
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}

/** Everything but Enter goes on, to the keys of the page. */
function onKey(onEnter: () => void) {
  return (event: Parameters<NonNullable<AriaProps['onKeyDown']>>[0]) => {
    if (event.key === 'Enter') onEnter()
    else event.continuePropagation()
  }
}

export function TextArea({ rows = 3, placeholder, ...field }: TextProps & { rows?: number }) {
  const { value, defaultValue, onChange, onBlur, maxLength, readOnly } = field
  return (
    <AriaTextField
      {...given({ ...fieldState(field), value, defaultValue, onChange, onBlur, maxLength, isReadOnly: readOnly })}
      className={styles.field ?? ''}
    >
      <FieldFrame {...field}>
        <AriaTextArea rows={rows} style={{ '--rows': rows }} className={`${styles.box} ${styles.area}`} {...given({ placeholder })} />
      </FieldFrame>
    </AriaTextField>
  )
}
