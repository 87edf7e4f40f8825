/** What this browser remembers between visits. Private windows may refuse to keep anything; then the choice holds for the visit. */
type Name =
  | 'language'
  | 'theme'
  | 'contrast'
  | 'hotkeys'
  | 'widths'
  | 'then'
  | 'after'
  | 'details'
  | 'folded'
  | 'visitor'
  | `tabs.${string}`

const kept = new Map<Name, string>()

export function remembered(name: Name): string | null {
  try {
    return localStorage.getItem(`opora.${name}`) ?? kept.get(name) ?? null
  } catch {
    return kept.get(name) ?? null
  }
}

export function remember(name: Name, value: string): void {
  kept.set(name, value)
  try {
    localStorage.setItem(`opora.${name}`, value)
  } catch {
    // kept above
  }
}
