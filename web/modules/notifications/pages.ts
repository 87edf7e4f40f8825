import { createRoute } from '@tanstack/react-router'
import { page, rootRoute, settingsRoute } from '../../platform/routes.ts'

/** Where the links of our letters lead. */
export const pages = [
  createRoute({ getParentRoute: () => rootRoute, path: '/l/$token', component: page(() => import('./LinkPage.tsx'), 'LinkPage') }),
]

export const settingsPages = [
  createRoute({ getParentRoute: () => settingsRoute, path: '/letters', component: page(() => import('./Letters.tsx'), 'Letters') }),
]
