import { useSyncExternalStore } from 'react'

const beat = 15_000
let now = Temporal.Now.instant()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Temporal.Now.instant()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, beat)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present moment, renewed every quarter of a minute for all who show it. */
export function useNow(): Temporal.Instant {
  return useSyncExternalStore(subscribe, () => now)
}
