/** How heavy a problem is: how often it comes × how much it hurts. */
import type { Frequency, Harm, ProblemMatrix } from '#contract/problems.ts'
import type { Impact, Urgency } from '#contract/ticket-words.ts'

/** Days that count. */
export const weighedDays = 90

export interface Cost {
  readonly incidents: number
  /** From report to resolution, all together. */
  readonly hours: number
  readonly people: number
  /** Whether a group, or a whole organisation, was hit by one of them. */
  readonly widest: Impact
}

export const frequencyOf = ({ incidents }: Pick<Cost, 'incidents'>): Frequency =>
  incidents >= 10 ? 'constant' : incidents >= 3 ? 'frequent' : 'rare'

/** A working week, ten people or a whole organisation is great; a day, three people or a group is noticeable. */
export function harmOf({ hours, people, widest }: Cost): Harm {
  if (hours >= 40 || people >= 10 || widest === 'organisation') return 'great'
  return hours >= 8 || people >= 3 || widest === 'group' ? 'noticeable' : 'small'
}

export function weigh(cost: Cost, matrix: ProblemMatrix): { frequency: Frequency; harm: Harm; priority: number } {
  const [frequency, harm] = [frequencyOf(cost), harmOf(cost)]
  return { frequency, harm, priority: matrix[frequency][harm] }
}

/** The same in the words of every ticket. */
export const impactOf: Readonly<Record<Harm, Impact>> = { small: 'person', noticeable: 'group', great: 'organisation' }
export const urgencyOf: Readonly<Record<Frequency, Urgency>> = { rare: 'low', frequent: 'normal', constant: 'high' }
