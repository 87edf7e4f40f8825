import { useSpeech } from '../../platform/i18n.ts'
import styles from './Recurrences.module.css'

const [width, height, step] = [96, 24, 8]

/** How many came in each of the last weeks: a glance, and the same in words for those who do not see it. */
export function WeekBars({ weeks }: { weeks: readonly number[] }) {
  const { t, format } = useSpeech()
  const top = Math.max(1, ...weeks)
  const says = t('problems.recurrence.weeks', { counts: weeks.map((count) => format.number(count)).join(', ') })
  return (
    <svg className={styles.bars} viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={says}>
      <title>{says}</title>
      {weeks.map((count, week) => {
        const tall = count === 0 ? 1 : Math.max(3, (count / top) * height)
        return (
          <rect key={String(week)} x={week * step} y={height - tall} width={step - 2} height={tall} data-none={count === 0 || undefined} />
        )
      })}
    </svg>
  )
}
