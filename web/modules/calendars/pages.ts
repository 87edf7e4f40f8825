import { createRoute } from '@tanstack/react-router'
import { page, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => settingsRoute

export const settingsPages = [
  createRoute({ getParentRoute, path: '/calendars', component: page(() => import('./Calendars.tsx'), 'Calendars') }),
  createRoute({ getParentRoute, path: '/calendars/$id', component: page(() => import('./CalendarPage.tsx'), 'CalendarPage') }),
  createRoute({ getParentRoute, path: '/rotas', component: page(() => import('./Rotas.tsx'), 'Rotas') }),
  createRoute({ getParentRoute, path: '/rotas/$id', component: page(() => import('./RotaPage.tsx'), 'RotaPage') }),
]
