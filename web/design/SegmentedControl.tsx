import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { given } from './given.ts'
import styles from './SegmentedControl.module.css'

export type Segment<Id extends string> = { id: Id; label: string; icon?: ReactNode; iconOnly?: boolean | undefined }

type SegmentedControlProps<Id extends string> = {
  label: string
  options: readonly Segment<Id>[]
  value: Id
  onChange: (id: Id) => void
}

/** One of two to five, all in sight. */
export function SegmentedControl<Id extends string>({ label, options, value, onChange }: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id))
        if (chosen !== undefined) onChange(chosen.id)
      }}
      className={styles.group ?? ''}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className={styles.segment ?? ''}
          {...given({ 'aria-label': option.iconOnly === true ? option.label : undefined })}
        >
          {option.icon}
          {option.iconOnly !== true && option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
