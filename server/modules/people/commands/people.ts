import { randomUUIDv7 } from 'node:crypto'
import type { Value } from '#contract/endpoint.ts'
import type { editPerson as edit } from '#contract/people-acts.ts'
import type { HowAdded, NewPerson, RoleName } from '#contract/people.ts'
import { allow } from '#platform/actor.ts'
import { json } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { mayAddPerson, mayChangeRoles, mayChangeTeams, mayEditPerson } from '../policy.ts'
import { deskDefaults } from '../queries/defaults.ts'
import { isTimeZone } from '../queries/normal.ts'
import { organisationOfAddress } from '../queries/organisations.ts'
import { addressesOf } from '../queries/people.ts'
import { administratorsBeside, roleBook } from '../queries/roles.ts'
import type { Standing } from '../queries/standing.ts'
import { isStaff, permissionsOf } from '../role.ts'
import { lock } from '../store/lock.ts'
import { insertPerson, lockAdministrators, replaceRoles, updatePerson } from '../store/people.ts'
import { joinAddress } from './addresses.ts'
import { lockPerson } from './lock.ts'
import { clientOf } from './organisations.ts'
import { lockTeams, setTeamsOf } from './teams.ts'

export async function addPerson(work: Work, given: NewPerson, how: HowAdded = 'by-hand'): Promise<string> {
  const { name, email, phone, vip, remark, roles, teams } = given
  const own = await readSetting(work.tx, deskDefaults)
  const [language, timeZone] = [given.language ?? own.language, given.timeZone ?? own.timeZone]
  const organisation = given.organisation ?? (email === undefined ? undefined : await organisationOfAddress(work.tx, email)) ?? null
  const book = await roleBook(work.tx)
  allow(mayAddPerson(work.actor, { client: await clientOf(work.tx, organisation) }, roles, book))
  allow(teams.length === 0 || mayChangeTeams(work.actor))
  if (!isTimeZone(timeZone)) throw new Refusal('people.unknown-time-zone', { timeZone })
  if (email === undefined && isStaff(permissionsOf(roles, book))) throw new Refusal('people.no-address-to-sign-in')
  await lockTeams(work, teams)
  const id = randomUUIDv7()
  await insertPerson(work, { id, name, organisation_id: organisation, language, time_zone: timeZone, vip, remark })
  work.record(id, { type: 'person.added', organisation, how })
  if (email !== undefined) await joinAddress(work, id, 'email', email)
  if (phone !== undefined) await joinAddress(work, id, 'phone', phone)
  await saveRoles(work, id, roles)
  await setTeamsOf(work, id, teams)
  return id
}

type Change = Value<(typeof edit)['body']>

export async function editPerson(work: Work, id: string, change: Change): Promise<void> {
  const standing = await lockPerson(work, id)
  allow(mayEditPerson(work.actor, standing))
  if (change.teams) await lockTeams(work, [...standing.teams.map((team) => team.id), ...change.teams])
  await describe(work, standing, change)
  await move(work, standing, change)
  if (change.roles) await setRoles(work, standing, change.roles)
  if (change.teams) await changeTeams(work, standing, change.teams)
}

async function describe(work: Work, { id, ...before }: Standing, { name, language, timeZone, vip, remark }: Change): Promise<void> {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Refusal('people.unknown-time-zone', { timeZone })
  if (name !== undefined && name !== before.name) work.record(id, { type: 'person.renamed' })
  if ([language, timeZone, vip, remark].some((field) => field !== undefined)) work.record(id, { type: 'person.described' })
  await updatePerson(work, id, {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(vip === undefined ? {} : { vip }),
    ...(remark === undefined ? {} : { remark }),
  })
}

async function move(work: Work, before: Standing, { organisation }: Change): Promise<void> {
  if (organisation === undefined || organisation === (before.organisation?.id ?? null)) return
  allow(mayEditPerson(work.actor, { client: await clientOf(work.tx, organisation), permissions: before.permissions }))
  work.record(before.id, { type: 'person.moved', organisation })
  await updatePerson(work, before.id, { organisation_id: organisation })
}

async function setRoles(work: Work, before: Standing, wanted: readonly RoleName[]): Promise<void> {
  const roles = [...new Set(wanted)].sort()
  if (roles.join() === [...before.roles].sort().join()) return
  const book = await roleBook(work.tx)
  allow(mayChangeRoles(work.actor, before, before.roles, roles, book))
  if (before.roles.includes('administrator') && !roles.includes('administrator')) await keepOneAdministrator(work, before.id)
  if (isStaff(permissionsOf(roles, book)) && (await addressesOf(work.tx, before.id, 'email')).length === 0)
    throw new Refusal('people.no-address-to-sign-in')
  await saveRoles(work, before.id, roles)
}

async function saveRoles(work: Work, id: string, roles: readonly RoleName[]): Promise<void> {
  await replaceRoles(work, id, roles)
  work.record(id, { type: 'person.roles-set', roles: [...roles] })
}

async function changeTeams(work: Work, before: Standing, teams: readonly string[]): Promise<void> {
  const same =
    [...new Set(teams)].sort().join() ===
    before.teams
      .map((team) => team.id)
      .sort()
      .join()
  if (same) return
  allow(mayChangeTeams(work.actor))
  await setTeamsOf(work, before.id, teams)
}

async function keepOneAdministrator(work: Work, leaving: string): Promise<void> {
  await lockAdministrators(work)
  if ((await administratorsBeside(work.tx, leaving)) === 0) throw new Refusal('people.last-administrator')
}

/** From now on no sign-in, no key and no link of this person opens anything; the history stays. */
export async function leavePerson(work: Work, id: string): Promise<void> {
  const standing = await lockPerson(work, id)
  allow(mayEditPerson(work.actor, standing))
  if (standing.leftAt) throw new Refusal('people.already-left')
  if (standing.roles.includes('administrator')) await keepOneAdministrator(work, id)
  work.record(id, { type: 'person.left' })
  await updatePerson(work, id, { left_at: work.at })
}

export async function returnPerson(work: Work, id: string): Promise<void> {
  const standing = await lockPerson(work, id)
  allow(mayEditPerson(work.actor, standing))
  if (!standing.leftAt) throw new Refusal('people.not-left')
  work.record(id, { type: 'person.returned' })
  await updatePerson(work, id, { left_at: null })
}

/** What everybody may change of himself. */
export async function editOwn(
  work: Work,
  id: string,
  { name, language, timeZone, preferences }: Pick<Change, 'name' | 'language' | 'timeZone'> & { preferences?: object },
): Promise<void> {
  await lock(work, 'person', id)
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Refusal('people.unknown-time-zone', { timeZone })
  if (name !== undefined) work.record(id, { type: 'person.renamed' })
  if (language !== undefined || timeZone !== undefined) work.record(id, { type: 'person.described' })
  await updatePerson(work, id, {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(preferences === undefined ? {} : { preferences: json(preferences) }),
  })
}
