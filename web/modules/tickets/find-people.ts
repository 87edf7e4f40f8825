import { useCallback } from 'react'
import type { Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'

/** Finds people by name, address or phone, each with what tells him from his namesakes. */
export function useFindPeople(): (text: string, signal: AbortSignal) => Promise<readonly Option[]> {
  return useCallback(async (text: string, signal: AbortSignal) => {
    const { items } = await call('GET /people', { query: { q: text, limit: 10 } }, signal)
    return items.map(({ id, name, organisation, addresses }) => ({
      id,
      label: name,
      hint: [organisation?.name, addresses[0]?.value].filter((part) => part !== undefined).join(' · '),
    }))
  }, [])
}
