import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import { metricsOf } from '#contract/agreements.ts'
import type { Metric } from '#contract/sla.ts'
import type { Policy, WhatIf } from '#contract/what-if.ts'
import { compile, draftPublications } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { retell } from '../telling.ts'
import type { Book } from '../version.ts'
import { type Change, type Period, Tally, type Verdict, changesOf, isIn, isKept } from '../what-if.ts'
import { readBook, versionsOf } from './agreements.ts'
import { calendarsOf } from './calendar-trial.ts'
import { logsOf } from './log.ts'
import { draftOf } from './moves.ts'
import { bookWith, bookWithPolicy } from './policy.ts'
import { rowsOf, verdictOfRow } from './rows.ts'

const batch = 500
const mostChanges = 1_000

interface Asked {
  /** Local dates of `timeZone`; half-open: `to` is the first day that does not count. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly timeZone: string
  readonly now: Temporal.Instant
}

/** Replays every ticket that lived in the period by both books. Writes nothing. */
async function replay(db: Reader, before: Book, after: Book, { from, to, timeZone, now }: Asked): Promise<Value<typeof WhatIf>> {
  if (Temporal.PlainDate.compare(from, to) >= 0) throw new Refusal('agreement.period-empty')
  const period = { from: from.toZonedDateTime(timeZone).epochMilliseconds, to: to.toZonedDateTime(timeZone).epochMilliseconds }
  const count = new Count(period, timeZone)
  for await (const tickets of livedIn(db, period)) {
    const logs = await logsOf(
      db,
      tickets.map(({ id }) => id),
    )
    for (const ticket of tickets) {
      const log = logs.get(ticket.id) ?? []
      const told = (book: Book) =>
        rowsOf(ticket.id, retell(log, book), book.versions).map((row) => verdictOfRow(row, now.epochMilliseconds))
      count.add(ticket, told(before), told(after))
    }
  }
  return { from: instant(period.from), to: instant(period.to), timeZone, ...count.told }
}

/** The draft of an agreement over a period. */
export async function replayDraft(db: Reader, agreement: string, asked: Asked): Promise<Value<typeof WhatIf>> {
  const draft = await draftOf(db, agreement)
  const version = (await versionsOf(db, [draft])).get(draft)
  if (!version) throw new Refusal('agreement.no-draft')
  const book = await readBook(db)
  return replay(db, book, bookWith(book, agreement, version, version), asked)
}

/** The draft of a calendar over a period, and of those made of it: every agreement counts by it all the time. */
export async function replayCalendarDraft(db: Reader, calendar: string, asked: Asked): Promise<Value<typeof WhatIf>> {
  const drafted = new Map(
    (await draftPublications(db, calendar, asked.from.toString(), asked.now)).map((one) => [one.calendar, compile(one.definition)]),
  )
  const book = await readBook(db)
  const calendars = await calendarsOf(db, [...book.versions.keys()])
  const versions = new Map(
    [...book.versions].map(([id, version]) => [id, { ...version, calendar: drafted.get(calendars.get(id) ?? '') ?? version.calendar }]),
  )
  return replay(db, book, { ...book, versions }, asked)
}

/** The policy of a file over a period. */
export async function replayPolicy(db: Reader, policy: Policy, asked: Asked): Promise<Value<typeof WhatIf>> {
  const book = await readBook(db)
  return replay(db, book, await bookWithPolicy(db, book, policy), asked)
}

interface Lived {
  readonly id: string
  readonly number: number
}

async function* livedIn(db: Reader, { from, to }: Period): AsyncGenerator<Lived[]> {
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await rows<Lived>(
      db,
      sql`select id, number from ticket
        where id > ${last}::uuid and started_at < ${instant(to)}
          and (last_event_at >= ${instant(from)} or status in ('new', 'in-work', 'waiting'))
        order by id limit ${batch}`,
    )
    yield found
    last = found.at(-1)?.id ?? last
    if (found.length < batch) return
  }
}

const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at)
const all: readonly Metric[] = [...metricsOf.sla, ...metricsOf.ola, ...metricsOf.uc]

class Count {
  readonly #period: Period
  readonly #zone: string
  readonly #cells = new Map<string, { month: string; metric: Metric; before: Tally; after: Tally }>()
  readonly #sum = { before: new Tally(), after: new Tally() }
  readonly #changes: (Change & { ticket: string; number: number })[] = []
  #tickets = 0
  #ticketsChanged = 0
  #counts = { saved: 0, lost: 0, changed: 0 }

  constructor(period: Period, zone: string) {
    this.#period = period
    this.#zone = zone
  }

  add({ id, number }: Lived, before: readonly Verdict[], after: readonly Verdict[]): void {
    this.#tickets += 1
    for (const verdict of before) this.#enter('before', verdict)
    for (const verdict of after) this.#enter('after', verdict)
    const changes = changesOf(before, after, this.#period)
    for (const change of changes) {
      this.#counts.changed += 1
      if (change.before?.status === 'missed' && isKept(change.after)) this.#counts.saved += 1
      if (isKept(change.before) && change.after?.status === 'missed') this.#counts.lost += 1
    }
    if (changes.length > 0 && this.#ticketsChanged++ < mostChanges)
      this.#changes.push(...changes.map((change) => ({ ticket: id, number, ...change })))
  }

  #enter(side: 'before' | 'after', verdict: Verdict): void {
    if (verdict.at === null || !isIn(this.#period, verdict)) return
    const month = instant(verdict.at).toZonedDateTimeISO(this.#zone).toPlainDate().toPlainYearMonth().toString()
    const key = `${month} ${all.indexOf(verdict.metric)}`
    const cell = this.#cells.get(key) ?? { month, metric: verdict.metric, before: new Tally(), after: new Tally() }
    this.#cells.set(key, cell)
    cell[side].add(verdict)
    this.#sum[side].add(verdict)
  }

  get told() {
    return {
      tickets: this.#tickets,
      before: this.#sum.before.told,
      after: this.#sum.after.told,
      months: [...this.#cells]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { month, metric, before, after }]) => ({ month, metric, before: before.told, after: after.told })),
      ...this.#counts,
      changes: this.#changes.map(({ before, after, ...change }) => ({ ...change, before: plain(before), after: plain(after) })),
    }
  }
}

const plain = (verdict: Verdict | null) =>
  verdict && {
    status: verdict.status,
    dueAt: verdict.dueAt === null ? null : instant(verdict.dueAt),
    targetMs: verdict.targetMs,
    elapsedMs: verdict.elapsedMs,
  }
