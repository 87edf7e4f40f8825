import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton, Section, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import styles from './Calendars.module.css'
import { DayDialog } from './DayDialog.tsx'
import { useDraft } from './draft.ts'
import { type CalendarCard, type WorkingHours, type Year, withoutDay } from './model.ts'
import { dateWords, intervalsWords, noteName } from './words.ts'

type Notable = Year['notable'][number]
type DatesProps = {
  card: CalendarCard
  /** What is edited; nothing where dates are only shown. */
  plan: WorkingHours | undefined
  year: Year
}

/** Holidays and dates with hours of their own. */
export function Dates({ card, plan, year }: DatesProps) {
  const { t, language } = useSpeech()
  const [edited, edit] = useState<Notable | 'new'>()
  const { save, isPending } = useDraft(card, { inForm: false })
  const columns: readonly Column<Notable>[] = [
    { id: 'date', title: t('calendars.date'), isRowHeader: true, render: ({ date }) => dateWords(language, date) },
    { id: 'name', title: t('calendars.day-name'), render: ({ note }) => noteName(t, note) },
    { id: 'hours', title: t('calendars.hours'), render: ({ intervals }) => intervalsWords(t, intervals) },
  ]
  const acts: Column<Notable> = {
    id: 'acts',
    title: t('calendars.acts'),
    titleHidden: true,
    align: 'end',
    render: (day) =>
      plan !== undefined && (
        <span className={styles.acts}>
          <IconButton
            size="small"
            label={t('calendars.edit-day', { date: dateWords(language, day.date) })}
            icon={<Pencil aria-hidden />}
            onPress={() => edit(day)}
          />
          <IconButton
            size="small"
            label={t('calendars.remove-day', { date: dateWords(language, day.date) })}
            icon={<Trash2 aria-hidden />}
            disabledBecause={isPending ? t('common.loading') : undefined}
            onPress={() => void save(withoutDay(plan, day.date))}
          />
        </span>
      ),
  }
  return (
    <Section
      title={t('calendars.dates')}
      aside={
        plan !== undefined && (
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
            {t('calendars.add-day')}
          </Button>
        )
      }
    >
      <Table
        label={t('calendars.dates')}
        columns={plan === undefined ? columns : [...columns, acts]}
        rows={year.notable}
        rowId={({ date }) => date}
        empty={<p className={styles.quiet}>{t('calendars.no-dates')}</p>}
      />
      {edited !== undefined && plan !== undefined && (
        <DayDialog
          card={card}
          plan={plan}
          day={edited === 'new' ? undefined : edited}
          firstDate={`${String(year.year)}-01-01`}
          onClose={() => edit(undefined)}
        />
      )}
    </Section>
  )
}
