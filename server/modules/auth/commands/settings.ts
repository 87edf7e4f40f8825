import type { AccessSettings } from '#contract/auth.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { accessSettings } from '../queries/settings.ts'
import { lockHouse } from '../store.ts'

export async function setAccessSettings(work: Work, wanted: AccessSettings): Promise<AccessSettings> {
  work.record(await lockHouse(work), { type: 'access.settings-set', ...wanted })
  await writeSetting(work.tx, accessSettings, wanted)
  return wanted
}
