import type { AnyRoute } from '@tanstack/react-router'
import {
  BarChart3,
  BookOpen,
  Building2,
  CalendarClock,
  ListTodo,
  type LucideIcon,
  Monitor,
  Settings,
  Siren,
  Sprout,
  Users,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Permission } from '#contract/people.ts'
import { pages as assets } from '../modules/assets/pages.ts'
import { deskPages as auth } from '../modules/auth/pages.ts'
import { pages as changes } from '../modules/changes/pages.ts'
import { pages as diagnosis } from '../modules/diagnosis/pages.ts'
import { pages as knowledge } from '../modules/knowledge/pages.ts'
import { pages as incidents } from '../modules/incidents/pages.ts'
import { pages as people } from '../modules/people/pages.ts'
import { pages as problems } from '../modules/problems/pages.ts'
import { RecurrenceCount } from '../modules/problems/RecurrenceCount.tsx'
import { pages as reports } from '../modules/reports/pages.ts'
import { pages as tickets } from '../modules/tickets/pages.ts'
import { pages as worklists } from '../modules/worklists/pages.ts'
import type { Keys } from '../platform/catalogue.ts'
import type { MessageKey } from '../platform/i18n.ts'
import { settingsNeed } from './settings.ts'

/** Pages inside the frame; a module brings its list in `web/modules/NAME/pages.ts` and adds its line here. */
export const deskPages: readonly AnyRoute[] = [
  ...worklists,
  ...tickets,
  ...incidents,
  ...diagnosis,
  ...people,
  ...assets,
  ...knowledge,
  ...problems,
  ...reports,
  ...auth,
  ...changes,
]

/** Pages without the frame, for those who are not signed in. */
export const barePages: readonly AnyRoute[] = []

/** `needs`: one of these is enough. */
export type Place = {
  href: string
  label: MessageKey
  icon: LucideIcon
  needs: readonly Permission[]
  keys: Keys
  /** Also at hand on a phone; the others are behind “More” there. */
  main?: true
  /** Opens a group of places. */
  begins?: true
  /** What waits there. */
  Count?: ComponentType<{ className: string | undefined }>
}

/** Where the rail leads; who may not go there does not see it. */
export const places: readonly Place[] = [
  { href: '/tickets', label: 'desk.queue', icon: ListTodo, needs: ['ticket.work'], keys: 'G Q', main: true },
  { href: '/major', label: 'major.title', icon: Siren, needs: ['ticket.work'], keys: 'G M', main: true },
  { href: '/problems', label: 'problems.problems', icon: Sprout, needs: ['ticket.work'], keys: 'G B', Count: RecurrenceCount },
  { href: '/changes', label: 'changes.changes', icon: CalendarClock, needs: ['ticket.work'], keys: 'G C' },
  { href: '/people', label: 'desk.people', icon: Users, needs: ['person.read'], keys: 'G P', begins: true },
  { href: '/organisations', label: 'desk.organisations', icon: Building2, needs: ['person.read'], keys: 'G O' },
  { href: '/assets', label: 'assets.assets', icon: Monitor, needs: ['ticket.work'], keys: 'G A' },
  { href: '/knowledge', label: 'knowledge.base', icon: BookOpen, needs: ['knowledge.read'], keys: 'G K' },
  { href: '/reports', label: 'desk.reports', icon: BarChart3, needs: ['report.read'], keys: 'G R', begins: true },
  { href: '/settings', label: 'desk.settings', icon: Settings, needs: settingsNeed, keys: 'G S' },
]
