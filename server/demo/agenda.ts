/** A life that goes on beside others: it does something, and yields the minutes until it goes on. */
export type Life = AsyncGenerator<number, void>

interface Next {
  readonly at: Temporal.Instant
  readonly life: Life
  readonly settled: (moment: Temporal.Instant) => Temporal.Instant
}

/** Many lives on one clock, in the order of time. `settled` moves a moment into hours in which that life goes on. */
export function openAgenda(setClock: (moment: Temporal.Instant) => void, settle: () => Promise<void>) {
  const waiting: Next[] = []
  const add = (next: Next) => {
    const place = waiting.findIndex(({ at }) => Temporal.Instant.compare(at, next.at) > 0)
    waiting.splice(place === -1 ? waiting.length : place, 0, next)
  }
  let settledAt = Temporal.Instant.fromEpochMilliseconds(0)
  /** Plays everything that happens before the moment; what would come later is left undone. */
  const until = async (moment: Temporal.Instant) => {
    for (let next = waiting[0]; next && Temporal.Instant.compare(next.at, moment) < 0; next = waiting[0]) {
      waiting.shift()
      // Whoever reacts must do so before the clock moves on.
      if (next.at.since(settledAt).total('minutes') > 30) {
        await settle()
        settledAt = next.at
      }
      setClock(next.at)
      const step = await next.life.next()
      if (!step.done) add({ ...next, at: next.settled(next.at.add({ minutes: step.value })) })
    }
  }
  return { add, until }
}

const zone = 'Europe/Moscow'

/** Nine to six on weekdays in Moscow. */
export function byDay(moment: Temporal.Instant): Temporal.Instant {
  const here = moment.toZonedDateTimeISO(zone)
  if (here.hour >= 9 && here.hour < 18 && here.dayOfWeek <= 5) return moment
  const morning = here.add({ days: here.hour < 9 ? 0 : 1 }).with({ hour: 9, second: 0 })
  return (morning.dayOfWeek <= 5 ? morning : morning.add({ days: 8 - morning.dayOfWeek })).toInstant()
}

/** Eight in the evening to seven, every day. */
export function byNight(moment: Temporal.Instant): Temporal.Instant {
  const here = moment.toZonedDateTimeISO(zone)
  return here.hour >= 20 || here.hour < 7 ? moment : here.with({ hour: 20 }).toInstant()
}
