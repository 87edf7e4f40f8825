/** What one kind of act took, by one and by eight callers. */
export interface Measured {
  readonly what: string
  readonly callers: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly failed: number
  /** Of one answer, as it went over the wire. */
  readonly bytes: number
}

/** `turn` rises by one with every call, over all callers. Answers the bytes that came back. */
export type Act = (turn: number, caller: number) => Promise<number>

/** Calls in a row by each of so many callers; the first tenth of the time is not counted. */
export async function measure(what: string, callers: number, seconds: number, act: Act): Promise<Measured> {
  const times: number[] = []
  let [turn, failed, bytes] = [0, 0, 0]
  const began = performance.now()
  const [warm, end] = [began + seconds * 100, began + seconds * 1100]
  let first: unknown
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let at = performance.now(); at < end; at = performance.now()) {
        try {
          const size = await act(turn++, caller)
          if (at < warm) continue
          bytes += size
          times.push(performance.now() - at)
        } catch (error) {
          first ??= error
          failed += 1
        }
      }
    }),
  )
  if (first !== undefined) console.error(`${what}:`, first)
  const took = (performance.now() - warm) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10
  return {
    what,
    callers,
    perSecond: Math.round(times.length / took),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed,
    bytes: times.length === 0 ? 0 : Math.round(bytes / times.length),
  }
}
