import { sql } from 'kysely'
import { type Calendar } from '#contract/calendars.ts'
import type { LevelReport } from '#contract/level-reports.ts'
import type { LevelChip } from '#contract/people.ts'
import type { WaitingOn } from '#contract/ticket-words.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { type WorkingTime, compile } from '#modules/calendars'
import { levelUnder, ticketsThat } from '#modules/worklists'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Query, common } from '../levels.ts'
import type { Asking } from './asking.ts'

interface Wanted {
  readonly base: Query
  readonly levels: readonly LevelChip[]
  readonly structure: Temporal.Instant
  readonly calendar: string | undefined
}
interface Spell {
  readonly ticket: string
  readonly on: WaitingOn
  readonly from: number
  readonly to: number
  readonly running: boolean
}
interface Stay {
  readonly ticket: string
  readonly level: string
  readonly from: number
  readonly to: number
}

/** The time on each level and in each wait, as it passed and in working hours, and the promises of each level. */
export async function timesOf(asking: Asking, wanted: Wanted): Promise<Pick<LevelReport, 'time' | 'waits' | 'calendar'>> {
  const { db } = asking
  const calendar = await calendarOf(db, wanted.calendar)
  const stays = await staysOf(asking, wanted)
  const spells = await spellsOf(asking, wanted.base)
  const spellsOfTicket = Map.groupBy(spells, ({ ticket }) => ticket)
  const working = (stretches: readonly { from: number; to: number }[]) => sum(stretches, ({ from, to }) => calendar.time.elapsed(from, to))
  const gross = (stretches: readonly { from: number; to: number }[]) => sum(stretches, ({ from, to }) => to - from)
  const ola = await olaOf(asking, wanted)
  return {
    calendar: { id: calendar.id, name: calendar.name },
    time: wanted.levels.map((level) => {
      const here = stays.filter((stay) => stay.level === level.id)
      const waited = here.flatMap((stay) => common([stay], spellsOfTicket.get(stay.ticket) ?? []))
      return {
        level,
        stays: here.length,
        tickets: { count: new Set(here.map(({ ticket }) => ticket)).size, query: { ...wanted.base, stayed: level.id } },
        grossMs: gross(here),
        workingMs: working(here),
        waitingMs: gross(waited),
        waitingWorkingMs: working(waited),
        ola: ola.of(level.id),
      }
    }),
    waits: [...Map.groupBy(spells, ({ on }) => on)].map(([on, own]) => ({
      on,
      count: own.filter(({ running }) => !running).length,
      running: own.filter(({ running }) => running).length,
      grossMs: gross(own),
      workingMs: working(own),
      tickets: { count: new Set(own.map(({ ticket }) => ticket)).size, query: { ...wanted.base, waited: on } },
    })),
  }
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0)
const ms = (moment: string) => sql.raw(`(extract(epoch from ${moment}) * 1000)::float8`)

async function calendarOf(
  db: Reader,
  id: string | undefined,
): Promise<{ id: string; name: { ru: string; en: string }; time: WorkingTime }> {
  const [found] = await rows(
    db,
    sql<{ id: string; ru: string; en: string; definition: Calendar }>`select c.id, c.name_ru as ru, c.name_en as en, v.definition
      from calendar c join calendar_version v on v.calendar_id = c.id where ${id ?? null}::uuid is null or c.id = ${id ?? null}::uuid
      order by c.id, v.n desc limit 1`,
  )
  if (!found) throw new Refusal('not-found')
  return { id: found.id, name: { ru: found.ru, en: found.en }, time: compile(found.definition) }
}

/** To the moment of asking, where a stay has not ended. */
const staysOf = ({ db, actor, at }: Asking, { base, structure }: Wanted): Promise<Stay[]> =>
  rows(
    db,
    sql<Stay>`select s.ticket_id as ticket, ${levelUnder(sql`s.level_id`, sql`s.team_id`, structure)} as level, ${ms('s.from_at')} as "from",
        (extract(epoch from coalesce(s.to_at, ${at})) * 1000)::float8 as "to"
      from stay s where s.ticket_id in (select t.id ${ticketsThat(actor, TicketFilter.parse(base), at)})`,
  )

const spellsOf = ({ db, actor, at }: Asking, base: Query): Promise<Spell[]> =>
  rows(
    db,
    sql<Spell>`select ticket, data->>'on' as "on", ${ms('at')} as "from", (extract(epoch from coalesce(until, ${at})) * 1000)::float8 as "to", until is null as running
      from (select e.subject as ticket, e.type, e.data, e.at, lead(e.at) over (partition by e.subject order by e.seq) as until from event e
        where e.type in ('ticket.waited', 'ticket.wait-ended', 'ticket.begun', 'ticket.resolved', 'ticket.closed', 'ticket.merged', 'ticket.reply-taken-back')
          and e.subject in (select t.id ${ticketsThat(actor, TicketFilter.parse(base), at)})) told
      where type = 'ticket.waited' order by ticket, at`,
  )

/** Tickets with a promise of the level by how it was kept: counted by their lists. */
async function olaOf({ db, actor, at }: Asking, { base, levels }: Wanted) {
  const count = async (query: Query): Promise<number> => {
    const [found] = await rows(
      db,
      sql<{ count: number }>`select count(*)::int as count ${ticketsThat(actor, TicketFilter.parse(query), at)}`,
    )
    return found?.count ?? 0
  }
  const promises = new Map<string, LevelReport['time'][number]['ola']>()
  for (const { id } of levels) {
    const of = async (verdict: string) => {
      const query = { ...base, clock: `level:${verdict}`, clockScope: id }
      return { count: await count(query), query }
    }
    promises.set(id, { met: await of('met'), missed: await of('missed'), running: await of('running') })
  }
  const nothing = { count: 0, query: base }
  return { of: (level: string) => promises.get(level) ?? { met: nothing, missed: nothing, running: nothing } }
}
