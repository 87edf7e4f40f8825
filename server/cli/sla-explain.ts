import { clocksOfTicket } from '#modules/sla'
import { readableTicket } from '#modules/tickets'
import { message, momentIn } from '#platform/i18n.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { Refusal } from '#platform/refusal.ts'
import type { House } from '#platform/work.ts'
import { say, terminalLanguage } from './say.ts'

type Clock = Awaited<ReturnType<typeof clocksOfTicket>>[number]

/** The promises of a ticket with every stretch of time that counted or did not: as JSON, or to be read. */
export async function explainTicket({ db, now }: House, ticket: string, asJson: boolean): Promise<string> {
  const at = now()
  const id = await readableTicket(db.read, { kind: 'system', job: 'sla.explain' }, ticket.replace(/^#/, '')).catch((error: unknown) => {
    throw error instanceof Refusal ? new SetupFault('sla.no-ticket', { ticket }) : error
  })
  const clocks = await clocksOfTicket(db.read, id, at)
  if (asJson) return JSON.stringify({ ticket, at, clocks })
  return clocks.length === 0 ? say('cli.sla.nothing-promised') : clocks.map(told).join('\n\n')
}

function told(clock: Clock): string {
  const language = terminalLanguage()
  const sla = (key: string) => message(language, 'sla', key)
  const moment = (ms: number) => momentIn(language, clock.timeZone, Temporal.Instant.fromEpochMilliseconds(ms))
  const head = say('cli.sla.promise', {
    metric: sla(`metric.${clock.metric}`),
    agreement: clock.agreement[language],
    calendar: clock.calendar[language],
    zone: clock.timeZone,
    priority: clock.priority,
    target: hours(clock.targetMs),
    used: hours(clock.elapsedMs),
    due: clock.dueAt === null ? '—' : moment(clock.dueAt.epochMilliseconds),
  })
  const lines = [...clock.explanation.segments, ...clock.explanation.overdue].map(
    ({ from, to, kind, because, days, ms, runningTotal }) =>
      `  ${moment(from)} – ${moment(to)}  ${kind === 'open' ? '+' : ' '}${kind === 'open' ? hours(ms) : '—'}  = ${hours(runningTotal)}  ${[
        sla(`segment.${because}`),
        ...new Set(
          days.map(
            ({ label, holiday, kind: day }) =>
              label ?? (holiday ? message(language, 'calendars', `holiday.${holiday}`) : sla(`day.${day}`)),
          ),
        ),
      ].join(', ')}`,
  )
  return [head, ...lines].join('\n')
}

/** Working time as hours and minutes: a working day is not 24 hours. */
function hours(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
