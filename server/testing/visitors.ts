import assert from 'node:assert/strict'
import { invitePerson, setPasswordByLink } from '#contract/auth-acts.ts'
import type { NewPerson, RoleName } from '#contract/people.ts'
import { linkFor, userAdd } from '#modules/auth'
import { addPerson, findPersonByAddress } from '#modules/people'
import type { Parts } from '../main.ts'
import { system } from './given.ts'
import type { givenHttp } from './http.ts'
import { openWork } from '#platform/work.ts'

export const password = 'зелёный чайник у окна'

/** A person who has signed in through the doors, as everybody must. */
export interface Visit {
  readonly id: string
  readonly email: string
  readonly cookie: string
}

type Doors = Awaited<ReturnType<typeof givenHttp>>

const linkToken = (href: string | undefined): string => href?.split('#')[1] ?? ''

/** Adds people and signs them in. The first administrator comes from the launcher, all others by invitation. */
export async function givenVisitors({ house, url }: Parts, { call }: Doors) {
  const enter = async (email: string, href: string | undefined): Promise<Visit> => {
    const { status, cookie } = await call(
      setPasswordByLink,
      { body: { token: linkToken(href), password } },
      { ip: `2001:db8:${++visits}::1` },
    )
    assert.equal(status, 200)
    return { id: (await findPersonByAddress(house.db.read, 'email', email)) ?? '', email, cookie: cookie ?? '' }
  }
  const boss = 'administrator@desk.example'
  const administrator = await enter(boss, await userAdd(house, url, { email: boss, name: 'Админ', role: 'administrator', language: 'ru' }))

  /** A new person with these roles, signed in. */
  const visitor = async (roles: readonly RoleName[], facts: Partial<NewPerson> = {}): Promise<Visit> => {
    const email = facts.email ?? `${roles.join('-')}-${++visits}@desk.example`
    const id = await openWork(house, system, async (work) =>
      addPerson(work, {
        name: email,
        language: 'ru',
        timeZone: 'Europe/Moscow',
        vip: false,
        remark: '',
        teams: [],
        ...facts,
        email,
        roles: [...roles],
      }),
    )
    const invited = await call(invitePerson, { params: { id } }, { cookie: administrator.cookie })
    assert.equal(invited.status, 200)
    const { id: link } = await house.db.read.selectFrom('access_link').select('id').where('person_id', '=', id).executeTakeFirstOrThrow()
    return enter(email, (await linkFor(house.db.read, url, link, house.now()))?.href)
  }
  return { administrator, visitor }
}

let visits = 0
