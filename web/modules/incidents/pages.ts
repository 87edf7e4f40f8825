import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => deskRoute
export const pages = [
  createRoute({ getParentRoute, path: '/major', component: page(() => import('./major/MajorList.tsx'), 'MajorList') }),
  createRoute({ getParentRoute, path: '/major/actions', component: page(() => import('./reviews/Actions.tsx'), 'Actions') }),
  createRoute({ getParentRoute, path: '/major/measures', component: page(() => import('./reviews/Measures.tsx'), 'Measures') }),
  createRoute({ getParentRoute, path: '/major/$number', component: page(() => import('./major/MajorPage.tsx'), 'MajorPage') }),
  createRoute({ getParentRoute, path: '/major/$number/review', component: page(() => import('./reviews/ReviewPage.tsx'), 'ReviewPage') }),
]

export const settingsPages = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/major-incidents',
    component: page(() => import('./major/MajorRules.tsx'), 'MajorRules'),
  }),
]
