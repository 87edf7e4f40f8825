import { DeskDefaults } from '#contract/people.ts'
import type { Setting } from '#platform/settings.ts'

/** The wizard of the first run says it; a desk that was set up before there was this setting keeps what it had. */
export const deskDefaults: Setting<DeskDefaults> = {
  key: 'people.desk',
  schema: DeskDefaults,
  fallback: { language: 'ru', timeZone: 'Europe/Moscow' },
}
