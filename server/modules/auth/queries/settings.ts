import { AccessSettings, type DemoAccount, type SessionOptions } from '#contract/auth.ts'
import { administratorsBeside, organisationChips, provider } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import type { Setting } from '#platform/settings.ts'

export const accessSettings: Setting<AccessSettings> = { key: 'auth.access', schema: AccessSettings, fallback: AccessSettings.parse({}) }

/** `demo`: whom the sign-in page offers to be, where the process is a demonstration. */
export async function sessionOptions(db: Reader, demo: readonly DemoAccount[]): Promise<SessionOptions> {
  const id = await provider(db)
  const organisation = (await organisationChips(db, [id])).get(id)?.name ?? ''
  return { organisation, firstRun: (await administratorsBeside(db, null)) === 0, demo: [...demo] }
}
