import { useState } from 'react'
import { ComplianceBy, ReportFormat } from '#contract/compliance.ts'
import { Language } from '#contract/common.ts'
import { ReportPeriod, ScheduleEvery } from '#contract/report-schedules.ts'
import { ComboBox, FormRow, NumberField, Select, Tag, TextField, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findOrganisations, findPeople } from '../people/find.ts'
import styles from './Report.module.css'
import { type Schedule, weekdayWords } from './schedule-words.ts'

type ScheduleDialogProps = { schedule: Schedule | undefined; zone: string; onClose: () => void }
type Rhythm = Pick<Schedule, 'every' | 'day' | 'time'>

/** A report that goes out by mail, set up or changed. */
export function ScheduleDialog({ schedule, zone, onClose }: ScheduleDialogProps) {
  const { t } = useSpeech()
  const [facts, setFacts] = useState({
    name: schedule?.name ?? t('reports.compliance.title'),
    by: schedule?.by ?? 'priority',
    period: schedule?.period ?? 'month',
    format: schedule?.format ?? 'pdf',
    language: schedule?.language ?? null,
  })
  const [rhythm, setRhythm] = useState<Rhythm>(schedule ?? { every: 'month', day: 1, time: '09:00' })
  const [organisation, setOrganisation] = useState<Option | null>(
    schedule?.organisation ? { id: schedule.organisation.id, label: schedule.organisation.name } : null,
  )
  const [recipients, setRecipients] = useState(schedule?.recipients ?? [])
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }))
  const add = useAct('POST /reports/schedules', { inForm: true })
  const change = useAct('PUT /reports/schedules/:id', { inForm: true })
  const save = async () => {
    setTried(true)
    if (recipients.length === 0) return
    const { every, day, time } = rhythm
    const body = { ...facts, every, day, time, organisation: organisation?.id ?? null, recipients: recipients.map(({ id }) => id) }
    const saved = schedule === undefined ? await add.run({ body }) : await change.run({ params: { id: schedule.id }, body })
    if (saved === undefined) return
    await askAgain('GET /reports/schedules')
    onClose()
  }
  return (
    <EditDialog
      title={schedule?.name ?? t('reports.schedule.add')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <TextField label={t('reports.schedule.name')} name="name" required value={facts.name} onChange={(name) => set({ name })} />
      <FormRow>
        <ComboBox
          label={t('reports.schedule.about')}
          placeholder={t('reports.schedule.everybody')}
          help={t('reports.schedule.organisation-help')}
          name="organisation"
          value={organisation}
          onChange={setOrganisation}
          search={findOrganisations}
        />
        <Select
          label={t('reports.schedule.period')}
          placeholder=""
          value={facts.period}
          onChange={(period) => set({ period })}
          options={ReportPeriod.options.map((id) => ({ id, label: t(`reports.schedule.period-${id}`) }))}
        />
        <Select
          label={t('reports.schedule.by')}
          placeholder=""
          value={facts.by}
          onChange={(by) => set({ by })}
          options={ComplianceBy.options.map((id) => ({ id, label: t(`reports.compliance.by-${id}`) }))}
        />
      </FormRow>
      <RhythmFields value={rhythm} onChange={setRhythm} zone={zone} />
      <FormRow>
        <Select
          label={t('reports.schedule.format')}
          placeholder=""
          value={facts.format}
          onChange={(format) => set({ format })}
          options={ReportFormat.options.map((id) => ({ id, label: id.toUpperCase() }))}
        />
        <Select
          label={t('reports.schedule.language')}
          placeholder=""
          value={facts.language ?? 'own'}
          onChange={(id) => set({ language: id === 'own' ? null : id })}
          options={(['own', ...Language.options] as const).map((id) => ({ id, label: t(`reports.schedule.language-${id}`) }))}
        />
      </FormRow>
      {recipients.length > 0 && (
        <span className={styles.files} role="group" aria-label={t('reports.schedule.recipients')}>
          {recipients.map(({ id, name }) => (
            <Tag key={id} label={name} onRemove={() => setRecipients((all) => all.filter((one) => one.id !== id))} />
          ))}
        </span>
      )}
      <ComboBox
        key={recipients.map(({ id }) => id).join()}
        label={t('reports.schedule.add-recipient')}
        value={null}
        onChange={(one) =>
          one !== null && setRecipients((all) => [...all.filter(({ id }) => id !== one.id), { id: one.id, name: one.label }])
        }
        search={findPeople}
        error={isTried && recipients.length === 0 ? t('reports.schedule.no-recipients') : undefined}
      />
    </EditDialog>
  )
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

function RhythmFields({ value, onChange, zone }: { value: Rhythm; onChange: (rhythm: Rhythm) => void; zone: string }) {
  const { t, language } = useSpeech()
  const { every, day, time } = value
  return (
    <FormRow>
      <Select
        label={t('reports.schedule.every')}
        placeholder=""
        value={every}
        onChange={(id) => onChange({ every: id, day: 1, time })}
        options={ScheduleEvery.options.map((id) => ({ id, label: t(`reports.schedule.every-${id}`) }))}
      />
      {every === 'week' ? (
        <Select
          label={t('reports.schedule.weekday')}
          placeholder=""
          value={String(day)}
          onChange={(id) => onChange({ every, day: Number(id), time })}
          options={weekdays.map((id) => ({ id, label: weekdayWords(Number(id), language) }))}
        />
      ) : (
        <NumberField label={t('reports.schedule.day')} value={day} min={1} max={28} onChange={(n) => onChange({ every, day: n, time })} />
      )}
      <TextField
        label={t('reports.schedule.time')}
        help={t('reports.schedule.time-help', { zone })}
        name="time"
        required
        placeholder="09:00"
        value={time}
        onChange={(at) => onChange({ every, day, time: at })}
      />
    </FormRow>
  )
}
