import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../platform/query.ts'
import type { Run } from './model.ts'

const noRuns: readonly Run[] = []

/** The walks of a ticket, the first first. */
export const useRuns = (number: number): readonly Run[] =>
  useQuery(ask('GET /tickets/:ref/tree-runs', { params: { ref: String(number) } })).data?.runs ?? noRuns
