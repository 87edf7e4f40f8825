import { createHash, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { AccessSettings, LinkPurpose, Session } from '#contract/auth.ts'
import type { Permission } from '#contract/people.ts'
import type { Work } from '#platform/work.ts'
import type { Limit } from './limits.ts'

export interface NewSession {
  readonly person: string
  readonly tokenHash: Buffer
  readonly how: Session['how']
  readonly ip: string
  readonly userAgent: string
}

export async function insertSession({ tx, at }: Work, session: NewSession, { idleHours, longestDays }: AccessSettings) {
  const id = randomUUIDv7()
  const endsAt = at.add({ hours: longestDays * 24 })
  const idleAt = earlier(at.add({ hours: idleHours }), endsAt)
  await tx
    .insertInto('session')
    .values({
      id,
      person_id: session.person,
      token_hash: session.tokenHash,
      how: session.how,
      ip: session.ip,
      user_agent: session.userAgent.slice(0, 500),
      begun_at: at,
      seen_at: at,
      idle_at: idleAt,
      ends_at: endsAt,
    })
    .execute()
  return { id, endsAt }
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) => (Temporal.Instant.compare(one, other) < 0 ? one : other)

export async function touchSession({ tx, at }: Work, id: string, endsAt: Temporal.Instant, { idleHours }: AccessSettings): Promise<void> {
  await tx
    .updateTable('session')
    .set({ seen_at: at, idle_at: earlier(at.add({ hours: idleHours }), endsAt) })
    .where('id', '=', id)
    .execute()
}

/** Answers whether there was such an open session. */
export async function endSessionRow({ tx, at }: Work, person: string, id: string): Promise<boolean> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Answers how many were open. */
export async function endSessionRows({ tx, at }: Work, person: string): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}

export async function savePassword({ tx, at }: Work, person: string, hash: string): Promise<void> {
  await tx
    .insertInto('password')
    .values({ person_id: person, hash, set_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: at }))
    .execute()
}

export async function insertLink({ tx, at }: Work, person: string, purpose: LinkPurpose, address: string, expiresAt: Temporal.Instant) {
  const id = randomUUIDv7()
  await tx.insertInto('access_link').values({ id, person_id: person, purpose, address, asked_at: at, expires_at: expiresAt }).execute()
  return id
}

/** True for the first who comes. */
export async function spendLinkRow({ tx, at }: Work, id: string): Promise<boolean> {
  const spent = await tx
    .updateTable('access_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('id')
    .executeTakeFirst()
  return spent !== undefined
}

export async function spendLinksOf({ tx, at }: Work, person: string): Promise<void> {
  await tx.updateTable('access_link').set({ used_at: at }).where('person_id', '=', person).where('used_at', 'is', null).execute()
}

export interface NewKey {
  readonly person: string
  readonly name: string
  readonly tokenHash: Buffer
  readonly scopes: readonly Permission[]
  readonly expiresAt: Temporal.Instant | null
}

export async function insertKey({ tx, at }: Work, { person, name, tokenHash, scopes, expiresAt }: NewKey): Promise<string> {
  const id = randomUUIDv7()
  await tx
    .insertInto('api_key')
    .values({ id, person_id: person, name, token_hash: tokenHash, scopes: [...scopes], added_at: at, expires_at: expiresAt })
    .execute()
  return id
}

export async function touchKey({ tx, at }: Work, id: string): Promise<void> {
  await tx.updateTable('api_key').set({ used_at: at }).where('id', '=', id).execute()
}

/** Answers the ids of those that were good until now; all keys of the person, or this one. */
export async function revokeKeyRows({ tx, at }: Work, person: string, id?: string): Promise<string[]> {
  let query = tx.updateTable('api_key').set({ revoked_at: at }).where('person_id', '=', person).where('revoked_at', 'is', null)
  if (id !== undefined) query = query.where('id', '=', id)
  return (await query.returning('id').execute()).map((row) => row.id)
}

const keyOf = ({ key }: Limit): string => createHash('sha256').update(key).digest('base64url')

/** Counts one try under each limit and answers those that are now passed. A new window begins when the old one has ended. */
export async function countTry({ tx, at }: Work, limits: readonly Limit[]): Promise<{ limit: Limit; endsAt: Temporal.Instant }[]> {
  const counted = limits.map((limit) => ({ limit, key: keyOf(limit) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  const found = await tx
    .insertInto('attempt')
    .values(counted.map(({ limit, key }) => ({ key, count: 1, ends_at: at.add({ seconds: limit.seconds }) })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`case when attempt.ends_at <= ${at} then 1 else attempt.count + 1 end`,
        ends_at: sql`case when attempt.ends_at <= ${at} then excluded.ends_at else attempt.ends_at end`,
      }),
    )
    .returning(['key', 'count', 'ends_at'])
    .execute()
  return counted.flatMap(({ limit, key }) => {
    const row = found.find((one) => one.key === key)
    return row && row.count > limit.most ? [{ limit, endsAt: row.ends_at }] : []
  })
}

/** A try that turned out well does not count. */
export async function uncountTry({ tx }: Work, limits: readonly Limit[]): Promise<void> {
  await tx
    .updateTable('attempt')
    .set(({ eb }) => ({ count: eb('count', '-', 1) }))
    .where('key', 'in', limits.map(keyOf))
    .where('count', '>', 0)
    .execute()
}

/** The first run happens once, whoever else comes at the same time. */
export async function lockHouse({ tx }: Work): Promise<string> {
  return (await tx.selectFrom('house').select('id').forUpdate().executeTakeFirstOrThrow()).id
}

/** What nobody can use any more goes; ended sessions are kept for a quarter, since the audit names them. */
export async function sweepRows({ tx, at }: Work): Promise<void> {
  const quarter = at.subtract({ hours: 24 * 92 })
  await tx.deleteFrom('attempt').where('ends_at', '<', at).execute()
  await tx.deleteFrom('access_link').where('expires_at', '<', quarter).execute()
  await tx.deleteFrom('session').where('ends_at', '<', quarter).execute()
}
