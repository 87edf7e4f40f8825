export interface Rules {
  readonly fewest: number
  readonly most: number
  readonly longestMs: number
  readonly shortestPastMs: number
  /** The largest chance at which a stretch is looked at any closer. */
  readonly chance: number
  /** How much must speak for it then (`weighed`), in nats, to be an early sign, and to be proposed. */
  readonly early: number
  readonly evidence: number
  /** How much what they have in common counts of it. */
  readonly coherence: number
  /** The size of desk for which `evidence` is said: the more incidents are looked at, the more comes together by chance. */
  readonly desk: number
  /** The stretch must have this many times what any stretch as long before had. */
  readonly growth: number
  /** Of the stretch, at most this share may have been expected. */
  readonly expected: number
}

/** Chosen on all the corpora of bench/radar together, and then left alone. */
export const rules: Rules = {
  fewest: 4,
  most: 60,
  longestMs: 60 * 86_400_000,
  shortestPastMs: 10 * 86_400_000,
  chance: 5e-4,
  early: 15,
  evidence: 19.5,
  coherence: 1,
  desk: 5_000,
  growth: 1.5,
  expected: 0.25,
}
