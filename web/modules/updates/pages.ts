import { createRoute } from '@tanstack/react-router'
import { page, rootRoute, settingsRoute } from '../../platform/routes.ts'

/** Where the link of an update's letter leads. */
export const pages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/u/$token',
    component: page(() => import('./by-link/UpdatePage.tsx'), 'UpdatePage'),
  }),
]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/communication-plans',
    component: page(() => import('./settings/Plans.tsx'), 'Plans'),
  }),
]
