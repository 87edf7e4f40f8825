import * as z from 'zod'
import { endpoint } from './endpoint.ts'

/** Server-sent events: `ticket` {id, type} of what the caller may read; `everything`: too much happened to be told one by one. */
export const follow = endpoint({
  method: 'GET',
  path: '/live',
  summary: 'What happens, as it happens',
  access: 'signed-in',
  result: z.unknown(),
  wire: 'stream',
})
