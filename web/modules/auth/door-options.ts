import { useQuery } from '@tanstack/react-query'
import { ask } from '../../platform/query.ts'

/** What the doors show before anybody is known. */
export const useDoorOptions = () => useQuery({ ...ask('GET /session-options', {}), staleTime: Infinity })
