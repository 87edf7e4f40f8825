import * as z from 'zod'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'

/** Somebody is away from one moment to another; who stands in inherits his queue and his notices. */
export const Absence = z.object({
  id: z.uuid(),
  person: PersonChip,
  substitute: PersonChip.nullable(),
  from: Instant,
  to: Instant,
  may: z.object({ end: z.boolean() }),
})

/** Who is away now, and who does his work: at the end of the chain of substitutes; nobody where the chain ends with one who is away. */
export const Away = z.object({ person: PersonChip, until: Instant, standIn: PersonChip.nullable() })

export const listAbsences = endpoint({
  method: 'GET',
  path: '/absences',
  summary: 'Who is away now or will be: everybody, or one person',
  access: 'ticket.work',
  query: z.object({ person: PersonId.optional() }),
  result: z.object({ items: z.array(Absence), maySet: z.boolean() }),
})
export const setAbsence = endpoint({
  method: 'POST',
  path: '/absences',
  summary: 'Say that somebody is away, and who stands in: oneself, or a person of the teams that one leads',
  access: 'ticket.work',
  body: z.object({ person: PersonId, substitute: PersonId.nullable().default(null), from: Instant, to: Instant }),
  result: Absence,
  refusals: [
    'forbidden',
    'not-found',
    'people.absence-backwards',
    'people.absence-over',
    'people.absence-overlaps',
    'people.substitute-not-staff',
    'people.substitute-himself',
    'people.substitute-loop',
  ],
})
export const endAbsence = endpoint({
  method: 'DELETE',
  path: '/absences/:id',
  summary: 'End an absence that has begun, call off one that has not',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  result: Done,
  refusals: ['forbidden', 'not-found', 'people.absence-over'],
})
