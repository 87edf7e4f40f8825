import { createRoute } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'

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
