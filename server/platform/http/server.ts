import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { fastifySSE } from '@fastify/sse'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import * as z from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import { type Actor, may } from '#platform/actor.ts'
import { faultNumber, log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, openWork } from '#platform/work.ts'
import { Invalid, answerError } from './errors.ts'
import type { Caller, Route } from './route.ts'

/** Finds out who calls: by the session cookie or the bearer key. Given by the `auth` module. */
export type Authenticate = (given: {
  session: string | undefined
  bearer: string | undefined
  ip: string
}) => Promise<{ actor: Actor; credential?: string }>

export interface HttpOptions {
  readonly house: House
  readonly routes: readonly Route[]
  readonly authenticate: Authenticate
  /** The address people use; decides whether cookies are `Secure`. */
  readonly url: URL
  readonly maxUpload: number
}

const cookieName = 'opora_session'
export const apiPrefix = '/api/v1'

/** A Fastify server with every route of the contract mounted; the caller adds static files and listens. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const secure = options.url.protocol === 'https:'
  const app = fastify({
    logger: false,
    trustProxy: 'loopback',
    bodyLimit: 2 * 1024 * 1024,
    // A signed link of a letter is one part of its path.
    routerOptions: { maxParamLength: 1_000 },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
  })
  await app.register(cookie)
  await app.register(fastifySSE, { heartbeatInterval: 25_000 })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // positions of pop-ups are inline styles; no style can run code
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: options.maxUpload }, (_, body, done) =>
    done(null, body),
  )
  // RFC 8058: the button of a mail program posts a form. Whoever else does has no cookie of ours with him.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1_000 }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.setErrorHandler((error, _, reply) => answerError(reply, error))
  app.decorateRequest('actor', null)
  for (const route of options.routes) if (route.kind !== 'hook') mount(app, options, route, secure)
  await app.register(async (machines) => {
    // What is signed is the bytes: nothing reads them before.
    machines.removeAllContentTypeParsers()
    machines.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    for (const route of options.routes) if (route.kind === 'hook') mount(machines, options, route, secure)
  })
  return app
}

function mount(app: FastifyInstance, options: HttpOptions, route: Route, secure: boolean): void {
  const { endpoint } = route
  app.route({
    method: endpoint.method,
    url: apiPrefix + endpoint.path,
    ...(endpoint.method === 'GET' && route.kind !== 'stream' ? {} : {}),
    ...(route.kind === 'stream' ? { sse: 'only' as const } : {}),
    handler: async (request, reply) => {
      try {
        const { actor, credential } = await enter(options, request, endpoint)
        return await answer(options, route, request, reply, actor, callerOf(request, credential), secure)
      } catch (error) {
        return answerError(reply, error)
      }
    },
  })
}

/** The first door: who calls, whether the cookie came from our own pages, and whether this kind of person may knock. */
async function enter({ authenticate, url }: HttpOptions, request: FastifyRequest, { access, method }: Endpoint) {
  const header = request.headers.authorization
  const bearer = header?.startsWith('Bearer ') ? header.slice(7).trim() : undefined
  const session = bearer === undefined ? request.cookies[cookieName] : undefined
  // Cross-site requests carry no cookie (SameSite=Lax); this refuses what an old browser or a sibling site would send.
  const from = request.headers.origin
  if (method !== 'GET' && session !== undefined && from !== undefined && from !== url.origin && new URL(from).host !== request.headers.host)
    throw new Refusal('foreign-page')
  const found = await authenticate({ session, bearer, ip: request.ip })
  if (access === 'anyone') return found
  if (found.actor.kind === 'stranger') throw new Refusal('unauthenticated')
  if (access !== 'signed-in' && !may(found.actor, access)) throw new Refusal('forbidden')
  return found
}

const callerOf = (request: FastifyRequest, credential: string | undefined): Caller => ({
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  languages: request.headers['accept-language'] ?? '',
  credential,
})

