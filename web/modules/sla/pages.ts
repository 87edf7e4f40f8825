import { createRoute } from '@tanstack/react-router'
import { page, settingsRoute } from '../../platform/routes.ts'

const getParentRoute = () => settingsRoute
export const settingsPages = [
  createRoute({ getParentRoute, path: '/agreements', component: page(() => import('./settings/AgreementList.tsx'), 'AgreementList') }),
  createRoute({ getParentRoute, path: '/agreements/$id', component: page(() => import('./settings/AgreementPage.tsx'), 'AgreementPage') }),
  createRoute({ getParentRoute, path: '/escalation-chains', component: page(() => import('./settings/Chains.tsx'), 'Chains') }),
]
