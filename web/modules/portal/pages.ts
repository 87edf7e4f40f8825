import { createRoute, redirect } from '@tanstack/react-router'
import { page, rootRoute } from '../../platform/routes.ts'
import { Frame } from './Frame.tsx'

const portalRoute = createRoute({ getParentRoute: () => rootRoute, path: '/portal', component: Frame })
const getParentRoute = () => portalRoute

/** The customers' pages, inside their frame. */
export const pages = [
  portalRoute.addChildren([
    createRoute({ getParentRoute, path: '/', component: page(() => import('./Home.tsx'), 'Home') }),
    createRoute({ getParentRoute, path: '/new', component: page(() => import('./Ask.tsx'), 'Ask') }),
    createRoute({
      getParentRoute,
      path: '/tickets',
      beforeLoad: () => {
        throw redirect({ href: '/portal', replace: true })
      },
    }),
    createRoute({ getParentRoute, path: '/tickets/$number', component: page(() => import('./Ticket.tsx'), 'Ticket') }),
    createRoute({ getParentRoute, path: '/profile', component: page(() => import('./Profile.tsx'), 'Profile') }),
  ]),
]
