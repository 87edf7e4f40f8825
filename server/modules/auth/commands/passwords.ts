import { addressesOf } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import { type House, openWork } from '#platform/work.ts'
import { inPerson } from '../actor.ts'
import { passwordLimits } from '../limits.ts'
import { weakness } from '../password.ts'
import { passwordOf, present } from '../queries/me.ts'
import { savePassword, spendLinksOf } from '../store.ts'
import { hashPassword, verifyPassword } from '../ways/argon2.ts'
import { giveBack, spend } from './limit.ts'
import { type Edge, begin, endAllSessions } from './sessions.ts'

export function checkPassword(password: string, known: readonly string[]): void {
  const reason = weakness(password, known)
  if (reason !== undefined) throw new Refusal('auth.weak-password', { reason })
}

/** All sessions end and this one goes on with a new token. Whoever has no password yet gives none: he came in by a letter. */
export async function changePassword(house: House, edge: Edge, given: { current: string; password: string }): Promise<void> {
  const actor = inPerson(edge.actor)
  const limits = passwordLimits(actor.id)
  await spend(house, limits)
  const standing = await present(house.db.read, actor.id)
  const stored = await passwordOf(house.db.read, actor.id)
  if (stored !== undefined && !(await verifyPassword(given.current, stored))) throw new Refusal('auth.wrong-current-password')
  await giveBack(house, limits)
  checkPassword(given.password, [standing.name, ...(await addressesOf(house.db.read, actor.id, 'email'))])
  const hash = await hashPassword(given.password)
  await openWork(house, actor, async (work) => {
    await savePassword(work, actor.id, hash)
    work.record(actor.id, { type: 'password.set', how: 'changed' })
    await spendLinksOf(work, actor.id)
    await endAllSessions(work, actor.id, 'password-set')
    await begin(work, edge, standing, 'password')
  })
}
