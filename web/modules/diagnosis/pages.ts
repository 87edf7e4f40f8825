import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'
import { logSearch } from './log-search.ts'

const log = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number/logs/$file',
  validateSearch: logSearch,
  component: page(() => import('./LogPage.tsx'), 'LogPage'),
})
export const pages = [log]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/checks',
    component: page(() => import('./CheckTargets.tsx'), 'CheckTargets'),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/trees',
    component: page(() => import('./trees/TreeList.tsx'), 'TreeList'),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/trees/$id',
    component: page(() => import('./trees/TreePage.tsx'), 'TreePage'),
  }),
]
