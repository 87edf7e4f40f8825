import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute, type RouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Where the routes of all modules hang. A page of the desk hangs on `deskRoute`, inside its frame; a page without a frame (sign-in) on `rootRoute`. */
export const rootRoute = createRootRoute()
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk' })

type Words = Readonly<Record<string, string>>

/** Addresses are made and read by people: plain `?level=…&q=…`, no JSON in them. */
export const searchOf = (text: string): Words => Object.fromEntries(new URLSearchParams(text))
export function searchText(words: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(words)) if (typeof value === 'string' && value !== '') search.set(key, value)
  return search.size > 0 ? `?${search.toString()}` : ''
}

/** A page that is loaded when it is first opened (or pointed at). */
export const page = lazyRouteComponent

type Pages = {
  desk: readonly AnyRoute[]
  bare: readonly AnyRoute[]
  frame: RouteComponent
  missing: () => ReactNode
  broken: () => ReactNode
}

/** The router of the desk from the route lists of the modules. */
export function deskRouter({ desk, bare, frame, missing, broken }: Pages) {
  deskRoute.update({ component: frame })
  return createRouter({
    routeTree: rootRoute.addChildren([deskRoute.addChildren([...desk]), ...bare]),
    parseSearch: searchOf,
    stringifySearch: searchText,
    defaultPreload: 'intent',
    defaultNotFoundComponent: missing,
    defaultErrorComponent: broken,
    scrollRestoration: false,
  })
}
