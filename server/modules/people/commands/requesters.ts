import { randomUUIDv7 } from 'node:crypto'
import type { HowAdded } from '#contract/people.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { organisationChips } from '../queries/chips.ts'
import { deskDefaults } from '../queries/defaults.ts'
import { organisationOfAddress } from '../queries/organisations.ts'
import { findPersonByAddress } from '../queries/people.ts'
import { insertPerson, lockAddress, replaceRoles } from '../store/people.ts'
import { joinAddress, kept } from './addresses.ts'

export interface Asker {
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly organisation?: string | undefined
  readonly language?: 'ru' | 'en' | undefined
}

/**
 * The person who asks: found by mail address, then by phone, else added as a requester. The organisation, where it is not given, is the one of the
 * mail domain. Whoever may take a request may do this: it gives no access but to ask.
 */
export async function findOrAddRequester(work: Work, asker: Asker, how: HowAdded = 'by-hand'): Promise<string> {
  const email = asker.email === undefined ? undefined : kept('email', asker.email)
  const phone = asker.phone === undefined ? undefined : kept('phone', asker.phone)
  for (const [kind, value] of [
    ['email', email],
    ['phone', phone],
  ] as const) {
    if (value === undefined) continue
    await lockAddress(work, kind, value)
    const known = await findPersonByAddress(work.tx, kind, value)
    if (known !== undefined) return known
  }
  const organisation = asker.organisation ?? (email === undefined ? undefined : await organisationOfAddress(work.tx, email)) ?? null
  if (organisation !== null && !(await organisationChips(work.tx, [organisation])).has(organisation))
    throw new Refusal('people.unknown-organisation')
  const { language, timeZone } = await readSetting(work.tx, deskDefaults)
  const id = randomUUIDv7()
  await insertPerson(work, {
    id,
    name: asker.name.trim() || email || phone || '?',
    organisation_id: organisation,
    language: asker.language ?? language,
    time_zone: timeZone,
    vip: false,
    remark: '',
  })
  work.record(id, { type: 'person.added', organisation, how })
  if (email !== undefined) await joinAddress(work, id, 'email', email)
  if (phone !== undefined) await joinAddress(work, id, 'phone', phone)
  await replaceRoles(work, id, ['requester'])
  work.record(id, { type: 'person.roles-set', roles: ['requester'] })
  return id
}

/** The author of a letter. */
export const personForLetter = async (
  work: Work,
  { address, name, language }: { address: string; name: string; language?: 'ru' | 'en' },
): Promise<string> => findOrAddRequester(work, { email: address, name, language }, 'letter')
