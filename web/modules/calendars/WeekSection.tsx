import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, KeyValue, RadioGroup, Section, TextField } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ZoneField } from '../people/ZoneField.tsx'
import { useDraft } from './draft.ts'
import { hoursText, readHours } from './hours-text.ts'
import { type CalendarCard, type WorkingHours, weekdays } from './model.ts'
import { intervalsWords, weekdayWords } from './words.ts'

type WeekProps = { card: CalendarCard; plan: WorkingHours }

/** The ordinary week. */
export function WeekSection({ card, plan }: WeekProps) {
  const { t, language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('calendars.week')}
      aside={
        <Button size="small" icon={<Pencil aria-hidden />} onPress={() => setOpen(true)}>
          {t('calendars.edit-week')}
        </Button>
      }
    >
      <KeyValue
        rows={[
          { term: t('calendars.zone'), value: plan.timezone },
          ...weekdays.map((day) => ({ term: weekdayWords(language, day), value: intervalsWords(t, plan.weekly[day] ?? []) })),
        ]}
      />
      {isOpen && <WeekDialog card={card} plan={plan} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function WeekDialog({ card, plan, onClose }: WeekProps & { onClose: () => void }) {
  const { t, language } = useSpeech()
  const [timezone, setZone] = useState(plan.timezone)
  const [overnightHoliday, setOvernight] = useState(plan.overnightHoliday ?? 'clip')
  const [texts, setTexts] = useState(() => weekdays.map((day) => hoursText(plan.weekly[day] ?? [])))
  const [isTried, setTried] = useState(false)
  const { save, isPending, problem } = useDraft(card)
  const read = texts.map(readHours)
  const onSave = async () => {
    setTried(true)
    if (read.includes(undefined)) return
    const weekly = Object.fromEntries(weekdays.map((day, i) => [day, read[i] ?? []]))
    if (await save({ ...plan, timezone, weekly, overnightHoliday })) onClose()
  }
  return (
    <EditDialog title={t('calendars.week')} onSave={() => void onSave()} onClose={onClose} isPending={isPending} problem={problem}>
      <ZoneField label={t('calendars.zone')} name="plan.timezone" value={timezone} onChange={setZone} />
      <p>{t('calendars.hours-help')}</p>
      {weekdays.map((day, i) => (
        <TextField
          key={day}
          label={weekdayWords(language, day)}
          placeholder={t('calendars.day-off')}
          value={texts[i] ?? ''}
          onChange={(text) => setTexts(texts.with(i, text))}
          error={isTried && read[i] === undefined ? t('calendars.hours-unreadable') : undefined}
        />
      ))}
      <RadioGroup
        label={t('calendars.overnight')}
        value={overnightHoliday}
        onChange={setOvernight}
        options={(['clip', 'wholeShift'] as const).map((id) => ({ id, label: t(`calendars.overnight.${id}`) }))}
      />
    </EditDialog>
  )
}
