import * as z from 'zod'
import { Names } from './common.ts'
import { OrganisationId, PersonId, TeamId } from './people.ts'

export const MajorRole = z.enum(['commander', 'communicator', 'scribe'])
export type MajorRole = z.infer<typeof MajorRole>

/** Whom and what it touches. No organisations: every client. */
export const MajorScope = z.object({
  services: z.array(z.uuid()).max(50),
  organisations: z.array(OrganisationId).max(500),
  people: z.array(PersonId).max(500),
  teams: z.array(TeamId).max(50),
})
export type MajorScope = z.output<typeof MajorScope>

/** The commander decides, the communicator tells, the scribe writes down. */
export const MajorRoles = z.object({
  commander: PersonId,
  communicator: PersonId.nullable(),
  scribe: PersonId.nullable(),
})
export type MajorRoles = z.output<typeof MajorRoles>

/** Which rule saw it: one incident of high priority on a critical service, or many of one service at once. */
export const MajorRule = z.enum(['priority', 'burst'])
export type MajorRule = z.infer<typeof MajorRule>

export const ServiceChip = z.object({ id: z.uuid(), names: Names })
/** What requesters are told of it; '' where nothing has been written in that language. */
export const PublicText = z.object({ ru: z.string().trim().max(1_000), en: z.string().trim().max(1_000) })
