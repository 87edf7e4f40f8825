import { useEffect, useRef, useSyncExternalStore } from 'react'
import { toast } from '../design/index.ts'
import type { Keys } from './catalogue.ts'
import { chordOf, chords } from './keys.ts'
import { remembered, remember } from './memory.ts'

export { ariaKeys, hint } from './keys.ts'

/** Where keys work: everywhere, on this page, in the open window. The nearest wins. */
export type Scope = 'global' | 'page' | 'window'

export type Hotkey = {
  /** "E", "Shift+E", "Mod+Enter", "G Q", ".." is ". .", "?" */
  keys: Keys
  /** What it does, for the help under "?". */
  label: string
  run: () => void
  /** Works while one types too; only for keys held with Ctrl, ⌘ or Alt. */
  inInputs?: boolean
  /** Listed, but not run: the key says why. */
  disabledBecause?: string | undefined
}

export type HotkeyGroup = { title: string; scope: Scope; hotkeys: readonly Hotkey[] }

const nearest: Record<Scope, number> = { window: 0, page: 1, global: 2 }
/** A second key of a sequence must come in this time; a key that begins longer ones waits it out. */
const patience = 700

let groups: readonly HotkeyGroup[] = []
let isOn = remembered('hotkeys') !== 'off'
let typed: readonly string[] = []
let waiting: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

/** Binds keys while the component is on the page. */
export function useHotkeys(title: string, scope: Scope, hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys)
  const names = hotkeys.map(({ keys, label, disabledBecause }) => `${keys}\t${label}\t${disabledBecause ?? ''}`).join('\n')
  useEffect(() => {
    latest.current = hotkeys
  })
  useEffect(() => {
    const bound = latest.current.map((hotkey, i) => ({ ...hotkey, run: () => latest.current[i]?.run() }))
    const group: HotkeyGroup = { title, scope, hotkeys: bound }
    groups = [group, ...groups]
    changed()
    return () => {
      groups = groups.filter((other) => other !== group)
      changed()
    }
  }, [title, scope, names])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What works here now, nearest first, for the help. */
export function useHotkeyHelp(): readonly HotkeyGroup[] {
  return useSyncExternalStore(subscribe, () => groups).toSorted((a, b) => nearest[a.scope] - nearest[b.scope])
}

/** Keys without Ctrl, ⌘ or Alt can be switched off (WCAG 2.1.4). */
export function useHotkeysSwitch(): readonly [boolean, (next: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => isOn), switchHotkeys]
}

/** This browser remembers it, so that it holds before the server has said what the person has chosen. */
export function switchHotkeys(next: boolean): void {
  if (isOn === next) return
  isOn = next
  remember('hotkeys', next ? 'on' : 'off')
  changed()
}

function candidates(event: KeyboardEvent): readonly Hotkey[] {
  const target = event.target instanceof Element ? event.target : document.body
  const inWindow = target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null
  const typing =
    target.closest('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable="true"]') !== null
  const held = isHeld(event)
  if (!isOn && !held) return []
  return groups
    .filter(({ scope }) => !inWindow || scope === 'window')
    .toSorted((a, b) => nearest[a.scope] - nearest[b.scope])
    .flatMap(({ hotkeys }) => hotkeys)
    .filter(({ inInputs }) => !typing || (inInputs === true && held))
}

function onKey(event: KeyboardEvent): void {
  // AltGr types signs, and Windows calls it Ctrl and Alt
  if (event.getModifierState('AltGraph')) return
  if (event.defaultPrevented || event.isComposing || event.repeat || /^(Shift|Control|Alt|Meta)/.test(event.code)) return
  clearTimeout(waiting)
  const before = typed
  typed = [...typed, chordOf(event)]
  const possible = candidates(event).filter(({ keys }) => typed.every((chord, i) => chords(keys)[i] === chord))
  const exact = possible.find(({ keys }) => chords(keys).length === typed.length)
  const longer = possible.some(({ keys }) => chords(keys).length > typed.length)
  if (exact === undefined && !longer) {
    typed = []
    // a wrong second key is taken as a new beginning
    if (before.length > 0) onKey(event)
    return
  }
  event.preventDefault()
  const finish = () => {
    typed = []
    if (exact?.disabledBecause !== undefined) toast({ text: `${exact.label}: ${exact.disabledBecause}` })
    else exact?.run()
  }
  if (longer) waiting = setTimeout(finish, patience)
  else finish()
}

/** Escape leaves a field where one types, so that plain keys act again; what is typed stays. Lists and windows close by it themselves. */
function leaveField(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof HTMLElement)) return
  const field = event.target.closest<HTMLElement>('textarea, input:not([role="combobox"], [type="search"])')
  if (field === null || field.closest('[role="dialog"], [role="alertdialog"]') !== null) return
  field.blur()
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}

const isHeld = (event: KeyboardEvent) => event.ctrlKey || event.altKey || event.metaKey

if (typeof document !== 'undefined') {
  // held keys are nobody else's: taken before a field swallows them; plain ones only when no widget wanted them
  document.addEventListener('keydown', (event) => isHeld(event) && onKey(event), true)
  document.addEventListener('keydown', (event) => !isHeld(event) && onKey(event))
  document.addEventListener('keydown', leaveField)
}
