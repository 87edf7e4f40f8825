import type { Formats, T } from '../../../platform/i18n.ts'
import { priorities, type Amount, type Target } from './model.ts'

/** In what an amount is written down. */
export const units = ['minutes', 'hours', 'sameTime', 'endOfDay'] as const
export type Unit = (typeof units)[number]

const minute = 60_000

/** A day is never said as hours, nor hours as days. */
export function amountWords(t: T, format: Formats, amount: Amount): string {
  if (amount.kind === 'duration') return format.hours(amount.ms)
  if (amount.kind === 'moment') return format.instant(Temporal.Instant.fromEpochMilliseconds(amount.at).toString(), 'full')
  return t(amount.at === 'endOfDay' ? 'sla.days-end' : 'sla.days-same', { days: amount.days })
}

/** The unit that all five amounts can be written in; undefined where there is none. */
export function unitOf({ byPriority }: Target): Unit | undefined {
  const own = new Set(priorities.map((priority) => unitOfOne(byPriority[priority])))
  if (own.size === 1) return [...own][0]
  return [...own].every((unit) => unit === 'minutes' || unit === 'hours') ? 'minutes' : undefined
}

function unitOfOne(amount: Amount): Unit | undefined {
  if (amount.kind === 'duration') return amount.ms % (60 * minute) === 0 ? 'hours' : 'minutes'
  return amount.kind === 'businessDays' ? amount.at : undefined
}

export function numberIn(unit: Unit, amount: Amount): number {
  if (amount.kind === 'duration') return amount.ms / (unit === 'hours' ? 60 * minute : minute)
  return amount.kind === 'businessDays' ? amount.days : 0
}

export function amountOf(unit: Unit, count: number): Amount {
  const whole = Number.isFinite(count) ? Math.max(0, Math.round(count)) : 0
  if (unit === 'minutes') return { kind: 'duration', ms: whole * minute }
  if (unit === 'hours') return { kind: 'duration', ms: whole * 60 * minute }
  return { kind: 'businessDays', days: whole, at: unit }
}

/** The same numbers in another unit. */
export const inUnit = (target: Target, unit: Unit): Target => {
  const before = unitOf(target) ?? unit
  const amount = (priority: (typeof priorities)[number]) => amountOf(unit, numberIn(before, target.byPriority[priority]))
  return { ...target, byPriority: { '1': amount('1'), '2': amount('2'), '3': amount('3'), '4': amount('4'), '5': amount('5') } }
}
