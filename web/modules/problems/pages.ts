import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'

export const pages = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/improvements',
    validateSearch: ({ show }): { show: 'open' | 'all' } => ({ show: show === 'all' ? 'all' : 'open' }),
    component: page(() => import('./Improvements.tsx'), 'Improvements'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/problems',
    validateSearch: ({ show }): { show: 'open' | 'watched' | 'all' } => ({ show: show === 'watched' || show === 'all' ? show : 'open' }),
    component: page(() => import('./Problems.tsx'), 'Problems'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/known-errors',
    component: page(() => import('./KnownErrors.tsx'), 'KnownErrors'),
  }),
]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/problem-priorities',
    component: page(() => import('./ProblemMatrix.tsx'), 'ProblemMatrix'),
  }),
]
