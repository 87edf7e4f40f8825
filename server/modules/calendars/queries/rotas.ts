import type { OnCall, RotaPage, RotaSummary } from '#contract/rotas.ts'
import type { PersonChip } from '#contract/people.ts'
import { personChips } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Interval } from '../intervals.ts'
import { day } from '../local-date.ts'
import { type Rota, gapsOf, handOverAfter, onCallAt, shiftsOf } from '../rota.ts'
import { type BookedRota, rotaBook } from './rota-book.ts'

const weeks = 28 * day
/** As far as the next hand-over is looked for, and as long as one period may be. */
const far = 92 * day

export async function rotas(db: Reader, at: Temporal.Instant, asked: { retired: boolean }): Promise<RotaSummary[]> {
  const book = await rotaBook(db, asked)
  const chips = await chipsOf(db, book)
  const now = at.epochMilliseconds
  return book.map((rota) => {
    const [gap] = gapsOf(rota, now, now + weeks)
    return { ...heading(rota), now: onCallThen(rota, now, chips), gap: gap ? instants(gap) : null }
  })
}

interface Period {
  readonly from?: Temporal.Instant | undefined
  readonly to?: Temporal.Instant | undefined
}

export async function rotaById(db: Reader, at: Temporal.Instant, id: string, period: Period = {}): Promise<RotaPage> {
  const rota = await needRota(db, id)
  const chips = await chipsOf(db, [rota])
  const from = (period.from ?? at).epochMilliseconds
  const to = period.to?.epochMilliseconds ?? from + weeks
  if (to <= from || to - from > far) throw new Refusal('rotas.bad-period')
  checkMoments(from, to)
  const { plan, n } = rota.newest
  return {
    ...heading(rota),
    now: onCallThen(rota, at.epochMilliseconds, chips),
    plan,
    n,
    members: [...new Set(plan.layers.flatMap(({ members }) => members))].map((member) => chipOf(chips, member)),
    ...instants({ from, to }),
    shifts: shiftsOf(rota, from, to).map((shift) => ({
      ...instants(shift),
      person: chipOf(chips, shift.person),
      override: shift.override,
    })),
    gaps: gapsOf(rota, from, to).map(instants),
    overrides: rota.overrides
      .filter((one) => one.to > from)
      .map((one) => ({ id: one.id, person: chipOf(chips, one.person), ...instants(one) })),
  }
}

export async function whoIsOn(db: Reader, at: Temporal.Instant, id: string): Promise<OnCall> {
  const rota = await needRota(db, id)
  checkMoments(at.epochMilliseconds, at.epochMilliseconds + far)
  return onCallThen(rota, at.epochMilliseconds, await chipsOf(db, [rota]))
}

/** The person who is on by a rota at a moment; null: nobody. */
export async function onCall(db: Reader, rota: string, at: Temporal.Instant): Promise<string | null> {
  return onCallAt(await needRota(db, rota), at.epochMilliseconds)
}

async function needRota(db: Reader, id: string): Promise<BookedRota> {
  const [rota] = await rotaBook(db, { id })
  if (!rota) throw new Refusal('not-found')
  return rota
}

/** Calendars can be asked of these years. */
const [earliest, latest] = ['1901-01-01T00:00Z', '2298-01-01T00:00Z'].map((text) => Temporal.Instant.from(text).epochMilliseconds)
function checkMoments(from: number, to: number): void {
  if (from < (earliest ?? 0) || to > (latest ?? 0)) throw new Refusal('rotas.bad-period')
}

function onCallThen(rota: Rota, at: number, chips: ReadonlyMap<string, PersonChip>): OnCall {
  const { now, until, next } = handOverAfter(rota, at, at + far)
  return {
    person: now === null ? null : chipOf(chips, now),
    until: until === null ? null : Temporal.Instant.fromEpochMilliseconds(until),
    next: next === null ? null : chipOf(chips, next),
  }
}

const heading = ({ id, names, active, newest }: BookedRota) => ({ id, names, active, timezone: newest.plan.timezone })
const instants = ({ from, to }: Interval) => ({
  from: Temporal.Instant.fromEpochMilliseconds(from),
  to: Temporal.Instant.fromEpochMilliseconds(to),
})

const chipsOf = (db: Reader, book: readonly Rota[]): Promise<Map<string, PersonChip>> =>
  personChips(
    db,
    book.flatMap(({ plans, overrides }) => [
      ...plans.flatMap(({ plan }) => plan.layers.flatMap(({ members }) => members)),
      ...overrides.map(({ person }) => person),
    ]),
  )

const chipOf = (chips: ReadonlyMap<string, PersonChip>, id: string): PersonChip => chips.get(id) ?? { id, name: '' }
