import { useState } from 'react'
import { RadioGroup, TextField } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { useDraft } from './draft.ts'
import { hoursText, readHours } from './hours-text.ts'
import { type CalendarCard, type WorkingHours, type Year, withDay, withoutDay } from './model.ts'
import { dateWords, noteName } from './words.ts'

type DayDialogProps = {
  card: CalendarCard
  plan: WorkingHours
  /** The date that is changed; none: one is added. */
  day: Year['notable'][number] | undefined
  firstDate: string
  onClose: () => void
}

const kinds = ['holiday', 'special', 'off'] as const
type Kind = (typeof kinds)[number]
const kindOf = (kind: string | undefined): Kind => kinds.find((one) => one === kind) ?? 'holiday'

/** One date: a holiday, a day off, or a day with hours of its own. */
export function DayDialog({ card, plan, day, firstDate, onClose }: DayDialogProps) {
  const { t, language } = useSpeech()
  const [date, setDate] = useState(day?.date ?? firstDate)
  const [kind, setKind] = useState(() => kindOf(day?.note.kind))
  const [name, setName] = useState(() => noteName(t, day?.note))
  const [text, setText] = useState(() => hoursText(day?.intervals ?? []))
  const [isTried, setTried] = useState(false)
  const { save, isPending, problem } = useDraft(card)
  const hours = readHours(text)
  const isUnread = kind === 'special' && (hours === undefined || hours.length === 0)
  const onSave = async () => {
    setTried(true)
    if (isUnread || date === '') return
    const without = day === undefined ? plan : withoutDay(plan, day.date)
    const own = kind === 'holiday' ? null : kind === 'off' ? [] : (hours ?? [])
    const holiday = name === noteName(t, day?.note) ? day?.note.holiday : undefined
    if (await save(withDay(without, { date, name, holiday, hours: own }))) onClose()
  }
  return (
    <EditDialog
      title={day === undefined ? t('calendars.add-day') : dateWords(language, day.date)}
      onSave={() => void onSave()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField
        label={t('calendars.date')}
        type="date"
        required
        value={date}
        onChange={setDate}
        error={isTried && date === '' ? t('common.invalid.missing') : undefined}
      />
      <TextField label={t('calendars.day-name')} maxLength={300} value={name} onChange={setName} />
      <RadioGroup
        label={t('calendars.day-kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((id) => ({ id, label: t(`calendars.day-kind.${id}`) }))}
      />
      {kind === 'special' && (
        <TextField
          label={t('calendars.hours')}
          help={t('calendars.hours-help')}
          value={text}
          onChange={setText}
          error={isTried && isUnread ? t('calendars.hours-unreadable') : undefined}
        />
      )}
    </EditDialog>
  )
}
