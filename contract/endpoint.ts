import * as z from 'zod'
import type { Permission } from './people.ts'

/** The least a schema must have: comparing whole zod classes structurally costs the type checker seconds. */
interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown }
}

/** As it stands on the wire (and in the browser). */
export type Wire<S extends Schema> = S['_zod']['input']
/** As the server sees it: instants are Temporal. */
export type Value<S extends Schema> = S['_zod']['output']

/** The first door: who may knock at all. What is behind it is decided by the module's policy. */
export type Access = 'anyone' | 'signed-in' | Permission

/** One HTTP operation, described once: the server implements it, the web calls it, OpenAPI prints it. */
export interface Endpoint<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema, R extends Schema = Schema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`. */
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly result: R
  /** `file`: answers with bytes. `upload`: the body is one file, its name in the query. `stream`: server-sent events. */
  readonly wire: 'json' | 'file' | 'upload' | 'stream'
  readonly refusals: readonly string[]
}

const none = z.strictObject({})
type None = typeof none

/** Describes an operation; what is left out is empty. A `GET` never changes anything. */
export const endpoint = <
  const M extends Endpoint['method'],
  const Path extends Endpoint['path'],
  R extends Schema,
  P extends Schema = None,
  Q extends Schema = None,
  B extends Schema = None,
>(
  e: Pick<Endpoint, 'summary' | 'access'> & {
    method: M
    path: Path
    params?: P
    query?: Q
    body?: B
    result: R
    wire?: Endpoint['wire']
    refusals?: readonly string[]
  },
): Endpoint<P, Q, B, R> & { readonly method: M; readonly path: Path } => ({
  wire: 'json',
  refusals: [],
  ...e,
  params: e.params ?? blank<P>(),
  query: e.query ?? blank<Q>(),
  body: e.body ?? blank<B>(),
})

/** A schema type that was left out has been inferred as `None`. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const blank = <S extends Schema>(): S => none as unknown as S
