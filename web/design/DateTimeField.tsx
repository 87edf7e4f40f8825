import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import type { FieldProps } from './Field.tsx'
import { readMoment, type Towards } from './moment-text.ts'
import { TextField } from './TextField.tsx'
import { useWords } from './Words.tsx'
import styles from './DateTimeField.module.css'

type DateTimeFieldProps = FieldProps & {
  value: Temporal.PlainDateTime | undefined
  onChange: (moment: Temporal.PlainDateTime | undefined) => void
  /** The moment in the reader's words: shown under the field, so that "14:30" is seen to mean tomorrow. */
  say: (moment: Temporal.PlainDateTime) => string
  /** The wall clock of the person's zone. */
  now: () => Temporal.PlainDateTime
  /** The time of a day that was typed without one. */
  timeOfDay?: string | undefined
  /** Where a time without its day lies; left out: ahead. */
  towards?: Towards | undefined
  /** What to say when the text cannot be read: with an example. */
  unreadable: string
  placeholder?: string | undefined
}

/** A moment by typing ("14:30", "24.11 9:00", "+2") or from the browser's own calendar. */
export function DateTimeField({ value, onChange, say, now, timeOfDay, towards, unreadable, placeholder, ...field }: DateTimeFieldProps) {
  const words = useWords()
  const { locale } = useLocale()
  const calendar = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value === undefined ? '' : written(value, locale))
  const [isFinished, finish] = useState(true)
  const read = (typed: string) => (typed.trim() === '' ? undefined : readMoment(typed, now(), { towards, timeOfDay }))
  const isUnread = text.trim() !== '' && value === undefined
  const take = (typed: string) => {
    setText(typed)
    finish(false)
    onChange(read(typed))
  }
  return (
    <div className={styles.field}>
      <TextField
        {...field}
        value={text}
        onChange={take}
        onBlur={() => {
          finish(true)
          if (value !== undefined) setText(written(value, locale))
        }}
        placeholder={placeholder}
        autoComplete="off"
        help={value === undefined ? field.help : say(value)}
        error={field.error ?? (isFinished && isUnread ? unreadable : undefined)}
        end={
          <IconButton
            size="small"
            label={words.chooseDate}
            icon={<CalendarDays aria-hidden />}
            disabledBecause={field.disabledBecause}
            onPress={() => calendar.current?.showPicker()}
          />
        }
      />
      <input
        ref={calendar}
        type="datetime-local"
        className={styles.calendar}
        tabIndex={-1}
        aria-hidden="true"
        value={value?.toString({ smallestUnit: 'minute' }) ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (chosen !== '') take(written(Temporal.PlainDateTime.from(chosen), locale))
        }}
      />
    </div>
  )
}

/** The spelling of the reader's language that readMoment takes back unchanged. */
function written(moment: Temporal.PlainDateTime, locale: string): string {
  const iso = moment.toString({ smallestUnit: 'minute' }).replace('T', ' ')
  return locale.startsWith('ru') ? iso.replace(/^(\d+)-(\d+)-(\d+)/, '$3.$2.$1') : iso
}
