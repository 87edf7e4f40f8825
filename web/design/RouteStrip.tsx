import type { CSSProperties } from 'react'
import styles from './RouteStrip.module.css'

/** A stay as the strip shows it. */
export type RouteStay = {
  id: string
  /** "L2 · Networks" */
  place: string
  /** "3 h 05 min of 4 h", "now, 34 min" */
  time: string
  /** How long it took beside the others; any unit. */
  weight: number
  isVendor?: boolean | undefined
  isNow?: boolean | undefined
  /** The used part of its own norm; more than 1 is over. Absent where there is no norm. */
  used?: number | undefined
}

/** The ticket's way through the levels, each stay with its own time against its own norm. */
export function RouteStrip({ label, stays }: { label: string; stays: readonly RouteStay[] }) {
  return (
    <ol className={styles.route} aria-label={label}>
      {stays.map((stay) => (
        <li
          key={stay.id}
          className={styles.stay}
          data-vendor={stay.isVendor || undefined}
          data-now={stay.isNow || undefined}
          data-over={(stay.used ?? 0) > 1 || undefined}
          aria-current={stay.isNow === true ? 'step' : undefined}
          style={weight(stay)}
        >
          <b className={styles.place}>{stay.place}</b>
          <span className={styles.time}>{stay.time}</span>
        </li>
      ))}
    </ol>
  )
}

/** Long stays must not squeeze the short ones out of sight: the square root keeps the order and the words. */
function weight({ weight: long, used }: RouteStay): CSSProperties {
  return { flexGrow: Math.max(1, Math.sqrt(long)), '--used': Math.min(1, used ?? 0) }
}
