import { type Me, Preferences } from '#contract/auth.ts'
import { type Standing, addressesOf, standingOf } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { PersonActor } from '#platform/actor.ts'
import { actorOf } from '../actor.ts'

/** The person as the web needs him; with a key, only what the key may. */
export async function meOf(db: Reader, standing: Standing, actor: PersonActor = actorOf(standing, 'session')): Promise<Me> {
  const [email] = await addressesOf(db, standing.id, 'email')
  const { id, name, organisation, roles, teams, language, timeZone, preferences } = standing
  return {
    person: { id, name },
    email: email ?? null,
    organisation,
    roles: [...roles],
    permissions: [...actor.permissions],
    teams: [...teams],
    language,
    timeZone,
    preferences: Preferences.catch(Preferences.parse({})).parse(preferences),
    hasPassword: (await passwordOf(db, id)) !== undefined,
  }
}

export async function me(db: Reader, actor: PersonActor): Promise<Me> {
  return meOf(db, await present(db, actor.id), actor)
}

/** Somebody who is there and has not left. */
export async function present(db: Reader, person: string): Promise<Standing> {
  const standing = await standingOf(db, person)
  if (!standing || standing.leftAt) throw new Refusal('not-found')
  return standing
}

export const passwordOf = async (db: Reader, person: string): Promise<string | undefined> =>
  (await db.selectFrom('password').select('hash').where('person_id', '=', person).executeTakeFirst())?.hash
