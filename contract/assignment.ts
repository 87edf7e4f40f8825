import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelId, PersonChip, PersonId, TeamId } from './people.ts'
import { TicketRef } from './ticket-words.ts'

/** By skill: who can do all it asks. By load: who has the least. Round robin: who has waited longest. Client: who knows this requester and his organisation. */
export const AssignmentWay = z.enum(['skill', 'load', 'round-robin', 'client'])
export type AssignmentWay = z.infer<typeof AssignmentWay>

/** Why nobody could be given a ticket. */
export const UnattendedBecause = z.enum(['nobody-in-team', 'nobody-on-shift', 'everybody-full', 'nobody-skilled'])
export type UnattendedBecause = z.infer<typeof UnattendedBecause>

/** Why this person: kept with the event, in facts. `known`: tickets of this requester, and of his organisation, that he had in the last year. */
export const AssignedWhy = z.object({
  way: AssignmentWay,
  open: z.int(),
  capacity: z.int().nullable(),
  skills: z.array(z.uuid()),
  lacks: z.array(z.uuid()),
  known: z.int(),
  knownClient: z.int(),
  /** How many people the team has, and how many could not be asked. */
  of: z.int(),
  away: z.int(),
  offShift: z.int(),
  full: z.int(),
  unskilled: z.int(),
})
export type AssignedWhy = z.infer<typeof AssignedWhy>

export const Unattended = z.object({ because: UnattendedBecause, since: Instant, until: Instant.nullable(), paged: z.array(PersonChip) })

export const Skill = z.object({
  id: z.uuid(),
  names: Names,
  active: z.boolean(),
  /** Whose tickets ask for it. */
  services: z.array(z.uuid()),
  categories: z.array(z.uuid()),
  levels: z.array(LevelId),
  people: z.array(PersonChip),
})
export const listSkills = endpoint({
  method: 'GET',
  path: '/skills',
  summary: 'What people can do, and which tickets ask for it',
  access: 'ticket.work',
  result: z.object({ items: z.array(Skill) }),
})
export const saveSkill = endpoint({
  method: 'PUT',
  path: '/skills/:id',
  summary: 'Add or change a skill, and which tickets ask for it',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: Skill.pick({ names: true, active: true, services: true, categories: true, levels: true }),
  result: Skill,
  refusals: ['catalog.unknown-service', 'catalog.unknown-category', 'people.unknown-level'],
})

/** What one can do, how many open tickets at once, and in which hours; without a calendar those of the team hold. */
export const WorkTerms = z.object({
  skills: z.array(z.uuid()),
  capacity: z.int().min(1).max(500).nullable(),
  calendar: z.uuid().nullable(),
})
export const getWorkTerms = endpoint({
  method: 'GET',
  path: '/people/:id/work-terms',
  summary: 'What somebody can do, how much, and when he works',
  access: 'ticket.work',
  params: z.object({ id: PersonId }),
  result: WorkTerms.extend({ open: z.int(), maySet: z.boolean() }),
  refusals: ['not-found'],
})
export const setWorkTerms = endpoint({
  method: 'PUT',
  path: '/people/:id/work-terms',
  summary: 'Set what a person of the teams that one leads can do, how much, and when he works',
  access: 'ticket.work',
  params: z.object({ id: PersonId }),
  body: WorkTerms,
  result: WorkTerms,
  refusals: ['forbidden', 'not-found', 'tickets.unknown-skill', 'tickets.unknown-calendar'],
})

export const TeamAssignment = z.object({
  team: TeamId,
  way: AssignmentWay,
  /** On arrival in the team; else when somebody asks. */
  automatic: z.boolean(),
  /** When the team works; of who has no calendar of his own. */
  calendar: z.uuid().nullable(),
  /** Who is called when nobody is on shift; without a rota the leads of the team. */
  rota: z.uuid().nullable(),
})
export type TeamAssignment = z.infer<typeof TeamAssignment>
export const listTeamAssignments = endpoint({
  method: 'GET',
  path: '/team-assignments',
  summary: 'How the tickets of each team find their assignee',
  access: 'ticket.work',
  result: z.object({ items: z.array(TeamAssignment) }),
})
export const setTeamAssignment = endpoint({
  method: 'PUT',
  path: '/teams/:id/assignment',
  summary: 'Set how the tickets of a team find their assignee',
  access: 'settings.edit',
  params: z.object({ id: TeamId }),
  body: TeamAssignment.omit({ team: true }),
  result: TeamAssignment,
  refusals: ['not-found', 'tickets.unknown-calendar', 'tickets.unknown-rota'],
})

const noChoice = ['tickets.no-team', ...UnattendedBecause.options.map((because) => `tickets.${because}`)]
/** Who would get a ticket of a team now, and how its people stand. */
export const getBestAssignee = endpoint({
  method: 'GET',
  path: '/tickets/:ref/best-assignee',
  summary: 'Who would best get the ticket in a team, and why',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  query: z.object({ team: TeamId.optional() }),
  result: z.object({
    best: z.object({ person: PersonChip, why: AssignedWhy, skills: z.array(Names) }).nullable(),
    because: UnattendedBecause.nullable(),
    until: Instant.nullable(),
  }),
  refusals: ['not-found', 'tickets.no-team'],
})
export const assignToBest = endpoint({
  method: 'POST',
  path: '/tickets/:ref/best-assignee',
  summary: 'Assign to who would best get it, in its team or another of the level',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  body: z.object({ team: TeamId.optional() }),
  result: z.object({ person: PersonChip, why: AssignedWhy }),
  refusals: ['forbidden', 'not-found', 'tickets.merged', 'tickets.closed', 'tickets.team-not-on-level', ...noChoice],
})

export const AssignmentEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('skill.saved'),
    active: z.boolean(),
    services: z.array(z.uuid()),
    categories: z.array(z.uuid()),
    levels: z.array(z.uuid()),
  }),
  z.object({ type: z.literal('person.work-terms-set'), ...WorkTerms.shape }),
  z.object({
    type: z.literal('team.assignment-set'),
    way: AssignmentWay,
    automatic: z.boolean(),
    calendar: z.uuid().nullable(),
    rota: z.uuid().nullable(),
  }),
])
