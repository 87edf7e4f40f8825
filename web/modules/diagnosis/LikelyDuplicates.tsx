import { useQuery } from '@tanstack/react-query'
import { Banner, Link } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import styles from './Similar.module.css'

type LikelyDuplicatesProps = { text: string; kind: 'incident' | 'request'; requester: string | undefined }

/** While a ticket is registered: those that may be about the same, opened beside so that nothing written here is lost. */
export function LikelyDuplicates({ text, kind, requester }: LikelyDuplicatesProps) {
  const { t, format } = useSpeech()
  const told = useSettled(text.trim().slice(0, 1_000))
  const isAsked = told.length > 5
  const { data } = useQuery({
    ...ask('GET /likely-duplicates', { query: { text: told, kind, ...(requester === undefined ? {} : { requester }) } }),
    enabled: isAsked,
    placeholderData: (last) => last,
  })
  const found = isAsked ? (data?.items ?? []) : []
  if (found.length === 0) return null
  return (
    <Banner title={t('diagnosis.duplicates')}>
      <ul className={styles.list}>
        {found.map(({ id, number, title, status, requester: by, openedAt, why }) => (
          <li key={id} className={styles.found}>
            <Link href={`/tickets/${String(number)}`} newTab>
              #{number} {title}
            </Link>
            <span className={styles.why}>
              {t(`diagnosis.duplicate-of.${why.of}`, { name: by.name })}, {t(`tickets.status.${status}`)}, {format.instant(openedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
