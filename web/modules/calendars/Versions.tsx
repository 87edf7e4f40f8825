import { Section, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import styles from './Calendars.module.css'
import type { CalendarCard } from './model.ts'
import { dateWords } from './words.ts'

type Version = CalendarCard['versions'][number]

/** What was published, the newest first. */
export function Versions({ card: { versions, inForce } }: { card: CalendarCard }) {
  const { t, language, format } = useSpeech()
  const columns: readonly Column<Version>[] = [
    {
      id: 'n',
      title: t('calendars.version'),
      isRowHeader: true,
      render: ({ n }) => (n === inForce?.n ? t('calendars.version-in-force', { n }) : String(n)),
    },
    { id: 'from', title: t('calendars.valid-from'), render: ({ validFrom }) => dateWords(language, validFrom) },
    {
      id: 'published',
      title: t('calendars.published'),
      render: ({ publishedAt, publishedBy }) => [format.instant(publishedAt, 'full'), publishedBy].filter(Boolean).join(' · '),
    },
    {
      id: 'reason',
      title: t('calendars.reason'),
      render: ({ reason, follows }) => [follows === null ? '' : t('calendars.follows'), reason].filter((word) => word !== '').join(' · '),
    },
  ]
  return (
    <Section title={t('calendars.versions')}>
      <Table
        label={t('calendars.versions')}
        columns={columns}
        rows={versions}
        rowId={({ id }) => id}
        empty={<p className={styles.quiet}>{t('calendars.no-versions')}</p>}
      />
    </Section>
  )
}
