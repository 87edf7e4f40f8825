import type { Answer } from '../../platform/api.ts'

export type RotaSummary = Answer<'GET /rotas'>['items'][number]
export type RotaCard = Answer<'GET /rotas/:id'>
export type RotaPlan = RotaCard['plan']
export type RotaLayer = RotaPlan['layers'][number]
export type RotaShift = RotaCard['shifts'][number]

/** A stretch of one week, as parts of its length. */
type Piece<Of> = { of: Of; start: number; length: number }
type Day = { date: Temporal.PlainDate; start: number }
export type Week<Shift, Gap> = { days: readonly Day[]; shifts: readonly Piece<Shift>[]; gaps: readonly Piece<Gap>[] }

type Stretch = { from: string; to: string }
export const weeksShown = 4

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })

/** Four whole weeks of a zone, of which the first holds the date. */
export function periodOf(date: Temporal.PlainDate, zone: string): Stretch {
  const monday = mondayOf(date)
  const moment = (weeks: number) => monday.add({ weeks }).toZonedDateTime(zone).toInstant().toString()
  return { from: moment(0), to: moment(weeksShown) }
}

/** Shifts and gaps cut at the weeks. Days are as long as the zone has them, so that one of 23 hours is the shorter one. */
export function weeksOf<Shift extends Stretch, Gap extends Stretch>(
  date: Temporal.PlainDate,
  zone: string,
  shifts: readonly Shift[],
  gaps: readonly Gap[],
): Week<Shift, Gap>[] {
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  return Array.from({ length: weeksShown }, (_, week) => {
    const monday = mondayOf(date).add({ weeks: week })
    const [from, to] = [begin(monday), begin(monday.add({ weeks: 1 }))]
    const days = Array.from({ length: 7 }, (_, i) => monday.add({ days: i }))
    return {
      days: days.map((day) => ({ date: day, start: (begin(day) - from) / (to - from) })),
      shifts: cut(shifts, from, to),
      gaps: cut(gaps, from, to),
    }
  })
}

function cut<Of extends Stretch>(stretches: readonly Of[], from: number, to: number): Piece<Of>[] {
  return stretches.flatMap((of) => {
    const start = Math.max(from, Temporal.Instant.from(of.from).epochMilliseconds)
    const end = Math.min(to, Temporal.Instant.from(of.to).epochMilliseconds)
    return start < end ? [{ of, start: (start - from) / (to - from), length: (end - start) / (to - from) }] : []
  })
}
