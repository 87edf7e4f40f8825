import type { Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'

type Find = (text: string, signal: AbortSignal) => Promise<readonly Option[]>

/** Anybody whom the reader may see. */
export const findPeople: Find = async (q, signal) => {
  const { items } = await call('GET /people', { query: { q, limit: 10 } }, signal)
  return items.map(({ id, name, organisation }) => ({ id, label: name, hint: organisation?.name }))
}

/** Those who work here. */
export const findStaff: Find = async (q, signal) => {
  const { items } = await call('GET /people', { query: { q, staff: 'true', limit: 10 } }, signal)
  return items.map(({ id, name, addresses }) => ({ id, label: name, hint: addresses[0]?.value }))
}

/** Client organisations, vendors and the provider. */
export const findOrganisations: Find = async (q, signal) => {
  const { items } = await call('GET /organisations', { query: { q, limit: 10 } }, signal)
  return items.map(({ id, name, domains }) => ({ id, label: name, hint: domains[0] }))
}
