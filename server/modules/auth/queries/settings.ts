import { AccessSettings } from '#contract/auth.ts'
import type { Setting } from '#platform/settings.ts'

export const accessSettings: Setting<AccessSettings> = { key: 'auth.access', schema: AccessSettings, fallback: AccessSettings.parse({}) }
