import { createRoute } from '@tanstack/react-router'
import { page, rootRoute, settingsRoute } from '../../platform/routes.ts'

/** Where the link under a letter to a vendor leads. */
export const pages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/v/$token',
    component: page(() => import('./by-link/VendorPage.tsx'), 'VendorPage'),
  }),
]

const getParentRoute = () => settingsRoute
export const settingsPages = [
  createRoute({ getParentRoute, path: '/vendors', component: page(() => import('./VendorList.tsx'), 'VendorList') }),
  createRoute({ getParentRoute, path: '/vendors/$id', component: page(() => import('./VendorCard.tsx'), 'VendorCard') }),
]
