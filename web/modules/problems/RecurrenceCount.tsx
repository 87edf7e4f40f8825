import { useQuery } from '@tanstack/react-query'
import { ask } from '../../platform/query.ts'

/** How many are proposed; undefined while that is not known, and where there is none. */
export function useRecurrenceCount(): number | undefined {
  const { data } = useQuery({ ...ask('GET /recurrences', { query: { show: 'proposed' } }), staleTime: 60_000 })
  return data === undefined || data.proposed === 0 ? undefined : data.proposed
}

/** The same beside a place of the rail, which is named apart. */
export function RecurrenceCount({ className }: { className: string | undefined }) {
  const count = useRecurrenceCount()
  return count === undefined ? null : <span className={className} data-count={count > 99 ? '99+' : count} aria-hidden />
}
