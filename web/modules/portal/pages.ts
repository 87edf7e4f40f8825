import { createRoute, redirect } from '@tanstack/react-router'
import { page, rootRoute } from '../../platform/routes.ts'
import { Frame, OpenFrame } from './Frame.tsx'

const portalRoute = createRoute({ getParentRoute: () => rootRoute, path: '/portal', component: Frame })
const getParentRoute = () => portalRoute

/** What may be read without signing in. */
const openRoute = createRoute({ getParentRoute: () => rootRoute, id: 'open', component: OpenFrame })

/** The customers' pages, inside their frame. */
export const pages = [
  openRoute.addChildren([
    createRoute({
      getParentRoute: () => openRoute,
      path: '/portal/knowledge',
      component: page(() => import('../knowledge/help/HelpList.tsx'), 'HelpList'),
    }),
    createRoute({
      getParentRoute: () => openRoute,
      path: '/portal/knowledge/$number',
      component: page(() => import('../knowledge/help/HelpArticle.tsx'), 'HelpArticle'),
    }),
  ]),
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
