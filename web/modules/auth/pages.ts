import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, rootRoute, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => rootRoute

/** The doors: they open before anybody is signed in, and stand in an entry of their own. */
export const pages = [
  createRoute({ getParentRoute, path: '/sign-in', component: page(() => import('./SignIn.tsx'), 'SignIn') }),
  createRoute({ getParentRoute, path: '/sign-in/letter', component: page(() => import('./AskLetter.tsx'), 'AskLetter') }),
  createRoute({ getParentRoute, path: '/first-run', component: page(() => import('./FirstRun.tsx'), 'FirstRun') }),
  createRoute({ getParentRoute, path: '/l/password', component: page(() => import('./PasswordByLink.tsx'), 'PasswordByLink') }),
  createRoute({ getParentRoute, path: '/l/sign-in', component: page(() => import('./SignInByLink.tsx'), 'SignInByLink') }),
]

export const deskPages = [
  createRoute({ getParentRoute: () => deskRoute, path: '/me', component: page(() => import('./me/Me.tsx'), 'MyPage') }),
]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/access',
    component: page(() => import('./AccessSettings.tsx'), 'AccessSettings'),
  }),
  createRoute({ getParentRoute: () => settingsRoute, path: '/audit', component: page(() => import('./Audit.tsx'), 'Audit') }),
]
