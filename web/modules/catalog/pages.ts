import { createRoute } from '@tanstack/react-router'
import { page, settingsRoute } from '../../platform/routes.ts'

export const settingsPages = [
  createRoute({ getParentRoute: () => settingsRoute, path: '/services', component: page(() => import('./Services.tsx'), 'Services') }),
]
