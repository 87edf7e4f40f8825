import type { ApiKey } from '#contract/auth.ts'
import type { Permission } from '#contract/people.ts'
import { mayRule, standingOf } from '#modules/people'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { inPerson } from '../actor.ts'
import { keysOf } from '../queries/access.ts'
import { insertKey, revokeKeyRows } from '../store.ts'
import { newToken, tokenHash } from '../ways/token.ts'
import { endAllSessions } from './sessions.ts'

interface Wish {
  readonly name: string
  readonly scopes: readonly Permission[]
  readonly expiresAt?: Temporal.Instant | undefined
}

export async function addKey(work: Work, { name, scopes, expiresAt }: Wish): Promise<{ key: ApiKey; token: string }> {
  const actor = inPerson(work.actor)
  const beyond = scopes.find((scope) => !actor.permissions.has(scope))
  if (beyond !== undefined) throw new Refusal('auth.scope-beyond-own', { scope: beyond })
  if (expiresAt && Temporal.Instant.compare(expiresAt, work.at) <= 0) throw new Refusal('auth.date-in-past')
  const { id, token } = await makeKey(work, actor.id, { name, scopes, expiresAt })
  const key = (await keysOf(work.tx, actor.id, work.at)).find((one) => one.id === id)
  if (!key) throw new Error('the key that was just made is not there')
  return { key, token }
}

/** The token is told once and kept nowhere. */
export async function makeKey(work: Work, person: string, { name, scopes, expiresAt }: Wish): Promise<{ id: string; token: string }> {
  const token = newToken('opora_')
  const wanted = [...new Set(scopes)].sort()
  const id = await insertKey(work, { person, name, tokenHash: tokenHash(token), scopes: wanted, expiresAt: expiresAt ?? null })
  work.record(person, { type: 'key.added', key: id, scopes: wanted })
  return { id, token }
}

export async function revokeOwnKey(work: Work, id: string): Promise<void> {
  if ((await revokeKeys(work, inPerson(work.actor).id, 'asked', id)) === 0) throw new Refusal('not-found')
}

/** Answers how many were good until now. */
export async function revokeKeys(work: Work, person: string, because: 'asked' | 'left' | 'administrator', id?: string): Promise<number> {
  const revoked = await revokeKeyRows(work, person, id)
  for (const key of revoked) work.record(person, { type: 'key.revoked', key, because })
  return revoked.length
}

/** Shuts out at once, for example when a notebook was stolen; password and role stay. */
export async function endAccess(work: Work, person: string): Promise<void> {
  const standing = await standingOf(work.tx, person)
  if (!standing) throw new Refusal('not-found')
  allow(mayRule(work.actor, standing))
  await endAllSessions(work, person, 'administrator')
  await revokeKeys(work, person, 'administrator')
}
