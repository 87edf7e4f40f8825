import type { RefObject } from 'react'

/** Moves in a table by its own keys, from anywhere on the page: J and K are its arrows. */
export function useTableKeys(place: RefObject<HTMLElement | null>): { down: () => void; up: () => void; open: () => void } {
  const grid = () => place.current?.querySelector<HTMLElement>('[role="grid"]') ?? undefined
  const press = (key: string) => {
    const table = grid()
    if (table === undefined) return
    if (!table.contains(document.activeElement)) {
      // the first press brings the keyboard to the row where it was, or to the first
      const row =
        table.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ?? table.querySelector<HTMLElement>('[role="row"][data-key]')
      ;(row ?? table).focus()
      return
    }
    for (const type of ['keydown', 'keyup'])
      document.activeElement?.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true }))
  }
  return { down: () => press('ArrowDown'), up: () => press('ArrowUp'), open: () => press('Enter') }
}
