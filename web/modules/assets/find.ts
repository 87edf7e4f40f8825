import type { Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'

/** Assets that the reader may see, by name, number or owner. */
export async function findAssets(q: string, signal: AbortSignal): Promise<readonly Option[]> {
  const { items } = await call('GET /assets', { query: { q, limit: 10 } }, signal)
  return items.map(({ id, name, inventory, organisation }) => ({
    id,
    label: name,
    hint: [inventory, organisation?.name].filter(Boolean).join(' · ') || undefined,
  }))
}
