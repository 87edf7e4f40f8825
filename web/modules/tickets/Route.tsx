import { RouteStrip, type RouteStay } from '../../design/index.ts'
import { useSpeech, type Formats, type T, type Language } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import type { Stay } from './model.ts'
import styles from './TicketPage.module.css'

/** The ticket's way through the levels. Stays that differ only by the person are one piece. */
export function Route({ stays }: { stays: readonly Stay[] }) {
  const { t, format, language } = useSpeech()
  const now = useNow()
  if (stays.length === 0) return null
  return (
    <div className={styles.route} tabIndex={0} role="region" aria-label={t('tickets.route')}>
      <RouteStrip label={t('tickets.route')} stays={places(stays).map((stay, i) => drawn(stay, String(i), now, t, format, language))} />
    </div>
  )
}

/** Stays in a row at one level, team and vendor, as one. */
function places(stays: readonly Stay[]): readonly Stay[] {
  const found: Stay[] = []
  for (const stay of stays) {
    const last = found.at(-1)
    const isSame =
      last !== undefined && last.level.id === stay.level.id && last.team?.id === stay.team?.id && last.vendor?.id === stay.vendor?.id
    if (isSame) found[found.length - 1] = { ...stay, from: last.from }
    else found.push(stay)
  }
  return found
}

function drawn(
  { level, team, vendor, from, to }: Stay,
  id: string,
  now: Temporal.Instant,
  t: T,
  format: Formats,
  language: Language,
): RouteStay {
  const end = to === null ? now : Temporal.Instant.from(to)
  const ms = Math.max(0, end.epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds)
  const time = format.duration(ms)
  return {
    id,
    place: `${level.code} · ${vendor?.name ?? team?.name ?? level.name[language]}`,
    time: to === null ? t('tickets.stay-now', { time }) : time,
    weight: ms / 60_000,
    isVendor: vendor !== null,
    isNow: to === null,
  }
}