async function answer(
  options: HttpOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  caller: Caller,
  secure: boolean,
): Promise<unknown> {
  const { house } = options
  const { endpoint } = route
  const uploaded = route.kind === 'upload' && request.body instanceof Uint8Array ? request.body : undefined
  const call = {
    params: check(endpoint.params, request.params, 'params'),
    query: check(endpoint.query, request.query, 'query'),
    body: route.kind === 'upload' || route.kind === 'hook' ? {} : check(endpoint.body, request.body ?? {}, 'body'),
    caller,
    session: (token: string | null, until?: Temporal.Instant) => {
      if (token === null) reply.clearCookie(cookieName, { path: '/' })
      else
        reply.setCookie(cookieName, token, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          ...(until ? { maxAge: Math.ceil(until.since(house.now()).total('seconds')) } : {}),
        })
    },
  }
  const reading = { ...call, actor, db: house.db.read, at: house.now() }
  switch (route.kind) {
    case 'read':
    case 'outside':
      return sendJson(reply, endpoint, await route.run(reading))
    case 'act':
      return sendJson(reply, endpoint, await openWork(house, actor, (work) => route.run({ ...call, work })))
    case 'hook':
      return sendJson(
        reply,
        endpoint,
        await openWork(house, actor, (work) => route.run({ ...call, work, raw: bytesOf(request), header: headerOf(request) })),
      )
    case 'upload':
      if (!uploaded) throw new Refusal('upload.empty')
      return sendJson(reply, endpoint, await route.run({ ...reading, file: uploaded }))
    case 'file':
      return sendFile(reply, await route.run(reading))
    case 'stream':
      return sendStream(reply, route, { ...reading, actorNow: async () => (await enter(options, request, endpoint)).actor })
  }
}

const bytesOf = ({ body }: FastifyRequest): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array())
const headerOf =
  ({ headers }: FastifyRequest) =>
  (name: string): string | undefined => {
    const said = headers[name.toLowerCase()]
    return Array.isArray(said) ? said[0] : said
  }

export function check(schema: Endpoint['body'], given: unknown, at: 'params' | 'query' | 'body'): never {
  const parsed = z.safeParse(schema as z.core.$ZodType, given)
  if (!parsed.success) throw new Invalid(parsed.error, at)
  return parsed.data as never
}

/** What is not in the contract does not leave the house: encoding drops unknown fields and fails on wrong ones. */
function sendJson(reply: FastifyReply, endpoint: Endpoint, result: unknown): FastifyReply {
  const body = z.encode(endpoint.result as z.core.$ZodType, result)
  return reply.code(200).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body))
}

function sendFile(reply: FastifyReply, { body, type, name, size, inline }: Awaited<ReturnType<Extract<Route, { kind: 'file' }>['run']>>) {
  const shown = inline === true && /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type)
  if (size !== undefined) reply.header('content-length', size)
  return reply
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name ?? 'file')}`)
    .header('content-security-policy', "default-src 'none'; sandbox; style-src 'unsafe-inline'; img-src data:")
    .header('cache-control', 'private, max-age=3600')
    .type(type)
    .send(body)
}

async function sendStream(
  reply: FastifyReply,
  { run }: Extract<Route, { kind: 'stream' }>,
  call: Omit<Parameters<typeof run>[0], 'signal'>,
): Promise<FastifyReply> {
  const closed = new AbortController()
  reply.raw.on('close', () => closed.abort())
  reply.sse.keepAlive()
  try {
    for await (const { event, data, id } of run({ ...call, signal: closed.signal })) {
      if (closed.signal.aborted) break
      await reply.sse.send({ event, data, ...(id === undefined ? {} : { id }) })
    }
  } catch (error) {
    // A refusal ends a stream; the answer has begun, so that no other can be given.
    if (!(error instanceof Refusal)) log.error({ error, fault: faultNumber() }, 'a stream broke')
  } finally {
    reply.sse.close()
  }
  return reply
}
