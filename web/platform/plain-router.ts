import { createRouter, type AnyRoute } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { rootRoute, searchOf, searchText } from './routes.ts'

/** The router of an entry without the desk's frame: the doors, the portal. */
export function plainRouter(pages: readonly AnyRoute[], missing: () => ReactNode, broken: () => ReactNode) {
  return createRouter({
    routeTree: rootRoute.addChildren([...pages]),
    parseSearch: searchOf,
    stringifySearch: searchText,
    defaultPreload: 'intent',
    defaultNotFoundComponent: missing,
    defaultErrorComponent: broken,
    scrollRestoration: true,
  })
}
