import type { AnyRoute } from '@tanstack/react-router'
import type { Permission } from '#contract/people.ts'
import type { MessageKey } from '../platform/i18n.ts'

/** Pages of the settings; a module brings its list (`settingsPages` in `web/modules/NAME/pages.ts`) and adds its line here. */
export const settingsPages: readonly AnyRoute[] = []

export type SettingsPlace = { href: string; label: MessageKey; needs: Permission }
type SettingsGroup = { title: MessageKey; places: readonly SettingsPlace[] }

/** What can be set, in the order of the list beside it. */
export const settingsGroups: readonly SettingsGroup[] = []

/** Who may set anything finds the way here. */
export const settingsNeed: readonly Permission[] = ['settings.edit', 'template.edit', 'access.edit', 'audit.read']
