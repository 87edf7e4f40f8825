import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import { faultNumber, log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'

/** A zod failure of what came in, with the paths of the wrong fields. */
export class Invalid extends Error {
  readonly issues: readonly { path: string; code: string; message: string }[]
  constructor(error: z.core.$ZodError, at: 'params' | 'query' | 'body') {
    super('invalid')
    this.issues = error.issues.map(({ path, code, message }) => ({
      path: [...(at === 'body' ? [] : [at]), ...path].join('.'),
      code,
      message,
    }))
  }
}

const statuses: Record<string, number> = {
  unauthenticated: 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'foreign-page': 403,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
}

/** Refusal → 4xx, Invalid → 422, anything else → 500 with a number that stands in the log (RFC 9457 problem details). */
export function answerError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refusal && typeof error.facts['retryAfter'] === 'number') reply.header('retry-after', error.facts['retryAfter'])
  if (error instanceof Refusal)
    return problem(reply, statuses[error.code.split('.').at(-1) ?? ''] ?? 409, { code: error.code, facts: error.facts })
  if (error instanceof Invalid) return problem(reply, 422, { code: 'invalid', issues: error.issues })
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return problem(reply, error.statusCode, { code: error.statusCode === 413 ? 'too-large' : 'bad-request', detail: error.message })
  const fault = faultNumber()
  log.error({ error, fault }, 'fault')
  return problem(reply, 500, { code: 'fault', fault })
}

const problem = (reply: FastifyReply, status: number, body: { code: string } & Record<string, unknown>): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: body.code, status, ...body }))
