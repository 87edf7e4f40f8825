import { useState } from 'react'
import { DateTimeField } from '../design/index.ts'
import { useSpeech } from './i18n.ts'

type MomentFieldProps = {
  label: string
  name?: string | undefined
  help?: string | undefined
  error?: string | undefined
  /** An ISO instant; null: nothing is said. */
  value: string | null
  onChange: (moment: string | null) => void
  /** Where a time without its day lies; left out: ahead. */
  towards?: 'ahead' | 'past' | undefined
}

/** An instant of the contract, typed on the wall clock of the reader. */
export function MomentField({ value, onChange, ...field }: MomentFieldProps) {
  const { t, format } = useSpeech()
  const [moment, setMoment] = useState(
    value === null ? undefined : Temporal.Instant.from(value).toZonedDateTimeISO(format.zone).toPlainDateTime(),
  )
  const wire = (one: Temporal.PlainDateTime) => one.toZonedDateTime(format.zone).toInstant().toString()
  return (
    <DateTimeField
      {...field}
      value={moment}
      onChange={(next) => {
        setMoment(next)
        onChange(next === undefined ? null : wire(next))
      }}
      now={() => Temporal.Now.plainDateTimeISO(format.zone)}
      say={(one) => format.instant(wire(one), 'full')}
      unreadable={t('tickets.date-unreadable')}
    />
  )
}
