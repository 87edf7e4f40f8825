/** Whether incidents return after a fix: by how many came before and how many since. */
interface Count {
  readonly incidents: number
  readonly weeks: number
}

/** Of the rate before: what may go on after a fix that holds (a stray case, one that only looks alike). */
const stray = 0.05
/** Of one look; thirteen of them make 5 %. */
const chance = 0.05 / 13

/** `returned`: so many would hardly come (Poisson) if only strays were left; two at least. */
export function watchVerdict(before: Count, after: Count): 'returned' | 'quiet' {
  const rate = Math.max(before.incidents, 1) / Math.max(before.weeks, 1)
  return after.incidents >= 2 && atLeast(after.incidents, rate * stray * after.weeks) <= chance ? 'returned' : 'quiet'
}

/** The chance of so many or more where so many are expected. */
function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected)
  let below = 0
  for (let n = 0; n < count; n++) {
    below += term
    term *= expected / (n + 1)
  }
  return Math.max(0, 1 - below)
}
