import type { ApiKey, LinkPurpose, Session } from '#contract/auth.ts'
import type { Reader } from '#platform/db/index.ts'
import { passwordOf } from './me.ts'

/** Open sessions, the latest used first. */
export async function sessionsOf(db: Reader, person: string, at: Temporal.Instant, current?: string): Promise<Session[]> {
  const found = await db
    .selectFrom('session')
    .select(['id', 'how', 'ip', 'user_agent', 'begun_at', 'seen_at', 'idle_at'])
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .where('idle_at', '>', at)
    .orderBy('seen_at', 'desc')
    .execute()
  return found.map(({ id, how, ip, user_agent, begun_at, seen_at, idle_at }) => ({
    id,
    how,
    ip,
    userAgent: user_agent,
    begunAt: begun_at,
    seenAt: seen_at,
    endsAt: idle_at,
    current: id === current,
  }))
}

/** Keys that open something, the newest first. */
export async function keysOf(db: Reader, person: string, at: Temporal.Instant): Promise<ApiKey[]> {
  const found = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'added_at', 'expires_at', 'used_at'])
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .orderBy('added_at', 'desc')
    .execute()
  return found.map(({ id, name, scopes, added_at, expires_at, used_at }) => ({
    id,
    name,
    scopes,
    addedAt: added_at,
    expiresAt: expires_at,
    usedAt: used_at,
  }))
}

export async function accessOf(db: Reader, person: string, at: Temporal.Instant) {
  const invited = await db
    .selectFrom('access_link')
    .select('asked_at')
    .where('person_id', '=', person)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  return {
    hasPassword: (await passwordOf(db, person)) !== undefined,
    invitedAt: invited?.asked_at ?? null,
    sessions: await sessionsOf(db, person, at),
    keys: await keysOf(db, person, at),
  }
}

export interface OpenSession {
  readonly id: string
  readonly person: string
  readonly seenAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

export async function openSession(db: Reader, tokenHash: Buffer, at: Temporal.Instant): Promise<OpenSession | undefined> {
  const row = await db
    .selectFrom('session')
    .select(['id', 'person_id', 'seen_at', 'ends_at'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('idle_at', '>', at)
    .executeTakeFirst()
  return row && { id: row.id, person: row.person_id, seenAt: row.seen_at, endsAt: row.ends_at }
}

export const openKey = async (db: Reader, tokenHash: Buffer, at: Temporal.Instant) =>
  db
    .selectFrom('api_key')
    .select(['id', 'person_id', 'scopes', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .executeTakeFirst()

export interface OpenLink {
  readonly id: string
  readonly person: string
  readonly purpose: LinkPurpose
  readonly address: string
  readonly expiresAt: Temporal.Instant
}

/** A link that was asked for, has not been used and has not expired. */
export async function openLink(db: Reader, id: string, at: Temporal.Instant): Promise<OpenLink | undefined> {
  const row = await db
    .selectFrom('access_link')
    .select(['id', 'person_id', 'purpose', 'address', 'expires_at'])
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row && { id: row.id, person: row.person_id, purpose: row.purpose, address: row.address, expiresAt: row.expires_at }
}
