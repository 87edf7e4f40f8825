import { createRoute, redirect } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'
import { queueHref, queueSearch } from './address.ts'

const home = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: queueHref({}), replace: true })
  },
})
const queue = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  beforeLoad: ({ search }) => {
    // the address always says the view, so that it is seen in the rail and can be passed on
    if (!('view' in search)) throw redirect({ href: queueHref(queueSearch(search)), replace: true })
  },
  component: page(() => import('./Queue.tsx'), 'Queue'),
})

export const pages = [home, queue]
