import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { MenuAct } from '../design/index.ts'

type Acts = { title: string; acts: readonly MenuAct[] }

let groups: readonly Acts[] = []
const listeners = new Set<() => void>()

function show(next: readonly Acts[]): void {
  groups = next
  for (const listener of listeners) listener()
}

/** Tells the palette what may be done on this page beside what has a key of its own. */
export function usePageActs(title: string, acts: readonly MenuAct[]): void {
  const latest = useRef(acts)
  const names = acts.map(({ id, label, disabledBecause }) => `${id}\t${label}\t${disabledBecause ?? ''}`).join('\n')
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const told = latest.current.map((act) => ({ ...act, onAction: () => latest.current.find(({ id }) => id === act.id)?.onAction?.() }))
    const group = { title, acts: told }
    show([...groups, group])
    return () => show(groups.filter((other) => other !== group))
  }, [title, names])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useAllPageActs = (): readonly Acts[] => useSyncExternalStore(subscribe, () => groups)
