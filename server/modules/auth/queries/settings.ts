import * as z from 'zod'
import { AccessSettings, DemoAccount, type SessionOptions } from '#contract/auth.ts'
import { administratorsBeside, organisationChips, provider } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { type Setting, readSetting } from '#platform/settings.ts'

export const accessSettings: Setting<AccessSettings> = { key: 'auth.access', schema: AccessSettings, fallback: AccessSettings.parse({}) }

/** Only `opora demo` writes it. */
export const demoAccounts: Setting<DemoAccount[]> = { key: 'auth.demo', schema: z.array(DemoAccount), fallback: [] }

export async function sessionOptions(db: Reader): Promise<SessionOptions> {
  const id = await provider(db)
  const organisation = (await organisationChips(db, [id])).get(id)?.name ?? ''
  return { organisation, firstRun: (await administratorsBeside(db, null)) === 0, demo: await readSetting(db, demoAccounts) }
}
