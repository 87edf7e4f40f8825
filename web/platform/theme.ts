import { useSyncExternalStore } from 'react'
import { remembered, remember } from './memory.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Contrast = 'system' | 'normal' | 'more'

const listeners = new Set<() => void>()
const wantsMore = matchMedia('(prefers-contrast: more)')

function read(): { theme: Theme; contrast: Contrast } {
  const [theme, contrast] = [remembered('theme'), remembered('contrast')]
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: contrast === 'normal' || contrast === 'more' ? contrast : 'system',
  }
}

let chosen = read()

function apply(): void {
  const page = document.documentElement.dataset
  if (chosen.theme === 'system') delete page['theme']
  else page['theme'] = chosen.theme
  if (chosen.contrast === 'more' || (chosen.contrast === 'system' && wantsMore.matches)) page['contrast'] = 'more'
  else delete page['contrast']
}

function choose(next: Partial<typeof chosen>): void {
  chosen = { ...chosen, ...next }
  remember('theme', chosen.theme)
  remember('contrast', chosen.contrast)
  apply()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const setTheme = (theme: Theme): void => choose({ theme })

/** Importing this module puts the remembered theme on the page: an entry imports it before it draws. */
export function useTheme() {
  const { theme, contrast } = useSyncExternalStore(subscribe, () => chosen)
  return {
    theme,
    contrast,
    setTheme,
    setContrast: (next: Contrast) => choose({ contrast: next }),
  }
}

wantsMore.addEventListener('change', apply)
apply()
