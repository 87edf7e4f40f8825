import { Badge, Link, Section, type Meaning } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { Problem } from './model.ts'
import styles from './Problems.module.css'

const meaning: Record<'running' | 'kept' | 'returned' | 'stopped', Meaning> = {
  running: 'neutral',
  kept: 'met',
  returned: 'late',
  stopped: 'paused',
}

/** After closing: do they return? How many came, against how many before. */
export function WatchCard({ problem: { watch } }: { problem: Problem }) {
  const { t, format } = useSpeech()
  if (watch === null)
    return (
      <Section title={t('problems.watch')}>
        <p className={styles.quiet}>{t('problems.watch-none')}</p>
      </Section>
    )
  const state = watch.ended ?? 'running'
  const weeks = (count: number) => Math.max(1, Math.round(count))
  return (
    <Section title={t('problems.watch')}>
      <p className={styles.verdict}>
        <Badge kind={meaning[state]}>{t(`problems.watch.${state}`, { until: format.instant(watch.until, 'day') })}</Badge>
        <span>
          {watch.lookedAt === null
            ? t('problems.watch-before', { before: watch.before.incidents, beforeWeeks: weeks(watch.before.weeks) })
            : t('problems.watch-after', {
                after: watch.after.incidents,
                weeks: weeks(watch.after.weeks),
                before: watch.before.incidents,
                beforeWeeks: weeks(watch.before.weeks),
              })}
        </span>
      </p>
      <ul>
        {watch.tickets.map(({ id, number, title }) => (
          <li key={id}>
            <Link kind="row" href={`/tickets/${String(number)}`}>
              #{number} {title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
