/** Who is on when, of people who take turns. All moments are whole epoch milliseconds. */
import type { RotaLayer, RotaPlan } from '#contract/rotas.ts'
import { type Interval, difference, intersection, joined } from './intervals.ts'
import { day, dayOf, timeOf } from './local-date.ts'
import { momentOf, offsetAt } from './zone.ts'

interface Override extends Interval {
  readonly id: string
  readonly person: string
}

export interface Rota {
  /** In order; each holds from its moment on, until the next one does. */
  readonly plans: readonly { readonly from: number; readonly plan: RotaPlan }[]
  /** In the order in which they were added: of several the last counts. */
  readonly overrides: readonly Override[]
  /** Open stretches of a calendar within a period. */
  readonly hours: (calendar: string, from: number, to: number) => readonly Interval[]
  /** Since when people have left: their turns are nobody's. */
  readonly left: ReadonlyMap<string, number>
}

export interface Shift extends Interval {
  readonly person: string
  readonly override: string | null
}

/** Who is on in `[from, to)`, in order; one at a time. */
export function shiftsOf(rota: Rota, from: number, to: number): Shift[] {
  const put = rota.overrides.map(({ id, person, ...when }): Shift => ({ ...when, person, override: id }))
  const planned = plansWithin(rota, from, to).map((part) => part.plan.layers.map((layer) => turns(rota, part.plan.timezone, layer, part)))
  const layers = [put.toReversed(), ...planned.flat()]
  const shifts: Shift[] = []
  for (const layer of layers) {
    // Of the overrides each is a layer of its own, for they may overlap; the turns of a layer never do.
    for (const claims of layer === layers[0] ? layer.map((one) => [one]) : [layer]) claim(rota, shifts, claims, { from, to })
  }
  return touching(shifts.toSorted((a, b) => a.from - b.from))
}

/** When nobody is on in `[from, to)` who must be. */
export function gapsOf(rota: Rota, from: number, to: number): Interval[] {
  const needed = plansWithin(rota, from, to).flatMap(({ plan, ...part }) =>
    plan.cover === null ? [part] : rota.hours(plan.cover, part.from, part.to),
  )
  return difference(joined(needed), joined(shiftsOf(rota, from, to)))
}

export function onCallAt(rota: Rota, at: number): string | null {
  return shiftsOf(rota, at, at + 1)[0]?.person ?? null
}

/** Who is on, when that changes within `[at, horizon)`, and who is on then. */
export function handOverAfter(rota: Rota, at: number, horizon: number): { now: string | null; until: number | null; next: string | null } {
  const shifts = shiftsOf(rota, at, horizon)
  const now = shifts[0]?.from === at ? shifts[0].person : null
  let until = at
  for (const shift of shifts) {
    if (now === null || shift.person !== now || shift.from !== until) break
    until = shift.to
  }
  const next = shifts.find(({ from }) => from >= until && (now !== null || from > at))
  if (now === null) return { now, until: next?.from ?? null, next: next?.person ?? null }
  return until >= horizon ? { now, until: null, next: null } : { now, until, next: next?.person ?? null }
}

type Part = Interval & { readonly plan: RotaPlan }
function plansWithin({ plans }: Rota, from: number, to: number): Part[] {
  return plans
    .map(({ from: begin, plan }, i) => ({ plan, from: Math.max(from, begin), to: Math.min(to, plans[i + 1]?.from ?? Infinity) }))
    .filter((part) => part.from < part.to)
}

const lengths: Record<RotaLayer['unit'], number> = { hour: day / 24, day, week: 7 * day }

/** The turns of one layer. They are counted on the wall clock, so that every hand-over shows the same time in summer and in winter. */
function turns({ hours }: Rota, timezone: string, layer: RotaLayer, { from, to }: Interval): Shift[] {
  const { members, unit, length, calendar } = layer
  const first = dayOf(layer.from) * day + timeOf(layer.handOver)
  const step = length * lengths[unit]
  const momentAt = (turn: number): number => momentOf(timezone, first + turn * step)
  const shifts: Shift[] = []
  // A day more: where a clock is set back, a turn may have begun that the wall clock does not show yet.
  const earliest = Math.floor((from + offsetAt(timezone, from) - day - first) / step)
  for (let turn = Math.max(0, earliest), begin = momentAt(turn); begin < to; turn++) {
    const end = momentAt(turn + 1)
    const person = members[turn % members.length]
    if (person !== undefined) shifts.push({ from: begin, to: end, person, override: null })
    begin = end
  }
  const within = calendar === null ? [{ from, to }] : hours(calendar, from, to)
  return shifts.flatMap((shift) => intersection([shift], within).map((piece) => ({ ...shift, ...piece })))
}

/** Gives what nobody has yet in the period to those who claim it and are still here. */
function claim({ left }: Rota, shifts: Shift[], claims: readonly Shift[], period: Interval): void {
  const free = difference([period], joined(shifts))
  for (const shift of claims) {
    const here = { from: shift.from, to: Math.min(shift.to, left.get(shift.person) ?? Infinity) }
    if (here.from >= here.to) continue
    for (const piece of intersection([here], free)) shifts.push({ ...shift, ...piece })
  }
}

function touching(shifts: readonly Shift[]): Shift[] {
  const result: Shift[] = []
  for (const shift of shifts) {
    const last = result.at(-1)
    if (last && last.to === shift.from && last.person === shift.person && last.override === shift.override)
      result[result.length - 1] = { ...last, to: shift.to }
    else result.push(shift)
  }
  return result
}
