import { useCallback, useSyncExternalStore } from 'react'
import { useGo } from '../../platform/go.ts'
import { remembered, remember } from '../../platform/memory.ts'
import { queueHref } from '../worklists/address.ts'
import { aroundInList } from '../worklists/last-list.ts'
import { closeTab } from './tabs.ts'

/** Where the agent is after a reply or a solution: on the ticket, on the next one of the list, or in the list with this tab closed. */
export type After = 'stay' | 'next' | 'close'
export const afters = ['stay', 'next', 'close'] as const

const isAfter = (value: string | null): value is After => afters.some((after) => after === value)
const kept = remembered('after')
let chosen: After = isAfter(kept) ? kept : 'stay'
const listeners = new Set<() => void>()

/** Chosen once, and kept by this browser. */
export function useAfter(): readonly [After, (after: After) => void] {
  const after = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
  return [
    after,
    (next) => {
      chosen = next
      remember('after', next)
      for (const listener of listeners) listener()
    },
  ]
}

/** Goes where this person goes on; `now` is said for this once. After the last of the list comes the list itself. */
export function useGoOn(number: number): (now?: After) => void {
  const go = useGo()
  const [after] = useAfter()
  return useCallback(
    (now = after) => {
      if (now === 'stay') return
      const { href = queueHref({}), next } = aroundInList(number)
      if (now === 'close') closeTab(number)
      go(now === 'next' && next !== undefined ? `/tickets/${String(next)}` : href)
    },
    [go, after, number],
  )
}
