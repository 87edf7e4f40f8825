import { useQuery } from '@tanstack/react-query'
import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import type { Summary } from './model.ts'
import { NewCalendarDialog } from './NewCalendarDialog.tsx'
import { dateInText } from './words.ts'

/** Who works when: all calendars of the desk. */
export function Calendars() {
  const { t, language } = useSpeech()
  const query = useQuery(ask('GET /calendars', { query: { retired: 'true' } }))
  const [isAdding, setAdding] = useState(false)
  const go = useGo()
  const calendars = query.data?.items ?? []
  const columns: readonly Column<Summary>[] = [
    {
      id: 'name',
      title: t('calendars.name'),
      isRowHeader: true,
      render: ({ id, names }) => <Anchor href={`/settings/calendars/${id}`}>{names[language]}</Anchor>,
    },
    { id: 'zone', title: t('calendars.zone'), render: ({ timezone }) => timezone },
    {
      id: 'in-force',
      title: t('calendars.in-force'),
      render: ({ inForce }) =>
        inForce === null
          ? t('calendars.not-in-force')
          : t('calendars.version-since', { n: inForce.n, date: dateInText(language, inForce.validFrom) }),
    },
    {
      id: 'state',
      title: t('calendars.state'),
      render: ({ active, drafted, composed }) => (
        <>
          {drafted && <Badge size="small">{t('calendars.drafted')}</Badge>}{' '}
          {composed && <Badge size="small">{t('calendars.composed')}</Badge>}{' '}
          {!active && <Badge size="small">{t('calendars.retired')}</Badge>}
        </>
      ),
    },
  ]
  return (
    <SettingsPage
      title={t('calendars.calendars')}
      about={t('calendars.calendars-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
          {t('calendars.add')}
        </Button>
      }
    >
      <Table
        label={t('calendars.calendars')}
        columns={columns}
        rows={calendars}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<CalendarClock aria-hidden />} title={t('calendars.calendars')}>
            {t('calendars.calendars-text')}
          </EmptyState>
        }
      />
      {isAdding && <NewCalendarDialog onClose={() => setAdding(false)} onAdded={(id) => go(`/settings/calendars/${id}`)} />}
    </SettingsPage>
  )
}
