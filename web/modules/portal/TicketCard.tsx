import { Badge, Card, Link } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { CheckIt } from './CheckIt.tsx'
import { hrefOf, type Row } from './model.ts'
import { useStateWords } from './state-words.ts'
import { Tracker } from './Tracker.tsx'
import styles from './TicketCard.module.css'

/** One request in the list; what asks for an answer can be answered at once. */
export function TicketCard({ row }: { row: Row }) {
  const t = useT()
  const format = useFormat()
  const words = useStateWords()
  return (
    <Card>
      <article className={styles.card} aria-label={`#${String(row.number)} ${row.title}`}>
        <div className={styles.head}>
          <h3 className={styles.title}>
            <Link href={hrefOf(row)} kind="act">
              {row.title}
            </Link>
          </h3>
          {row.state === 'waits-for-you' && <Badge kind="near">{t('portal.your-turn')}</Badge>}
          <span className={styles.number}>#{row.number}</span>
        </div>
        {row.state !== 'done' && row.state !== 'check-it' && <Tracker stage={row.stage} state={row.state} />}
        <p className={styles.words}>
          {row.state === 'done' ? t('portal.closed-on', { day: format.instant(row.changedAt, 'day') }) : words(row)}
          {!row.mine && <> {t('portal.asked-by', { person: row.requester.name })}</>}
        </p>
        {row.state === 'check-it' && <CheckIt number={row.number} />}
      </article>
    </Card>
  )
}
