import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Pencil, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, IconButton, KeyValue, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import styles from './Calendars.module.css'
import { OverrideDialog } from './OverrideDialog.tsx'
import { Overrides } from './Overrides.tsx'
import { RotaDialog } from './RotaDialog.tsx'
import { RotaPicture } from './RotaPicture.tsx'
import { nextWords, nowWords } from './Rotas.tsx'
import { ShiftTable } from './ShiftTable.tsx'
import { type RotaCard, periodOf, weeksShown } from './rota-weeks.ts'

/** One rota: who is on, four weeks of shifts and gaps, overrides. */
export function RotaPage() {
  const { t, language, format } = useSpeech()
  const { id } = useParams({ strict: false })
  const [date, setDate] = useState(() => Temporal.Now.plainDateISO(format.zone))
  const query = useQuery({
    ...ask('GET /rotas/:id', { params: { id: String(id) }, query: periodOf(date, format.zone) }),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  return (
    <SettingsPage
      title={card?.names[language] ?? t('rotas.rota')}
      about={t('rotas.rota-text', { zone: format.zone, own: card?.timezone ?? '' })}
      query={query}
      acts={card && <Acts card={card} />}
    >
      {card && (
        <>
          <KeyValue
            rows={[
              { term: t('rotas.on-now'), value: nowWords(t, card.now) },
              { term: t('rotas.next'), value: nextWords(t, format, card.now) },
            ]}
          />
          {card.gaps.length > 0 && <Banner kind="late">{t('rotas.gaps-found', { count: card.gaps.length })}</Banner>}
          <Section
            title={t('rotas.picture')}
            aside={
              <span className={styles.acts}>
                <IconButton
                  size="small"
                  label={t('rotas.earlier')}
                  icon={<ChevronLeft aria-hidden />}
                  onPress={() => setDate(date.subtract({ weeks: weeksShown }))}
                />
                <IconButton
                  size="small"
                  label={t('rotas.later')}
                  icon={<ChevronRight aria-hidden />}
                  onPress={() => setDate(date.add({ weeks: weeksShown }))}
                />
              </span>
            }
          >
            <RotaPicture card={card} date={date} />
          </Section>
          <Overrides card={card} />
          <ShiftTable card={card} />
        </>
      )}
    </SettingsPage>
  )
}

function Acts({ card }: { card: RotaCard }) {
  const { t } = useSpeech()
  const [open, setOpen] = useState<'edit' | 'override'>()
  const close = () => setOpen(undefined)
  return (
    <span className={styles.acts}>
      {!card.active && <Badge>{t('rotas.retired')}</Badge>}
      <Button icon={<Pencil aria-hidden />} onPress={() => setOpen('edit')}>
        {t('rotas.edit')}
      </Button>
      <Button kind="do" icon={<UserPlus aria-hidden />} onPress={() => setOpen('override')}>
        {t('rotas.add-override')}
      </Button>
      {open === 'edit' && <RotaDialog card={card} onClose={close} />}
      {open === 'override' && <OverrideDialog card={card} onClose={close} />}
    </span>
  )
}
