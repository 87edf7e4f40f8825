import { useSpeech } from '../../platform/i18n.ts'
import { type RotaCard, type RotaShift, weeksOf } from './rota-weeks.ts'
import styles from './Rotas.module.css'

const percent = (part: number): string => `${String(part * 100)}%`
const place = ({ start, length }: { start: number; length: number }) => ({ insetInlineStart: percent(start), inlineSize: percent(length) })

/** Four weeks of shifts and gaps as people see a calendar; the table below says the same in words. */
export function RotaPicture({ card, date }: { card: RotaCard; date: Temporal.PlainDate }) {
  const { t, language, format } = useSpeech()
  const { shifts, gaps, plan } = card
  const order = plan.layers.flatMap(({ members }) => members)
  const today = Temporal.Now.plainDateISO(format.zone)
  const dayWords = (day: Temporal.PlainDate) =>
    day.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
  const words = (name: string, { from, to }: { from: string; to: string }) =>
    `${name}: ${format.instant(from, 'weekday')} – ${format.instant(to, 'weekday')}`
  const isOdd = ({ person }: RotaShift) => order.indexOf(person.id) % 2 === 0
  return (
    <div className={styles.picture} role="img" aria-label={t('rotas.picture-text', { shifts: shifts.length, gaps: gaps.length })}>
      {weeksOf(date, format.zone, shifts, gaps).map((week) => (
        <div key={week.days[0]?.date.toString()} className={styles.week}>
          {week.days.map((day) => (
            <span
              key={day.date.toString()}
              className={styles.day}
              data-today={day.date.equals(today) || undefined}
              style={{ insetInlineStart: percent(day.start) }}
            >
              {dayWords(day.date)}
            </span>
          ))}
          {week.shifts.map((piece) => (
            <span
              key={piece.of.from}
              className={styles.shift}
              data-odd={isOdd(piece.of) || undefined}
              data-override={piece.of.override ?? undefined}
              title={words(piece.of.person.name, piece.of)}
              style={place(piece)}
            >
              {piece.of.person.name}
            </span>
          ))}
          {week.gaps.map((piece) => (
            <span key={piece.of.from} className={styles.gap} title={words(t('rotas.gap'), piece.of)} style={place(piece)}>
              {t('rotas.gap')}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
