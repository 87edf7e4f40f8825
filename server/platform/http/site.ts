import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Doors and the portal are pages of their own; every other address that is no file belongs to the desk. */
const entries: readonly (readonly [RegExp, string])[] = [
  [/^\/(sign-in|first-run|l|v|u)(\/|$)/, 'enter.html'],
  [/^\/portal(\/|$)/, 'portal.html'],
  [/^\/gallery(\/|$)/, 'gallery.html'],
  [/^\//, 'desk.html'],
]

/** Serves the built web: hashed files for ever, the pages fresh; an address of a screen answers with the page that draws it. */
export async function serveSite(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes(`${resolve(folder)}/assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = new URL(request.url, 'http://here').pathname
    const entry = entries.find(([pattern]) => pattern.test(path))?.[1]
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !/\.\w{2,5}$/.test(path)
    if (entry && isPage) return reply.sendFile(entry)
    return reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: 'not-found', status: 404, code: 'not-found' }))
  }
  app.setNotFoundHandler(page)
  app.get('/', page)
}
