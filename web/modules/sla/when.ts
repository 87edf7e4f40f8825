import type { Formats, T } from '../../platform/i18n.ts'

/** A threshold on a clock's way; times are working milliseconds. */
export type When = { percent: number } | { before: number } | { after: number }

export const whenKinds = ['percent', 'before', 'after'] as const
export type WhenKind = (typeof whenKinds)[number]

const minute = 60_000

export const kindOf = (when: When): WhenKind => ('percent' in when ? 'percent' : 'before' in when ? 'before' : 'after')

/** Per cent, or minutes. */
export const countIn = (when: When): number =>
  'percent' in when ? when.percent : Math.round(('before' in when ? when.before : when.after) / minute)

export function whenOf(kind: WhenKind, count: number): When {
  const whole = Number.isFinite(count) ? Math.max(0, Math.round(count)) : 0
  if (kind === 'percent') return { percent: whole }
  return kind === 'before' ? { before: whole * minute } : { after: whole * minute }
}

export function whenWords(t: T, format: Formats, when: When): string {
  if ('percent' in when) return t('sla.when.percent', { percent: format.number(when.percent) })
  const ms = 'before' in when ? when.before : when.after
  if (ms === 0) return t('sla.when.breach')
  return t('before' in when ? 'sla.when.before' : 'sla.when.after', { time: format.hours(ms) })
}
