/** Keys as people write them ("Shift+E", "G T", "Mod+Enter", "?"), as physical keys, as hints and as ARIA spells them. */

type Press = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

const marks: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '/': 'Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  ';': 'Semicolon',
  '-': 'Minus',
  '=': 'Equal',
  '\\': 'Backslash',
}
const glyphs: Readonly<Record<string, string>> = {
  Enter: '⏎',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
const order = ['Control', 'Alt', 'Shift', 'Meta']

export const onMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** "G T" → ["KeyG", "KeyT"]; "Mod+Shift+K" → ["Control+Shift+KeyK"]. "?" is Shift and the slash key. */
export function chords(keys: string, mac = onMac()): readonly string[] {
  return keys.split(' ').map((chord) => {
    const parts = chord === '?' ? ['Shift', '/'] : chord.split('+')
    const modifiers = parts.slice(0, -1).map((part) => modifier(part, mac))
    return [...order.filter((name) => modifiers.includes(name)), code(parts.at(-1) ?? '')].join('+')
  })
}

/** What was pressed, by the physical key: the same under ЙЦУКЕН and QWERTY. "?" and "/" are also where the layout prints them. */
export function chordOf(press: Press): string {
  const isPlain = !press.ctrlKey && !press.altKey && !press.metaKey
  if (isPlain && press.key === '?') return 'Shift+Slash'
  if (isPlain && press.key === '/') return 'Slash'
  const held = [press.ctrlKey && 'Control', press.altKey && 'Alt', press.shiftKey && 'Shift', press.metaKey && 'Meta']
  return [...held.filter((name) => name !== false), press.code.replace('NumpadEnter', 'Enter')].join('+')
}

/** For the eye: "⇧E", "Ctrl K", "⌘K", "G T". */
export function hint(keys: string, mac = onMac()): string {
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Meta: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl ', Meta: 'Win ', Control: 'Ctrl ', Alt: 'Alt ', Shift: '⇧' }
  const one = (chord: string) =>
    chord
      .split('+')
      .map((part) => names[part] ?? glyphs[part] ?? part)
      .join('')
  return keys.split(' ').map(one).join(' ')
}

/** For `aria-keyshortcuts`, which has no word for sequences: those give undefined. */
export function ariaKeys(keys: string, mac = onMac()): string | undefined {
  if (keys.includes(' ')) return undefined
  if (keys === '?') return '?'
  const parts = keys.split('+')
  return [...parts.slice(0, -1).map((part) => modifier(part, mac)), parts.at(-1)].join('+')
}

function modifier(part: string, mac: boolean): string {
  if (part === 'Mod') return mac ? 'Meta' : 'Control'
  return part === 'Ctrl' ? 'Control' : part
}

function code(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`
  if (/^[0-9]$/.test(key)) return `Digit${key}`
  return marks[key] ?? key
}
