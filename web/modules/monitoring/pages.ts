import { createRoute } from '@tanstack/react-router'
import { page, settingsRoute } from '../../platform/routes.ts'

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/maintenance',
    component: page(() => import('./Maintenance.tsx'), 'Maintenance'),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/alerts',
    component: page(() => import('./AlertSources.tsx'), 'AlertSources'),
  }),
]
