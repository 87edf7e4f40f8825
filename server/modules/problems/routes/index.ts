import type { Route } from '#platform/http/index.ts'
import { lifeRoutes } from './life.ts'
import { recurrenceRoutes } from './recurrences.ts'

export const routes: readonly Route[] = [...lifeRoutes, ...recurrenceRoutes]
