import { createRoute } from '@tanstack/react-router'
import { deskRoute, page, settingsRoute } from '../../platform/routes.ts'

const people = createRoute({
  getParentRoute: () => deskRoute,
  path: '/people',
  component: page(() => import('./PeopleList.tsx'), 'PeopleList'),
})
const person = createRoute({
  getParentRoute: () => deskRoute,
  path: '/people/$id',
  component: page(() => import('./PersonPage.tsx'), 'PersonPage'),
})
const organisations = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organisations',
  component: page(() => import('./OrganisationList.tsx'), 'OrganisationList'),
})
const organisation = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organisations/$id',
  component: page(() => import('./OrganisationPage.tsx'), 'OrganisationPage'),
})

export const pages = [people, person, organisations, organisation]

const getParentRoute = () => settingsRoute
export const settingsPages = [
  createRoute({ getParentRoute, path: '/desk', component: page(() => import('./DeskDefaults.tsx'), 'DeskDefaults') }),
  createRoute({ getParentRoute, path: '/teams', component: page(() => import('./Teams.tsx'), 'Teams') }),
  createRoute({ getParentRoute, path: '/levels', component: page(() => import('./Levels.tsx'), 'Levels') }),
  createRoute({ getParentRoute, path: '/roles', component: page(() => import('./Roles.tsx'), 'Roles') }),
]
