import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute, type RouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/**
 * Where the routes of all modules hang. A page of the desk hangs on `deskRoute`, inside its frame; a page of the settings on `settingsRoute`,
 * beside their list; a page without a frame (sign-in) on `rootRoute`.
 */
export const rootRoute = createRootRoute()
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk' })
export const settingsRoute = createRoute({ getParentRoute: () => deskRoute, path: '/settings' })

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
  settings: readonly AnyRoute[]
  bare: readonly AnyRoute[]
  frame: RouteComponent
  settingsFrame: RouteComponent
  missing: () => ReactNode
  broken: () => ReactNode
}

/** The router of the desk from the route lists of the modules. */
export function deskRouter({ desk, settings, bare, frame, settingsFrame, missing, broken }: Pages) {
  deskRoute.update({ component: frame })
  settingsRoute.update({ component: settingsFrame })
  return createRouter({
    routeTree: rootRoute.addChildren([deskRoute.addChildren([...desk, settingsRoute.addChildren([...settings])]), ...bare]),
    parseSearch: searchOf,
    stringifySearch: searchText,
    defaultPreload: 'intent',
    defaultNotFoundComponent: missing,
    defaultErrorComponent: broken,
    scrollRestoration: false,
  })
}
