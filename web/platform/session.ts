import { useQuery } from '@tanstack/react-query'
import type { Permission } from '#contract/people.ts'
import { ask } from './query.ts'
import type { Answer } from './api.ts'

export type Me = Answer<'GET /me'>

/** Who uses this page; undefined until it is known. */
export const useSession = () => useQuery({ ...ask('GET /me', {}), staleTime: 5 * 60_000 })

/** The person at this desk: below the frame, which waits until somebody is signed in. */
export function useMe(): Me {
  const { data } = useSession()
  if (data === undefined) throw new Error('nobody is signed in: this belongs below the frame')
  return data
}

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission)
