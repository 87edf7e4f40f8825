import type { Recurrence } from './model.ts'

/** Of the stretch in which it stood out: whole days, one at least. */
export const spanOf = ({ from, to }: Recurrence['unusual']): number =>
  Math.max(1, Math.ceil(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours') / 24))

/** "Once in N": with two digits that count, and no more than a billion, since beyond that nothing is known. */
export function oneIn(chance: number): number {
  const whole = Math.min(1e9, 1 / Math.max(chance, 1e-9))
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(whole)) - 1)
  return Math.round(whole / digits) * digits
}
