import { createRoute } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'

const ticket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number',
  component: page(() => import('./TicketPage.tsx'), 'TicketPage'),
})

export const pages = [ticket]
