import { Minus, Plus } from 'lucide-react'
import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import { FieldFrame, fieldState, type FieldProps } from './Field.tsx'
import { given } from './given.ts'
import { useWords } from './Words.tsx'
import styles from './Field.module.css'

type NumberFieldProps = FieldProps & {
  value?: number | undefined
  defaultValue?: number | undefined
  /** NaN when the field is emptied. */
  onChange?: ((value: number) => void) | undefined
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
  format?: Intl.NumberFormatOptions | undefined
}

export function NumberField({ value, defaultValue, onChange, min, max, step, format, ...field }: NumberFieldProps) {
  const words = useWords()
  return (
    <AriaNumberField
      {...given({ ...fieldState(field), value, defaultValue, onChange, minValue: min, maxValue: max, step, formatOptions: format })}
      className={styles.field ?? ''}
    >
      <FieldFrame {...field}>
        <Group className={styles.box ?? ''}>
          <Input className={styles.input ?? ''} />
          <span className={styles.end}>
            <IconButton slot="decrement" size="small" label={words.decrease} icon={<Minus aria-hidden />} />
            <IconButton slot="increment" size="small" label={words.increase} icon={<Plus aria-hidden />} />
          </span>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  )
}
