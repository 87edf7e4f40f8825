import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'

const ticket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number',
  component: page(() => import('./TicketPage.tsx'), 'TicketPage'),
})

export const pages = [ticket]

const getParentRoute = () => settingsRoute
export const settingsPages = [
  createRoute({ getParentRoute, path: '/priorities', component: page(() => import('./settings/Matrix.tsx'), 'Matrix') }),
  createRoute({ getParentRoute, path: '/ticket-rules', component: page(() => import('./settings/Rules.tsx'), 'Rules') }),
  createRoute({ getParentRoute, path: '/verification', component: page(() => import('./settings/Verification.tsx'), 'Verification') }),
  createRoute({ getParentRoute, path: '/assignment', component: page(() => import('./settings/Assignment.tsx'), 'Assignment') }),
  createRoute({
    getParentRoute,
    path: '/resolution-codes',
    component: page(() => import('./settings/ResolutionCodes.tsx'), 'ResolutionCodes'),
  }),
]
