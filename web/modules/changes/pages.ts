import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'
import { weekSearch } from './week.ts'

export const pages = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/changes',
    validateSearch: weekSearch,
    component: page(() => import('./ChangesPage.tsx'), 'ChangesPage'),
  }),
]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/change-templates',
    component: page(() => import('./Templates.tsx'), 'Templates'),
  }),
]
