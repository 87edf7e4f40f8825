import { randomUUIDv7 } from 'node:crypto'
import type { AppEvent } from '#contract/events.ts'
import type { Actor } from '#platform/actor.ts'
import { type Database, type Tx, chunks, json } from '#platform/db/index.ts'
import { writerOf } from '#platform/db/writer.ts'
import type { JobType, Jobs } from '#platform/jobs/index.ts'

/** One unit of work: who acts, when, and the transaction that saves what happened. */
export interface Work {
  readonly actor: Actor
  /** The only "now" of a command. The first reading fixes it: lock what you change before. */
  readonly at: Temporal.Instant
  readonly tx: Tx
  /** A locked subject tells its last moment: `at` is never earlier. */
  readonly notBefore: (at: Temporal.Instant) => void
  /** Collects for the event log; the commit writes all of them as one insert. `at` only for what is explicitly entered later than it happened. */
  readonly record: (subject: string, event: AppEvent, at?: Temporal.Instant) => void
  /** Collects a job; saved by the same commit, run after it (at the earliest at `at`). */
  readonly later: <P extends object>(job: JobType<P>, payload: P, at?: Temporal.Instant) => void
}

export interface StoredEvent<E extends AppEvent = AppEvent> {
  readonly id: string
  readonly at: Temporal.Instant
  readonly recordedAt: Temporal.Instant
  readonly actor: Actor
  readonly subject: string
  readonly event: E
  readonly cause: string | null
}

/** Keeps rows in step with the log inside the transaction that records the events. */
export type Projection = (work: Work, events: readonly StoredEvent[]) => Promise<void>

/** What every edge needs to open a work. */
export interface House {
  readonly db: Database
  readonly jobs: Jobs
  readonly projections: readonly Projection[]
  readonly now: () => Temporal.Instant
  /** Tells the readers of the log that there is news. */
  readonly poke: () => void
}

interface Collected {
  events: StoredEvent[]
  jobs: { job: JobType<object>; payload: object; at: Temporal.Instant | undefined }[]
}

/** Two works met: PostgreSQL's deadlock and serialisation failures, or `at` read before a lock that knows a later moment. */
class Collision extends Error {}
const collided = (error: unknown): boolean =>
  error instanceof Collision || (error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01'))

/** Opens a transaction, runs the act in it, saves what it recorded, and retries when two works collide. */
export async function openWork<T>(house: House, actor: Actor, act: (work: Work) => Promise<T>, cause: string | null = null): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [result, news] = await writerOf(house.db)
        .transaction()
        .execute((tx) => workOn(house, tx, actor, act, cause))
      if (news) house.poke()
      return result
    } catch (error) {
      if (attempt >= 5 || !collided(error)) throw error
    }
  }
}

/** The same inside a transaction that is open already (the reader of the log does many in one). */
export async function workOn<T>(
  house: House,
  tx: Tx,
  actor: Actor,
  act: (work: Work) => Promise<T>,
  cause: string | null = null,
): Promise<[T, boolean]> {
  const collected: Collected = { events: [], jobs: [] }
  const work = collect(house, tx, actor, collected, cause)
  const result = await act(work)
  await save(house, work, collected)
  return [result, collected.events.length > 0]
}

/** How each work makes itself for another actor. */
const others = new WeakMap<Work, (actor: Actor) => Work>()

/** The same work, acting as somebody else: whoever holds a signed link acts as the person it was written to. */
export function workAs(work: Work, actor: Actor): Work {
  const other = others.get(work)
  if (!other) throw new Error('not a work of this house')
  return other(actor)
}

function collect(house: House, tx: Tx, first: Actor, collected: Collected, cause: string | null): Work {
  let floor: Temporal.Instant | undefined
  let at: Temporal.Instant | undefined
  const moment = (): Temporal.Instant => {
    if (at) return at
    const now = house.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
    return (at = floor && Temporal.Instant.compare(floor, now) > 0 ? floor : now)
  }
  const make = (actor: Actor): Work => {
    const work: Work = {
      actor,
      tx,
      get at() {
        return moment()
      },
      notBefore(last) {
        if (at && Temporal.Instant.compare(last, at) > 0) throw new Collision('the moment of this work was taken before its locks')
        if (!floor || Temporal.Instant.compare(last, floor) > 0) floor = last
      },
      record(subject, event, when) {
        const recordedAt = moment()
        collected.events.push({ id: randomUUIDv7(), at: when ?? recordedAt, recordedAt, actor, subject, event, cause })
      },
      later(job, payload, when) {
        collected.jobs.push({ job, payload, at: when })
      },
    }
    others.set(work, make)
    return work
  }
  return make(first)
}

async function save(house: House, work: Work, collected: Collected): Promise<void> {
  if (collected.events.length > 0) {
    for (const some of chunks(collected.events, 8))
      await work.tx
        .insertInto('event')
        .values(
          some.map(({ id, at, recordedAt, actor, subject, event: { type, ...data }, cause }) => ({
            id,
            at,
            recorded_at: recordedAt,
            actor: json(actorRecord(actor)),
            subject,
            type,
            data: json(data),
            cause,
          })),
        )
        .execute()
    const events = [...collected.events]
    for (const project of house.projections) await project(work, events)
    if (collected.events.length > events.length) throw new Error('a projection recorded an event; that is what reactions are for')
  }
  if (collected.jobs.length > 0) await house.jobs.insert(work.tx, collected.jobs)
}

/** What the log keeps of an actor: who, and by which way in. */
const actorRecord = (actor: Actor): object =>
  actor.kind === 'person' ? { kind: 'person', id: actor.id, by: actor.by } : actor.kind === 'system' ? actor : { kind: 'stranger' }
