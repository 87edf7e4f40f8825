import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Where real data for tests lies, beside a development checkout; a user's clone has none, and its tests are then passed over visibly. */
export function sharedData(path: string): string | undefined {
  const found = resolve(process.env['OPORA_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'), path)
  return existsSync(found) ? found : undefined
}
