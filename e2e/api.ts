/** The API of a desk as a suite calls it: by the endpoints of the contract, typed on both ends. */
import type { Endpoint, Wire } from '#contract/endpoint.ts'

type None = Record<string, never>
type Part<Key extends string, Value> = Value extends None
  ? { [K in Key]?: Value }
  : Partial<Value> extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value }
export type Input<E extends Endpoint> = Part<'params', Wire<E['params']>> & Part<'query', Wire<E['query']>> & Part<'body', Wire<E['body']>>
export type Call = <E extends Endpoint>(
  endpoint: E,
  ...input: Partial<Input<E>> extends Input<E> ? [Input<E>?] : [Input<E>]
) => Promise<Wire<E['result']>>

/** What the desk answered instead of what was asked for. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(what: string, status: number, said: string) {
    super(`${what}: ${status} ${said}`)
    this.name = 'Refused'
    this.status = status
    this.code = codeIn(said)
  }
}

export interface Credentials {
  readonly bearer?: string
  readonly cookie?: string
}

export const apiOf =
  (url: string, who: Credentials): Call =>
  async (endpoint, ...[input]) => {
    const { body } = await request(url, endpoint, input ?? {}, who)
    return JSON.parse(body)
  }

/** Whoever signs in is given a cookie by which the next calls are his. */
export async function signInBy<E extends Endpoint>(url: string, endpoint: E, input: Input<E>): Promise<Credentials> {
  const { cookie } = await request(url, endpoint, input, {})
  return { cookie }
}

async function request(
  url: string,
  endpoint: Endpoint,
  input: object,
  { bearer, cookie }: Credentials,
): Promise<{ body: string; cookie: string }> {
  const { params = {}, query = {}, body }: { params?: unknown; query?: unknown; body?: unknown } = input
  const path = Object.entries(Object(params)).reduce(
    (text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))),
    String(endpoint.path),
  )
  const asked = new URLSearchParams(Object.entries(Object(query)).map(([name, value]) => [name, String(value)]))
  const answer = await fetch(`${url}/api/v1${path}?${asked}`, {
    method: endpoint.method,
    signal: AbortSignal.timeout(30_000),
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(endpoint.method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Refused(`${endpoint.method} ${path}`, answer.status, text)
  return {
    body: text,
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  }
}

function codeIn(said: string): string {
  try {
    return String(JSON.parse(said).code)
  } catch {
    return ''
  }
}
