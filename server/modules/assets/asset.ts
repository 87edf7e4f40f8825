import type { AssetEvent } from '#contract/assets.ts'
import type { AppEvent } from '#contract/events.ts'

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}

/** What the log alone decides about an asset. */
export interface AssetFold {
  readonly person_id: string | null
  readonly organisation_id: string | null
  readonly retired_at: Temporal.Instant | null
}

const isOfAsset = (event: AppEvent): event is AssetEvent => event.type.startsWith('asset.')

export function applyToAsset(row: AssetFold | undefined, { at, event }: Happened): AssetFold | undefined {
  if (!isOfAsset(event)) return row
  switch (event.type) {
    case 'asset.added':
      return { person_id: event.person, organisation_id: event.organisation, retired_at: null }
    case 'asset.given':
      return row && { ...row, person_id: event.person, organisation_id: event.organisation }
    case 'asset.retired':
      return row && { ...row, retired_at: at }
    case 'asset.restored':
      return row && { ...row, retired_at: null }
    case 'asset.described':
      return row
  }
}

const columns = ['person_id', 'organisation_id', 'retired_at'] as const
const assetOf = ({ subject, event }: Happened): string | undefined => (isOfAsset(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const assetFold = { table: 'asset', columns, of: assetOf, apply: applyToAsset } as const
