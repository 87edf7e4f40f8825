import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Target } from './sla.ts'

/** Where the OLAs of the levels one after another, and the slowest vendor's contract where his time counts, take longer than the resolution promised. */
export const AgreementFit = z.object({
  overruns: z.array(
    z.object({
      priority: z.int(),
      target: Target,
      /** The worst moment of the coming week for a request to come in. */
      at: Instant,
      /** How much later than promised it may end then, by the clock on the wall; null: the chain never ends. */
      lateMs: z.int().nullable(),
      chain: z.array(z.object({ metric: z.enum(['level', 'vendor']), place: Names, agreement: Names, target: Target })),
    }),
  ),
})

export const getAgreementFit = endpoint({
  method: 'GET',
  path: '/agreement-versions/:id/fit',
  summary: 'Whether the agreements with our lines and vendors fit into what a version promises the client',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  result: AgreementFit,
  refusals: ['not-found'],
})
