import type { Language } from '#contract/common.ts'
import type { RoleName } from '#contract/people.ts'
import { addPerson, findPersonByAddress, provider, standingOf, teams } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { linkFor } from '../queries/links.ts'
import { makeKey } from './keys.ts'
import { invitePerson } from './links.ts'

const launcher = { kind: 'system', job: 'command' } as const

/** Adds a person by the launcher and answers the link by which he sets his password (it goes by letter too, where mail is set up). */
export async function userAdd(
  house: House,
  url: string,
  { email, name, role, language }: { email: string; name: string; role: RoleName; language: Language | undefined },
): Promise<string> {
  return openWork(house, launcher, async (work) => {
    const isStaff = role !== 'requester' && role !== 'organisation-manager'
    const person = await addPerson(
      work,
      {
        name,
        email,
        roles: [role],
        language,
        vip: false,
        remark: '',
        teams: isStaff ? (await teams(work.tx)).slice(0, 1).map(({ id }) => id) : [],
        ...(isStaff ? { organisation: await provider(work.tx) } : {}),
      },
      'command',
    )
    return invitation(work, url, person)
  })
}

/** A new link for somebody who cannot get in: whoever may run the launcher may do anything anyway. */
export async function userLink(house: House, url: string, email: string): Promise<string> {
  return openWork(house, launcher, async (work) => invitation(work, url, await byEmail(work, email)))
}

async function invitation(work: Work, url: string, person: string): Promise<string> {
  const { link } = await invitePerson(work, person)
  const made = await linkFor(work.tx, url, link, work.at)
  if (!made) throw new Error('the link that was just made opens nothing')
  return made.href
}

/** A key with all that the person may today. */
export async function tokenAdd(house: House, email: string): Promise<string> {
  return openWork(house, launcher, async (work) => {
    const standing = await standingOf(work.tx, await byEmail(work, email))
    if (!standing || standing.leftAt) throw new Refusal('people.already-left')
    const { token } = await makeKey(work, standing.id, { name: 'opora token add', scopes: [...standing.permissions] })
    return token
  })
}

async function byEmail(work: Work, email: string): Promise<string> {
  const person = await findPersonByAddress(work.tx, 'email', email)
  if (person === undefined) throw new Refusal('people.unknown-person')
  return person
}
