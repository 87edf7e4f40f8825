import type { firstRun as contract } from '#contract/auth-acts.ts'
import type { Me } from '#contract/auth.ts'
import type { Value } from '#contract/endpoint.ts'
import { addPerson, administratorsBeside, editPerson, findPersonByAddress, nameProvider, setDeskDefaults, teams } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { firstRunLimits } from '../limits.ts'
import { present } from '../queries/me.ts'
import { lockHouse, savePassword } from '../store.ts'
import { hashPassword } from '../ways/argon2.ts'
import { isSame, setupToken } from '../ways/token.ts'
import { spend } from './limit.ts'
import { checkPassword } from './passwords.ts'
import { type Edge, begin } from './sessions.ts'

type Wish = Value<(typeof contract)['body']>

/** Names the provider and makes the first administrator, who is signed in at once. Whoever holds the link of the first start may, once. */
export async function firstRun(house: House, edge: Edge, wish: Wish): Promise<Me> {
  await spend(house, firstRunLimits(edge.caller.ip))
  if (!isSame(wish.token, await setupToken(house.db.read))) throw new Refusal('auth.link-spent')
  checkPassword(wish.password, [wish.name, wish.email, wish.organisation])
  const hash = await hashPassword(wish.password)
  return openWork(house, { kind: 'system', job: 'first-run' }, async (work) => {
    const subject = await lockHouse(work)
    if ((await administratorsBeside(work.tx, null)) > 0) throw new Refusal('auth.link-spent')
    const organisation = await nameProvider(work, wish.organisation)
    await setDeskDefaults(work, { language: wish.language, timeZone: wish.timeZone })
    const person = await firstAdministrator(work, wish, organisation)
    await savePassword(work, person, hash)
    work.record(subject, { type: 'house.set-up' })
    work.record(person, { type: 'password.set', how: 'first-run' })
    return begin(work, edge, await present(work.tx, person), 'first-run')
  })
}

/** Somebody may have written a letter from this address before. */
async function firstAdministrator(work: Work, { name, email, language, timeZone }: Wish, organisation: string): Promise<string> {
  const facts = {
    name,
    organisation,
    language,
    timeZone,
    roles: ['administrator' as const],
    teams: (await teams(work.tx)).map(({ id }) => id),
  }
  const known = await findPersonByAddress(work.tx, 'email', email)
  if (known === undefined) return addPerson(work, { ...facts, email, vip: false, remark: '' }, 'first-run')
  await editPerson(work, known, facts)
  return known
}

export const isFirstRunNeeded = async (db: Reader): Promise<boolean> => (await administratorsBeside(db, null)) === 0

/** The one-time link that a start prints; undefined when there is an administrator. */
export const setupLink = async (house: House, url: string): Promise<string | undefined> =>
  (await isFirstRunNeeded(house.db.read)) ? `${url}/first-run#${await setupToken(house.db.read)}` : undefined
