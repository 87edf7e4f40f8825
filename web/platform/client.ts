import type { Answer, Input, Name } from './api.ts'

type Issue = { path: string; code: string; message: string }
type Facts = Readonly<Record<string, string | number>>

/** The server's "no" (or silence): a refusal's code, wrong fields, a fault's number, or `offline`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Facts
  readonly issues: readonly Issue[]
  readonly fault: string | undefined
  constructor(status: number, body: { code?: string; facts?: Facts; issues?: readonly Issue[]; fault?: string }) {
    super(body.code ?? `http-${String(status)}`)
    this.code = this.message
    this.status = status
    this.facts = body.facts ?? {}
    this.issues = body.issues ?? []
    this.fault = body.fault
  }
}

const prefix = '/api/v1'
const lost = new Set<() => void>()

/** Told when the server no longer knows us: the session ended. */
export function onSignedOut(hear: () => void): () => void {
  lost.add(hear)
  return () => lost.delete(hear)
}

type Sent = { params?: object; query?: object; body?: object }

/** Calls one operation of the contract; throws a Problem. */
export async function call<N extends Name>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Answer<N>> {
  const sent: Sent = input
  const [method = 'GET', path = ''] = name.split(' ')
  const hasBody = method !== 'GET'
  const response = await reach(address(path, sent), {
    method,
    credentials: 'same-origin',
    headers: hasBody ? { accept: 'application/json', 'content-type': 'application/json' } : { accept: 'application/json' },
    ...(hasBody ? { body: JSON.stringify(sent.body ?? {}) } : {}),
    ...(signal === undefined ? {} : { signal }),
  })
  return (await read(response)) as Answer<N>
}

/** The address of an operation, for links to files and for streams. */
export function addressOf<N extends Name>(name: N, input: Input<N>): string {
  return address(name.slice(name.indexOf(' ') + 1), input)
}

function address(path: string, { params = {}, query = {} }: Sent): string {
  const values: Record<string, unknown> = { ...params }
  const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(values[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value))
  return `${prefix}${filled}${search.size > 0 ? `?${search.toString()}` : ''}`
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    throw new Problem(0, { code: 'offline' })
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.ok) return response.json()
  throw refused(response.status, await response.json().catch(() => ({})))
}

function refused(status: number, body: object): Problem {
  // a proxy that finds no server behind it is the same to the reader as no network
  const problem = new Problem(status, [502, 503, 504].includes(status) && !('code' in body) ? { code: 'offline' } : body)
  if (problem.code === 'unauthenticated') for (const hear of lost) hear()
  return problem
}

/** Sends one file and tells how far it has come, 0 to 100. */
export function upload<N extends Name>(
  name: N,
  input: Input<N>,
  file: Blob,
  onProgress: (percent: number) => void,
  signal?: AbortSignal,
): Promise<Answer<N>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(name, input))
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : (loaded / total) * 100)
    request.onerror = () => reject(new Problem(0, { code: 'offline' }))
    request.onabort = () => reject(new Problem(0, { code: 'aborted' }))
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Answer<N>)
      else reject(refused(request.status, (request.response as object | null) ?? {}))
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
