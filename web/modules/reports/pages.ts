import { createRoute } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'

const report = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports',
  validateSearch: ({ days }): { days: '7' | '30' | '90' } => ({
    days: days === '7' || days === 7 ? '7' : days === '90' || days === 90 ? '90' : '30',
  }),
  component: page(() => import('./FirstReport.tsx'), 'FirstReport'),
})

export const pages = [report]
