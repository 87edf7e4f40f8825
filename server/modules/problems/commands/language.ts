import type { Language } from '#contract/common.ts'
import { deskDefaults, standingOf } from '#modules/people'
import { personOf } from '#platform/actor.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'

/** In which language a reason that is kept with a ticket is written: of who acts; of the desk where nobody does. */
export async function languageOf({ tx, actor }: Work): Promise<Language> {
  const person = personOf(actor)
  const standing = person === null ? undefined : await standingOf(tx, person)
  return standing?.language ?? (await readSetting(tx, deskDefaults)).language
}
