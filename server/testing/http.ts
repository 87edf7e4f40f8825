import type { FastifyInstance } from 'fastify'
import type { Endpoint, Wire } from '#contract/endpoint.ts'
import { authenticate } from '#modules/auth'
import { type Authenticate, apiPrefix, buildHttp } from '#platform/http/index.ts'
import { closeFirst } from '#testing/postgres.ts'
import { type Parts, allRoutes } from '../main.ts'

/** By which way a call comes in, and from where. */
export interface Visitor {
  readonly cookie?: string
  readonly bearer?: string
  readonly ip?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer<R = unknown> {
  readonly status: number
  readonly body: R
  readonly headers: Readonly<Record<string, unknown>>
  /** The session token that the answer sets; '' when it takes it away. */
  readonly cookie: string | undefined
}

/** The whole desk behind its real doors, without a network. `enter` where a test says by itself who calls. */
export async function givenHttp(parts: Parts, enter: Authenticate = authenticate(parts.house)) {
  const app: FastifyInstance = await buildHttp({
    house: parts.house,
    routes: allRoutes(parts),
    authenticate: enter,
    url: new URL(parts.url),
    maxUpload: 1024 * 1024,
  })
  closeFirst(async () => app.close())
  /** One call, as it stands on the wire. */
  const send = async (method: Endpoint['method'], path: string, body?: unknown, visitor: Visitor = {}): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: apiPrefix + path,
      remoteAddress: visitor.ip ?? '192.0.2.1',
      ...(body === undefined ? {} : { payload: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
        ...(visitor.cookie === undefined ? {} : { cookie: `opora_session=${visitor.cookie}` }),
        ...(visitor.bearer === undefined ? {} : { authorization: `Bearer ${visitor.bearer}` }),
        ...visitor.headers,
      },
    })
    const type = String(answer.headers['content-type'] ?? '')
    return {
      status: answer.statusCode,
      body: type.includes('json') ? answer.json() : answer.body,
      headers: answer.headers,
      cookie: answer.cookies.find(({ name }) => name === 'opora_session')?.value,
    }
  }
  /** One operation of the contract. */
  const call = async <E extends Endpoint>(
    endpoint: E,
    given: { readonly params?: Record<string, string>; readonly query?: Record<string, string>; readonly body?: Wire<E['body']> } = {},
    visitor: Visitor = {},
  ): Promise<Answer<Wire<E['result']>>> => {
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.params?.[name] ?? ''))
    const query = given.query ? `?${new URLSearchParams(given.query).toString()}` : ''
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wire is what the contract says, or the test fails
    return (await send(endpoint.method, path + query, given.body, visitor)) as Answer<Wire<E['result']>>
  }
  return { send, call }
}
