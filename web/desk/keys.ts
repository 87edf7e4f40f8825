import { useGo } from '../platform/go.ts'
import { useHotkeys } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { openOverlay } from '../platform/overlay.ts'
import { useMe } from '../platform/session.ts'
import { useTheme } from '../platform/theme.ts'
import { places } from './pages.ts'

/** The keys that work on every page of the desk. */
export function useDeskKeys(): void {
  const t = useT()
  const go = useGo()
  const { permissions } = useMe()
  const { setTheme } = useTheme()
  const isDark = () => getComputedStyle(document.documentElement).colorScheme.startsWith('dark')
  useHotkeys(t('desk.keys-everywhere'), 'global', [
    { keys: 'Mod+K', label: t('desk.palette'), inInputs: true, run: () => openOverlay({ kind: 'palette' }) },
    { keys: 'N', label: t('desk.new-ticket'), run: () => openOverlay({ kind: 'new-ticket' }) },
    { keys: '/', label: t('desk.search'), run: () => openOverlay({ kind: 'search' }) },
    { keys: 'S', label: t('desk.search'), run: () => openOverlay({ kind: 'search' }) },
    ...places
      .filter(({ needs }) => needs.some((one) => permissions.includes(one)))
      .map(({ keys, label, href }) => ({ keys, label: t('desk.go-to', { place: t(label) }), run: () => go(href) })),
    { keys: 'D', label: t('desk.switch-theme'), run: () => setTheme(isDark() ? 'light' : 'dark') },
    { keys: '?', label: t('desk.help'), run: () => openOverlay({ kind: 'help' }) },
  ])
}
