import { useMemo } from 'react'
import { ComboBox, type FieldProps, type Option } from '../../design/index.ts'

type ZoneFieldProps = Pick<FieldProps, 'help' | 'error' | 'name' | 'disabledBecause'> & {
  label: string
  value: string
  onChange: (zone: string) => void
}

const option = (zone: string): Option => ({ id: zone, label: `${zone} (${Temporal.Now.zonedDateTimeISO(zone).offset})` })

/** A time zone by its name or by its distance from Greenwich. */
export function ZoneField({ value, onChange, ...field }: ZoneFieldProps) {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map(option), [])
  return (
    <ComboBox
      {...field}
      value={value === '' ? null : option(value)}
      options={zones}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen.id)
      }}
    />
  )
}
