import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => deskRoute
export const pages = [
  createRoute({ getParentRoute, path: '/knowledge', component: page(() => import('./ArticleList.tsx'), 'ArticleList') }),
  createRoute({ getParentRoute, path: '/knowledge/new', component: page(() => import('./NewArticle.tsx'), 'NewArticle') }),
  createRoute({ getParentRoute, path: '/knowledge/$number', component: page(() => import('./ArticlePage.tsx'), 'ArticlePage') }),
  createRoute({ getParentRoute, path: '/knowledge/$number/edit', component: page(() => import('./EditArticle.tsx'), 'EditArticle') }),
  createRoute({ getParentRoute, path: '/knowledge/$number/versions', component: page(() => import('./Versions.tsx'), 'Versions') }),
]

export const settingsPages = [
  createRoute({ getParentRoute: () => settingsRoute, path: '/knowledge', component: page(() => import('./Rules.tsx'), 'Rules') }),
]
