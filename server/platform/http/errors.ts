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

/** By the end of a code: `links.unknown-not-found` is a 404 too. Every other refusal is a conflict with how things stand. */
const statusOf = (code: string): number =>
  Object.entries(statuses).find(([end]) => code === end || (/[.-]$/.test(code.slice(0, -end.length)) && code.endsWith(end)))?.[1] ?? 409

/** A foreign key caught an id in what was sent that nothing has (PostgreSQL 23503). */
const isUnknownReference = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503'

/** Refusal → 4xx, Invalid → 422, anything else → 500 with a number that stands in the log (RFC 9457 problem details). */
export function answerError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refusal && typeof error.facts['retryAfter'] === 'number') reply.header('retry-after', error.facts['retryAfter'])
  if (error instanceof Refusal) return problem(reply, statusOf(error.code), { code: error.code, facts: error.facts })
  if (isUnknownReference(error)) return problem(reply, 409, { code: 'unknown-reference', facts: {} })
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
