import type { AnyRoute } from '@tanstack/react-router'
import type { Permission } from '#contract/people.ts'
import { settingsPages as auth } from '../modules/auth/pages.ts'
import { settingsPages as calendars } from '../modules/calendars/pages.ts'
import { settingsPages as catalog } from '../modules/catalog/pages.ts'
import { settingsPages as changes } from '../modules/changes/pages.ts'
import { settingsPages as diagnosis } from '../modules/diagnosis/pages.ts'
import { settingsPages as email } from '../modules/email/pages.ts'
import { settingsPages as knowledge } from '../modules/knowledge/pages.ts'
import { settingsPages as incidents } from '../modules/incidents/pages.ts'
import { settingsPages as monitoring } from '../modules/monitoring/pages.ts'
import { settingsPages as notifications } from '../modules/notifications/pages.ts'
import { settingsPages as people } from '../modules/people/pages.ts'
import { settingsPages as problems } from '../modules/problems/pages.ts'
import { settingsPages as sla } from '../modules/sla/pages.ts'
import { settingsPages as tickets } from '../modules/tickets/pages.ts'
import { settingsPages as updates } from '../modules/updates/pages.ts'
import { settingsPages as vendors } from '../modules/vendors/pages.ts'
import type { MessageKey } from '../platform/i18n.ts'

/** Pages of the settings; a module brings its list (`settingsPages` in `web/modules/NAME/pages.ts`) and adds its line here. */
export const settingsPages: readonly AnyRoute[] = [
  ...people,
  ...auth,
  ...tickets,
  ...calendars,
  ...catalog,
  ...sla,
  ...incidents,
  ...monitoring,
  ...diagnosis,
  ...email,
  ...notifications,
  ...vendors,
  ...knowledge,
  ...problems,
  ...changes,
  ...updates,
]

type SettingsPlace = { href: string; label: MessageKey; needs: Permission }
type SettingsGroup = { title: MessageKey; places: readonly SettingsPlace[] }

/** What can be set, in the order of the list beside it. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    title: 'desk.settings.people',
    places: [
      { href: '/settings/desk', label: 'people.desk', needs: 'settings.edit' },
      { href: '/settings/teams', label: 'people.teams', needs: 'settings.edit' },
      { href: '/settings/levels', label: 'people.levels', needs: 'settings.edit' },
      { href: '/settings/roles', label: 'people.roles', needs: 'access.edit' },
      { href: '/settings/access', label: 'auth.access', needs: 'access.edit' },
      { href: '/settings/audit', label: 'auth.audit', needs: 'audit.read' },
    ],
  },
  {
    title: 'desk.settings.tickets',
    places: [
      { href: '/settings/priorities', label: 'tickets.matrix', needs: 'settings.edit' },
      { href: '/settings/problem-priorities', label: 'problems.matrix', needs: 'settings.edit' },
      { href: '/settings/ticket-rules', label: 'tickets.rules', needs: 'settings.edit' },
      { href: '/settings/verification', label: 'stages.settings', needs: 'settings.edit' },
      { href: '/settings/assignment', label: 'tickets.assign.title', needs: 'settings.edit' },
      { href: '/settings/resolution-codes', label: 'tickets.codes', needs: 'settings.edit' },
      { href: '/settings/calendars', label: 'calendars.calendars', needs: 'settings.edit' },
      { href: '/settings/rotas', label: 'rotas.rotas', needs: 'settings.edit' },
      { href: '/settings/services', label: 'catalog.services', needs: 'settings.edit' },
      { href: '/settings/vendors', label: 'vendors.vendors', needs: 'settings.edit' },
      { href: '/settings/knowledge', label: 'knowledge.base', needs: 'settings.edit' },
      { href: '/settings/agreements', label: 'sla.agreements', needs: 'settings.edit' },
      { href: '/settings/escalation-chains', label: 'sla.chains', needs: 'settings.edit' },
      { href: '/settings/maintenance', label: 'monitoring.maintenance', needs: 'settings.edit' },
      { href: '/settings/alerts', label: 'monitoring.alerts', needs: 'settings.edit' },
      { href: '/settings/major-incidents', label: 'major.rules', needs: 'settings.edit' },
      { href: '/settings/change-templates', label: 'changes.templates', needs: 'settings.edit' },
      { href: '/settings/checks', label: 'diagnosis.targets', needs: 'settings.edit' },
      { href: '/settings/trees', label: 'trees.trees', needs: 'settings.edit' },
    ],
  },
  {
    title: 'desk.settings.mail',
    places: [
      { href: '/settings/mailboxes', label: 'email.mailboxes', needs: 'settings.edit' },
      { href: '/settings/outgoing-mail', label: 'email.outgoing', needs: 'settings.edit' },
      { href: '/settings/letters', label: 'letters.templates', needs: 'template.edit' },
      { href: '/settings/communication-plans', label: 'updates.plans', needs: 'settings.edit' },
      { href: '/settings/parked-letters', label: 'email.parked', needs: 'ticket.work' },
    ],
  },
]

/** Who may set anything finds the way here; letters that were put aside are every agent's. */
export const settingsNeed: readonly Permission[] = ['ticket.work', 'settings.edit', 'template.edit', 'access.edit', 'audit.read']
