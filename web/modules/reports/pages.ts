import { createRoute } from '@tanstack/react-router'
import { deskRoute, page } from '../../platform/routes.ts'
import { availabilitySearch } from './availability-search.ts'
import { levelsSearch } from './levels-search.ts'
import { complianceSearch } from './compliance-search.ts'

const report = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports',
  validateSearch: ({ days }): { days: '7' | '30' | '90' } => ({
    days: days === '7' || days === 7 ? '7' : days === '90' || days === 90 ? '90' : '30',
  }),
  component: page(() => import('./FirstReport.tsx'), 'FirstReport'),
})

const levels = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports/levels',
  validateSearch: levelsSearch,
  component: page(() => import('./LevelsReport.tsx'), 'LevelsReport'),
})

const compliance = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports/compliance',
  validateSearch: complianceSearch,
  component: page(() => import('./Compliance.tsx'), 'Compliance'),
})

const availability = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports/availability',
  validateSearch: availabilitySearch,
  component: page(() => import('./Availability.tsx'), 'Availability'),
})

const problems = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports/problems',
  validateSearch: ({ days }): { days: '7' | '30' | '90' } => ({ days: days === '7' ? '7' : days === '30' ? '30' : '90' }),
  component: page(() => import('./ProblemsReport.tsx'), 'ProblemsReport'),
})

const schedules = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reports/schedules',
  component: page(() => import('./ReportSchedules.tsx'), 'ReportSchedules'),
})

const record = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number/record',
  component: page(() => import('./TicketRecord.tsx'), 'TicketRecord'),
})

export const pages = [record, report, levels, compliance, availability, problems, schedules]
