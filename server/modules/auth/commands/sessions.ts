import { randomUUIDv7 } from 'node:crypto'
import type { Me, Session } from '#contract/auth.ts'
import { type Standing, findPersonByAddress } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import type { Caller } from '#platform/http/index.ts'
import { log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { actorOf, inPerson } from '../actor.ts'
import { signInLimits } from '../limits.ts'
import { meOf, passwordOf, present } from '../queries/me.ts'
import { accessSettings } from '../queries/settings.ts'
import { endSessionRow, endSessionRows, insertSession, savePassword } from '../store.ts'
import { hashPassword, isOutdated, verifyPassword } from '../ways/argon2.ts'
import { newToken, tokenHash } from '../ways/token.ts'
import { giveBack, spend } from './limit.ts'

/** What the edge needs to begin a session: who asks, and how the cookie is set. */
export interface Edge {
  readonly actor: Actor
  readonly caller: Caller
  readonly session: (token: string | null, until?: Temporal.Instant) => void
}

/** Sign-in by password. An unknown address, one without a password and one who left all get the same answer after the same work. */
export async function signIn(house: House, edge: Edge, { email, password }: { email: string; password: string }): Promise<Me> {
  const login = email.toLowerCase()
  const limits = signInLimits(login, edge.caller.ip)
  await spend(house, limits)
  const person = await findPersonByAddress(house.db.read, 'email', login)
  const stored = await passwordOf(house.db.read, person ?? randomUUIDv7())
  const isRight = await verifyPassword(password, stored)
  const standing = isRight && person !== undefined ? await present(house.db.read, person).catch(() => undefined) : undefined
  if (!standing) return refuse(house, edge, person)
  await giveBack(house, limits)
  if (stored !== undefined && isOutdated(stored)) {
    const hash = await hashPassword(password)
    await openWork(house, actorOf(standing, 'session'), async (work) => savePassword(work, standing.id, hash))
  }
  return openWork(house, actorOf(standing, 'session'), async (work) => begin(work, edge, standing, 'password'))
}

/** The refusal of an unknown address is written down too: it takes as long, and it is worth knowing. */
async function refuse(house: House, { caller }: Edge, person: string | undefined): Promise<never> {
  log.warn({ ip: caller.ip }, 'a sign-in was refused')
  await openWork(house, { kind: 'stranger' }, async (work) => {
    const { id } = await work.tx.selectFrom('house').select('id').executeTakeFirstOrThrow()
    work.record(person ?? id, { type: 'sign-in.refused', because: 'wrong-credentials' })
  })
  throw new Refusal('auth.wrong-credentials')
}

/** Begins a session with a new token; the one that the browser had before ends. */
export async function begin(work: Work, { actor, caller, session }: Edge, standing: Standing, how: Session['how']): Promise<Me> {
  const token = newToken()
  if (
    actor.kind === 'person' &&
    actor.by === 'session' &&
    caller.credential !== undefined &&
    (await endSessionRow(work, actor.id, caller.credential))
  )
    work.record(actor.id, { type: 'session.ended', session: caller.credential, because: 'replaced' })
  const { id, endsAt } = await insertSession(
    work,
    { person: standing.id, tokenHash: tokenHash(token), how, ip: caller.ip, userAgent: caller.userAgent },
    await readSetting(work.tx, accessSettings),
  )
  work.record(standing.id, { type: 'session.begun', session: id, how })
  session(token, endsAt)
  return meOf(work.tx, standing)
}

/** Anybody may sign out; whoever is signed in by nothing has only his cookie taken away. */
export async function signOut(work: Work, { caller, session }: Omit<Edge, 'actor'>): Promise<void> {
  session(null)
  const { actor } = work
  if (actor.kind !== 'person' || actor.by !== 'session' || caller.credential === undefined) return
  if (await endSessionRow(work, actor.id, caller.credential))
    work.record(actor.id, { type: 'session.ended', session: caller.credential, because: 'signed-out' })
}

export async function endOwnSession(work: Work, id: string): Promise<void> {
  const { id: person } = inPerson(work.actor)
  if (!(await endSessionRow(work, person, id))) throw new Refusal('not-found')
  work.record(person, { type: 'session.ended', session: id, because: 'signed-out' })
}

type Because = 'asked' | 'password-set' | 'left' | 'administrator'

export async function endAllSessions(work: Work, person: string, because: Because): Promise<void> {
  if ((await endSessionRows(work, person)) > 0) work.record(person, { type: 'session.all-ended', because })
}

export async function signOutEverywhere(work: Work, session: Edge['session']): Promise<void> {
  await endAllSessions(work, inPerson(work.actor).id, 'asked')
  session(null)
}
