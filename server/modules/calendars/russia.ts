/**
 * The production calendars of Russia: days off that are not Saturdays and Sundays of their own, days an hour shorter, working days moved
 * onto a weekend. Facts of the yearly government decrees; names of days are messages.
 */
import type { ProductionDay, ProductionYear } from './production.ts'

const names: Record<string, string> = {
  N: 'new-year',
  C: 'christmas',
  F: 'defender-day',
  W: 'womens-day',
  L: 'labour-day',
  V: 'victory-day',
  R: 'russia-day',
  U: 'unity-day',
}

/** `MM-DD` off (a holiday by letter, or moved from another date after `<`), `-` an hour shorter, `+` working on a weekend. */
const years: Record<number, string> = {
  2023:
    '01-01N 01-02N 01-03N 01-04N 01-05N 01-06N 01-07C 01-08N 02-22- 02-23F 02-24<01-01 03-07- 03-08W 05-01L 05-08<01-08 05-09V 06-12R ' +
    '11-03- 11-04U 11-06<11-04',
  2024:
    '01-01N 01-02N 01-03N 01-04N 01-05N 01-06N 01-07C 01-08N 02-22- 02-23F 03-07- 03-08W 04-27+ 04-29<04-27 04-30<11-02 05-01L 05-08- ' +
    '05-09V 05-10<01-06 06-11- 06-12R 11-02- 11-04U 12-28+ 12-30<12-28 12-31<01-07',
  2025:
    '01-01N 01-02N 01-03N 01-04N 01-05N 01-06N 01-07C 01-08N 02-23F 03-07- 03-08W 04-30- 05-01L 05-02<01-04 05-08<02-23 05-09V 06-11- ' +
    '06-12R 06-13<03-08 11-01- 11-03<11-01 11-04U 12-31<01-05',
  2026:
    '01-01N 01-02N 01-03N 01-04N 01-05N 01-06N 01-07C 01-08N 01-09<01-03 02-23F 03-08W 03-09<03-08 04-30- 05-01L 05-08- 05-09V ' +
    '05-11<05-09 06-11- 06-12R 11-03- 11-04U 12-31<01-04',
}

export const russianYears: readonly ProductionYear[] = Object.entries(years).map(([year, days]) => ({
  year: Number(year),
  days: days.split(' ').map((text) => readDay(Number(year), text)),
}))

function readDay(year: number, text: string): ProductionDay {
  const [date, mark, from] = [`${year}-${text.slice(0, 5)}`, text.slice(5, 6), text.slice(6)]
  if (mark === '-') return { date, kind: 'short' }
  if (mark === '+') return { date, kind: 'working' }
  if (mark === '<') return { date, kind: 'off', movedFrom: `${year}-${from}` }
  const holiday = names[mark]
  return holiday === undefined ? { date, kind: 'off' } : { date, kind: 'off', holiday }
}
