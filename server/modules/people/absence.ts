/** Who does whose work while people are away. Moments are epoch milliseconds, periods half-open. */
export interface Absent {
  readonly person: string
  readonly substitute: string | null
  readonly from: number
  readonly to: number
}

const isThen = (at: number) => (one: Absent) => one.from <= at && at < one.to

/** Who does the work of a person at a moment: he himself, or at the end of the chain of substitutes; null: everybody of the chain is away. */
export function standIn(absences: readonly Absent[], person: string, at: number): string | null {
  const away = absences.filter(isThen(at))
  const seen = new Set<string>()
  for (let one: string | null = person; one !== null && !seen.has(one);) {
    const here: string = one
    const absence = away.find((each) => each.person === here)
    if (!absence) return here
    seen.add(here)
    one = absence.substitute
  }
  return null
}

/** Everybody who is away and whose work comes to this person, directly or through others who are away too. */
export function stoodIn(absences: readonly Absent[], person: string, at: number): string[] {
  const away = absences.filter(isThen(at))
  const found = new Set<string>()
  for (let next = [person]; next.length > 0;) {
    const here = next
    next = away
      .filter(({ substitute, person: one }) => substitute !== null && here.includes(substitute) && !found.has(one))
      .map((one) => one.person)
    next = [...new Set(next)].filter((one) => one !== person)
    next.forEach((one) => found.add(one))
  }
  return [...found]
}

/** At some moment of the new absence its work would come back to who is away. */
export function leadsBack(absences: readonly Absent[], added: Absent): boolean {
  const follows = (person: string | null, from: number, to: number, path: readonly string[]): boolean => {
    if (person === added.person) return true
    if (person === null || path.includes(person)) return false
    return absences.some((one) => {
      const [begin, end] = [Math.max(from, one.from), Math.min(to, one.to)]
      return one.person === person && begin < end && follows(one.substitute, begin, end, [...path, person])
    })
  }
  return follows(added.substitute, added.from, added.to, [])
}

export const overlaps = (absences: readonly Absent[], { person, from, to }: Absent): boolean =>
  absences.some((one) => one.person === person && one.from < to && from < one.to)
