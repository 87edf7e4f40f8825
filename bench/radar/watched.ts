import { type Counted, watchDays, watchVerdict } from '../../server/modules/problems/watch.ts'
import { type Random, random } from './random.ts'

/** How often a problem is opened again, by what is left of it: watched each week for 90 days, over many made lives. */
export interface Lives {
  readonly runs: number
  /** Of similar incidents that have nothing to do with it, in a year. */
  readonly usualPerYear: number
  /** While the problem lasted: how many in how many days. */
  readonly before: Counted
  readonly residual: number
}

export function reopened({ runs, usualPerYear, before, residual }: Lives, seed: number): number {
  const dice = random(seed)
  const usual = usualPerYear / 365
  const own = before.incidents / before.days
  let again = 0
  for (let run = 0; run < runs; run++) {
    const past = { incidents: drawn(dice, usual * 365), days: 365 }
    const during = { incidents: Math.max(4, drawn(dice, (own + usual) * before.days)), days: before.days }
    let incidents = 0
    for (let days = 7; days <= watchDays + 1; days += 7) {
      incidents += drawn(dice, (usual + residual * own) * 7)
      if (!watchVerdict(past, during, { incidents, days }).returned) continue
      again++
      break
    }
  }
  return again / runs
}

/** A Poisson number: how many waits of mean one fit. */
function drawn({ next }: Random, mean: number): number {
  let count = -1
  for (let left = mean; left >= 0; count++) left += Math.log(1 - next())
  return count
}
