import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { exists, serviceOfCategory } from '../queries/facts.ts'

interface Things {
  readonly service?: string | null | undefined
  readonly category?: string | null | undefined
  readonly asset?: string | null | undefined
}

/** Service, category and asset as they may stand together: a category says its service, and another service takes the category away. */
export async function classification(
  db: Reader,
  { service, category, asset }: Things,
  before: { service: string | null; category: string | null; asset: string | null } = { service: null, category: null, asset: null },
): Promise<{ service: string | null; category: string | null; asset: string | null }> {
  const kept = category === undefined ? before.category : category
  const its = kept === null ? undefined : await serviceOfCategory(db, kept)
  if (category && its === undefined) throw new Refusal('not-found')
  if (category && service && service !== its) throw new Refusal('tickets.category-of-other-service')
  if (service && !(await exists(db, 'service', service))) throw new Refusal('not-found')
  if (asset && !(await exists(db, 'asset', asset))) throw new Refusal('not-found')
  const chosen = category ? (its ?? null) : service === undefined ? before.service : service
  return { service: chosen, category: its === chosen ? kept : null, asset: asset === undefined ? before.asset : asset }
}
