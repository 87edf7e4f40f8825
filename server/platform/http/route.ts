import type { Readable } from 'node:stream'
import type { Endpoint, Value } from '#contract/endpoint.ts'
import type { Actor } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

/** What the caller sent along with an operation, beside its data. */
export interface Caller {
  readonly ip: string
  readonly userAgent: string
  readonly languages: string
  /** The session or key the actor came in by. */
  readonly credential: string | undefined
}

interface Asked<E extends Endpoint> {
  readonly params: Value<E['params']>
  readonly query: Value<E['query']>
  readonly body: Value<E['body']>
  readonly caller: Caller
  /** Sets or clears the session cookie of the answer. */
  readonly session: (token: string | null, until?: Temporal.Instant) => void
}

export interface ReadCall<E extends Endpoint> extends Asked<E> {
  readonly actor: Actor
  readonly db: Reader
  readonly at: Temporal.Instant
}

export interface ActCall<E extends Endpoint> extends Asked<E> {
  readonly work: Work
}

/** A signed call from a machine: what was sent is signed as it is sent. */
export interface HookCall<E extends Endpoint> extends ActCall<E> {
  readonly raw: Uint8Array
  readonly header: (name: string) => string | undefined
}

export interface FileAnswer {
  readonly body: Readable | Uint8Array | string
  readonly type: string
  readonly name?: string
  readonly size?: number
  /** A picture may be shown in place; anything else is saved. */
  readonly inline?: boolean
}

export interface StreamCall<E extends Endpoint> extends ReadCall<E> {
  readonly signal: AbortSignal
  /** Who the caller is now: his rights may have changed since the stream began. Rejected when he may not be here any more. */
  readonly actorNow: () => Promise<Actor>
}

/** One event of a server-sent stream, or a beat that only shows that the connection lives. */
export interface StreamItem {
  readonly event: string
  readonly data: unknown
  readonly id?: string
}

export type Route =
  | { readonly kind: 'read'; readonly endpoint: Endpoint; readonly run: (call: ReadCall<Endpoint>) => Promise<unknown> }
  | { readonly kind: 'act'; readonly endpoint: Endpoint; readonly run: (call: ActCall<Endpoint>) => Promise<unknown> }
  | { readonly kind: 'hook'; readonly endpoint: Endpoint; readonly run: (call: HookCall<Endpoint>) => Promise<unknown> }
  | { readonly kind: 'outside'; readonly endpoint: Endpoint; readonly run: (call: ReadCall<Endpoint>) => Promise<unknown> }
  | { readonly kind: 'file'; readonly endpoint: Endpoint; readonly run: (call: ReadCall<Endpoint>) => Promise<FileAnswer> }
  | {
      readonly kind: 'upload'
      readonly endpoint: Endpoint
      readonly run: (call: ReadCall<Endpoint> & { file: Uint8Array }) => Promise<unknown>
    }
  | {
      readonly kind: 'stream'
      readonly endpoint: Endpoint
      readonly run: (call: StreamCall<Endpoint>) => AsyncIterable<StreamItem>
    }

type Answer<E extends Endpoint> = Promise<NoInfer<Value<E['result']>>>

/** Binds an endpoint to a query: it gets a reader and cannot write. */
export const read = <E extends Endpoint>(endpoint: E, run: (call: ReadCall<NoInfer<E>>) => Answer<E>): Route =>
  ({ kind: 'read', endpoint, run }) as unknown as Route

/** Binds an endpoint to a command. One call is one transaction. */
export const act = <E extends Endpoint>(endpoint: E, run: (call: ActCall<NoInfer<E>>) => Answer<E>): Route =>
  ({ kind: 'act', endpoint, run }) as unknown as Route

/** An act whose body is not read before its signature is: it gets the bytes and the headers. */
export const hook = <E extends Endpoint>(endpoint: E, run: (call: HookCall<NoInfer<E>>) => Answer<E>): Route =>
  ({ kind: 'hook', endpoint, run }) as unknown as Route

/** An act that must talk to a neighbour while the caller waits (a test of a mail server, a slow hash): it opens its own works. */
export const outside = <E extends Endpoint>(endpoint: E, run: (call: ReadCall<NoInfer<E>>) => Answer<E>): Route =>
  ({ kind: 'outside', endpoint, run }) as unknown as Route

export const file = <E extends Endpoint>(endpoint: E, run: (call: ReadCall<NoInfer<E>>) => Promise<FileAnswer>): Route =>
  ({ kind: 'file', endpoint, run }) as unknown as Route

/** The body is one file; bytes are stored before the work that names them opens. */
export const upload = <E extends Endpoint>(endpoint: E, run: (call: ReadCall<NoInfer<E>> & { file: Uint8Array }) => Answer<E>): Route =>
  ({ kind: 'upload', endpoint, run }) as unknown as Route

export const stream = <E extends Endpoint>(endpoint: E, run: (call: StreamCall<NoInfer<E>>) => AsyncIterable<StreamItem>): Route =>
  ({ kind: 'stream', endpoint, run }) as unknown as Route
