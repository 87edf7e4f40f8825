import type { DeskDefaults } from '#contract/people.ts'
import { Refusal } from '#platform/refusal.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { deskDefaults } from '../queries/defaults.ts'
import { isTimeZone } from '../queries/normal.ts'
import { provider } from '../queries/organisations.ts'

/** For people who are added from now on; those who are known keep theirs. */
export async function setDeskDefaults(work: Work, { language, timeZone }: DeskDefaults): Promise<DeskDefaults> {
  if (!isTimeZone(timeZone)) throw new Refusal('people.unknown-time-zone', { timeZone })
  work.record(await provider(work.tx), { type: 'desk.defaults-set', language, timeZone })
  await writeSetting(work.tx, deskDefaults, { language, timeZone })
  return { language, timeZone }
}
