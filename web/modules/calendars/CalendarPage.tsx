import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { History, Import, Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, SegmentedControl } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { CalendarReplayDialog } from '../sla/settings/ReplayDialog.tsx'
import styles from './Calendars.module.css'
import { CompositionSection } from './CompositionSection.tsx'
import { Dates } from './Dates.tsx'
import { DropDraft } from './DropDraft.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { type CalendarCard, isHours, planOf } from './model.ts'
import { NamesDialog } from './NamesDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { Versions } from './Versions.tsx'
import { WeekSection } from './WeekSection.tsx'
import { YearTable } from './YearTable.tsx'

/** One calendar: its week, its dates, its year; what is changed goes into the draft until it is published. */
export function CalendarPage() {
  const { t, language } = useSpeech()
  const { id } = useParams({ strict: false })
  const query = useQuery(ask('GET /calendars/:id', { params: { id: String(id) } }))
  const card = query.data
  return (
    <SettingsPage
      title={card?.names[language] ?? t('calendars.calendar')}
      about={t('calendars.calendar-text')}
      query={query}
      acts={card && <Acts card={card} />}
    >
      {card && <Whole key={card.id} card={card} />}
    </SettingsPage>
  )
}

type Open = 'names' | 'import' | 'publish' | 'replay' | 'drop'

function Acts({ card }: { card: CalendarCard }) {
  const { t } = useSpeech()
  const [open, setOpen] = useState<Open>()
  const plan = planOf(card)
  const close = () => setOpen(undefined)
  return (
    <span className={styles.acts}>
      {!card.active && <Badge>{t('calendars.retired')}</Badge>}
      <Button icon={<Pencil aria-hidden />} onPress={() => setOpen('names')}>
        {t('calendars.rename')}
      </Button>
      {plan !== undefined && isHours(plan) && (
        <Button icon={<Import aria-hidden />} onPress={() => setOpen('import')}>
          {t('calendars.import')}
        </Button>
      )}
      {card.draft !== null && card.versions.length > 0 && (
        <Button icon={<History aria-hidden />} onPress={() => setOpen('replay')}>
          {t('sla.replay')}
        </Button>
      )}
      {card.draft !== null && <Button onPress={() => setOpen('drop')}>{t('calendars.drop')}</Button>}
      <Button
        kind="do"
        icon={<Send aria-hidden />}
        onPress={() => setOpen('publish')}
        disabledBecause={card.draft === null ? t('calendars.nothing-to-publish') : undefined}
      >
        {t('calendars.publish')}
      </Button>
      {open === 'names' && <NamesDialog card={card} onClose={close} />}
      {open === 'import' && plan !== undefined && isHours(plan) && <ImportDialog card={card} onClose={close} />}
      {open === 'publish' && card.draft !== null && <PublishDialog card={card} draft={card.draft} onClose={close} />}
      {open === 'replay' && <CalendarReplayDialog id={card.id} onClose={close} />}
      {open === 'drop' && <DropDraft card={card} onClose={close} />}
    </span>
  )
}

const thisYear = (): number => Temporal.Now.plainDateISO().year

function Whole({ card }: { card: CalendarCard }) {
  const { t, format } = useSpeech()
  const [year, setYear] = useState(thisYear)
  const [chosen, choose] = useState<'draft' | 'published'>('draft')
  const { draft, versions } = card
  const plan = planOf(card)
  const shown = draft === null || (chosen === 'published' && versions.length > 0) ? 'published' : 'draft'
  return (
    <>
      {draft !== null && (
        <Banner title={t('calendars.draft')}>
          {t('calendars.draft-text', { at: format.instant(draft.savedAt), who: draft.savedBy ?? t('calendars.somebody') })}
        </Banner>
      )}
      {plan !== undefined && (isHours(plan) ? <WeekSection card={card} plan={plan} /> : <CompositionSection card={card} plan={plan} />)}
      {draft !== null && versions.length > 0 && (
        <SegmentedControl
          label={t('calendars.year-of')}
          options={[
            { id: 'draft', label: t('calendars.draft') },
            { id: 'published', label: t('calendars.published') },
          ]}
          value={shown}
          onChange={choose}
        />
      )}
      {(draft !== null || versions.length > 0) && (
        <YearTable
          calendar={card.id}
          version={shown === 'draft' ? 'draft' : undefined}
          stamp={(shown === 'draft' ? draft?.savedAt : versions[0]?.id) ?? ''}
          year={year}
          onYear={setYear}
        >
          {(data) => (
            <Dates card={card} plan={plan !== undefined && isHours(plan) && shown !== 'published' ? plan : undefined} year={data} />
          )}
        </YearTable>
      )}
      <Versions card={card} />
    </>
  )
}
