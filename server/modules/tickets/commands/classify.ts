import type { Kind } from '#contract/ticket-words.ts'
import { assetById } from '#modules/assets'
import { checkChoice } from '#modules/catalog'
import type { Work } from '#platform/work.ts'
import { serviceOfCategory } from '../queries/facts.ts'

/** What a ticket is about. */
interface Things {
  readonly service: string | null
  readonly category: string | null
  readonly asset: string | null
}
type Wanted = { readonly [K in keyof Things]?: string | null | undefined }

/**
 * Service, category and asset as they may stand together: a category says its service, and another service takes the category away.
 * What is chosen anew must be in use, and the asset one that the actor may see.
 */
export async function classify(
  work: Work,
  kind: Kind,
  wanted: Wanted,
  before: Things = { service: null, category: null, asset: null },
): Promise<Things> {
  const category = wanted.category === undefined ? before.category : wanted.category
  const its = category === null ? undefined : await serviceOfCategory(work.tx, category)
  const service = wanted.service === undefined ? (wanted.category ? (its ?? null) : before.service) : wanted.service
  const things = {
    service,
    category: wanted.category || its === service ? category : null,
    asset: wanted.asset === undefined ? before.asset : wanted.asset,
  }
  if (things.service !== before.service || things.category !== before.category)
    await checkChoice(work.tx, { service: things.service, category: things.category, kind })
  if (things.asset !== null && things.asset !== before.asset) await assetById(work.tx, work.actor, things.asset)
  return things
}
