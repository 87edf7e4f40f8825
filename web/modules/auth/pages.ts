import { createRoute } from '@tanstack/react-router'
import { page, rootRoute } from '../../platform/routes.ts'

const getParentRoute = () => rootRoute

/** The doors: they open before anybody is signed in, and stand in an entry of their own. */
export const pages = [
  createRoute({ getParentRoute, path: '/sign-in', component: page(() => import('./SignIn.tsx'), 'SignIn') }),
  createRoute({ getParentRoute, path: '/sign-in/letter', component: page(() => import('./AskLetter.tsx'), 'AskLetter') }),
  createRoute({ getParentRoute, path: '/first-run', component: page(() => import('./FirstRun.tsx'), 'FirstRun') }),
  createRoute({ getParentRoute, path: '/l/password', component: page(() => import('./PasswordByLink.tsx'), 'PasswordByLink') }),
  createRoute({ getParentRoute, path: '/l/sign-in', component: page(() => import('./SignInByLink.tsx'), 'SignInByLink') }),
]
