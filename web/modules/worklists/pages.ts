import { createRoute, redirect } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'
import { queueHref } from './address.ts'

const home = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: queueHref({}), replace: true })
  },
})
const queue = createRoute({ getParentRoute: () => deskRoute, path: '/tickets', component: page(() => import('./Queue.tsx'), 'Queue') })

export const pages = [home, queue]
