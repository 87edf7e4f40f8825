import { standingOf, stoodInBy } from '#modules/people'
import type { Authenticate } from '#platform/http/index.ts'
import { readSetting } from '#platform/settings.ts'
import { type House, openWork } from '#platform/work.ts'
import { actorOf } from '../actor.ts'
import { openKey, openSession } from '../queries/access.ts'
import { accessSettings } from '../queries/settings.ts'
import { touchKey, touchSession } from '../store.ts'
import { tokenHash } from '../ways/token.ts'

const stranger = { actor: { kind: 'stranger' } } as const
/** "Last seen" is kept to the minute: not every call is a write. */
const grain = { minutes: 1 }

/** Who calls. A key wins over a cookie; what opens nothing (ended, expired, revoked, of somebody who left) is a stranger's. */
export const authenticate =
  (house: House): Authenticate =>
  async ({ session, bearer }) => {
    if (bearer !== undefined) return byKey(house, bearer)
    return session === undefined ? stranger : bySession(house, session)
  }

async function bySession(house: House, token: string): Promise<Awaited<ReturnType<Authenticate>>> {
  const at = house.now()
  const session = await openSession(house.db.read, tokenHash(token), at)
  const standing = session && (await standingOf(house.db.read, session.person))
  if (!session || !standing || standing.leftAt) return stranger
  const actor = actorOf({ ...standing, standsInFor: await stoodInBy(house.db.read, standing.id, at) }, 'session')
  if (isOver(session.seenAt, at))
    await openWork(house, actor, async (work) => touchSession(work, session.id, session.endsAt, await readSetting(work.tx, accessSettings)))
  return { actor, credential: session.id }
}

async function byKey(house: House, token: string): Promise<Awaited<ReturnType<Authenticate>>> {
  const at = house.now()
  const key = await openKey(house.db.read, tokenHash(token), at)
  const standing = key && (await standingOf(house.db.read, key.person_id))
  if (!key || !standing || standing.leftAt) return stranger
  const actor = actorOf({ ...standing, standsInFor: await stoodInBy(house.db.read, standing.id, at) }, 'key', key.scopes)
  if (!key.used_at || isOver(key.used_at, at)) await openWork(house, actor, async (work) => touchKey(work, key.id))
  return { actor, credential: key.id }
}

const isOver = (last: Temporal.Instant, at: Temporal.Instant): boolean => Temporal.Instant.compare(last.add(grain), at) <= 0
