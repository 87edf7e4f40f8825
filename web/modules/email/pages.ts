import { createRoute } from '@tanstack/react-router'
import { page, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => settingsRoute

export const settingsPages = [
  createRoute({ getParentRoute, path: '/mailboxes', component: page(() => import('./Mailboxes.tsx'), 'Mailboxes') }),
  createRoute({ getParentRoute, path: '/outgoing-mail', component: page(() => import('./Outgoing.tsx'), 'Outgoing') }),
  createRoute({ getParentRoute, path: '/parked-letters', component: page(() => import('./Parked.tsx'), 'Parked') }),
]
