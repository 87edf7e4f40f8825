import type { LinkPurpose, Me } from '#contract/auth.ts'
import { type Standing, addressesOf, findPersonByAddress, mayRule, standingOf } from '#modules/people'
import { allow } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { actorOf } from '../actor.ts'
import { askLink } from '../jobs/types.ts'
import { letterLimits, linkLimits } from '../limits.ts'
import { type OpenLink, openLink } from '../queries/access.ts'
import { accessSettings } from '../queries/settings.ts'
import { insertLink, savePassword, spendLinkRow, spendLinksOf } from '../store.ts'
import { hashPassword } from '../ways/argon2.ts'
import { isSame, linkId, linkToken } from '../ways/token.ts'
import { spend } from './limit.ts'
import { checkPassword } from './passwords.ts'
import { type Edge, begin, endAllSessions } from './sessions.ts'

/** Asks for a letter. Whether the address is anybody's is found out by a job, so that the answer and its time are the same. */
export async function askForLink(house: House, { actor, caller }: Edge, email: string, purpose: 'reset' | 'sign-in'): Promise<void> {
  const login = email.toLowerCase()
  await spend(house, letterLimits(login, caller.ip))
  await openWork(house, actor, async (work) => work.later(askLink, { email: login, purpose }))
}

/** The job's part: writes the link down for the address's owner, if there is one. */
export async function linkForAddress(work: Work, email: string, purpose: LinkPurpose): Promise<void> {
  const person = await findPersonByAddress(work.tx, 'email', email)
  const standing = person === undefined ? undefined : await standingOf(work.tx, person)
  if (standing && !standing.leftAt) await writeLink(work, standing, purpose, email)
}

/** A row and an event; the letter's writer makes the link by `linkFor`. */
async function writeLink(work: Work, { id }: Pick<Standing, 'id'>, purpose: LinkPurpose, address: string) {
  const { invitationDays } = await readSetting(work.tx, accessSettings)
  const minutes = { invitation: invitationDays * 24 * 60, reset: 60, 'sign-in': 30 }[purpose]
  const expiresAt = work.at.add({ minutes })
  const link = await insertLink(work, id, purpose, address, expiresAt)
  work.record(id, { type: 'access.letter-asked', purpose, link })
  return { link, expiresAt }
}

export async function invitePerson(work: Work, person: string): Promise<{ email: string; expiresAt: Temporal.Instant; link: string }> {
  const standing = await standingOf(work.tx, person)
  if (!standing) throw new Refusal('not-found')
  allow(mayRule(work.actor, standing))
  if (standing.leftAt) throw new Refusal('people.already-left')
  const [email] = await addressesOf(work.tx, person, 'email')
  if (email === undefined) throw new Refusal('auth.no-address')
  return { email, ...(await writeLink(work, standing, 'invitation', email)) }
}

/** A link with the person it lets in; refuses what is not ours, used, expired, or of somebody who left. */
async function readLink(db: Reader, token: string, at: Temporal.Instant): Promise<{ link: OpenLink; standing: Standing }> {
  const id = linkId(token)
  const link = id === undefined ? undefined : await openLink(db, id, at)
  const standing = link && (await standingOf(db, link.person))
  if (!link || !standing || standing.leftAt || !isSame(token, await linkToken(db, link.id, link.purpose)))
    throw new Refusal('auth.link-spent')
  return { link, standing }
}

export async function lookAtLink(house: House, { caller }: Edge, token: string) {
  await spend(house, linkLimits(caller.ip))
  const { link, standing } = await readLink(house.db.read, token, house.now())
  return { purpose: link.purpose, name: standing.name, email: link.address, language: standing.language }
}

export async function signInByLink(house: House, edge: Edge, token: string): Promise<Me> {
  await spend(house, linkLimits(edge.caller.ip))
  const { link, standing } = await readLink(house.db.read, token, house.now())
  if (link.purpose !== 'sign-in') throw new Refusal('auth.link-spent')
  return openWork(house, actorOf(standing, 'session'), async (work) => {
    if (!(await spendLinkRow(work, link.id))) throw new Refusal('auth.link-spent')
    return begin(work, edge, standing, 'link')
  })
}

/** Whoever was in by the old password, or holds another letter, is out. */
export async function setPasswordByLink(house: House, edge: Edge, { token, password }: { token: string; password: string }): Promise<Me> {
  await spend(house, linkLimits(edge.caller.ip))
  const { link, standing } = await readLink(house.db.read, token, house.now())
  const { purpose } = link
  if (purpose === 'sign-in') throw new Refusal('auth.link-spent')
  checkPassword(password, [standing.name, link.address])
  const hash = await hashPassword(password)
  return openWork(house, actorOf(standing, 'session'), async (work) => {
    if (!(await spendLinkRow(work, link.id))) throw new Refusal('auth.link-spent')
    await savePassword(work, standing.id, hash)
    work.record(standing.id, { type: 'password.set', how: purpose })
    await spendLinksOf(work, standing.id)
    await endAllSessions(work, standing.id, 'password-set')
    return begin(work, edge, standing, purpose)
  })
}
