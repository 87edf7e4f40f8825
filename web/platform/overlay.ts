import { useSyncExternalStore } from 'react'

/** What may stand over any page of the desk; one at a time. */
export type Overlay =
  | { kind: 'new-ticket'; requester?: { id: string; label: string } }
  | { kind: 'search' }
  | { kind: 'help' }
  | { kind: 'palette' }
  | { kind: 'views' }

let shown: Overlay | undefined
const listeners = new Set<() => void>()

function show(next: Overlay | undefined): void {
  shown = next
  for (const listener of listeners) listener()
}

export const openOverlay = (overlay: Overlay): void => show(overlay)
export const closeOverlay = (): void => show(undefined)

export function useOverlay(): Overlay | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
