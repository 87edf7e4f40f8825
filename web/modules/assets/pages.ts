import { createRoute } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'

export const pages = [
  createRoute({ getParentRoute: () => deskRoute, path: '/assets', component: page(() => import('./AssetList.tsx'), 'AssetList') }),
]
