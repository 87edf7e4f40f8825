/** What known errors have saved: half of the incidents took at most so long with one, so long without. */
export interface Saved {
  readonly uses: number
  readonly withMs: number | null
  readonly withoutMs: number | null
  /** Never less than none: that they cost time cannot be told from chance here. Null: there is nothing to compare. */
  readonly hours: number | null
}

export function savedBy(times: readonly { readonly known: boolean; readonly ms: number }[]): Saved {
  const of = (known: boolean) => times.filter((one) => one.known === known).map(({ ms }) => ms)
  const [withMs, withoutMs, uses] = [median(of(true)), median(of(false)), of(true).length]
  const hours = withMs === null || withoutMs === null ? null : Math.max(0, (uses * (withoutMs - withMs)) / 3_600_000)
  return { uses, withMs, withoutMs, hours: hours === null ? null : Math.round(hours * 10) / 10 }
}

function median(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
