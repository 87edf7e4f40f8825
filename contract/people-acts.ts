import * as z from 'zod'
import { Language, Line, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import {
  AddressKind,
  Level,
  LevelId,
  NewLevel,
  NewOrganisation,
  NewPerson,
  NewTeam,
  Organisation,
  OrganisationId,
  OrganisationKind,
  Person,
  PersonId,
  RoleName,
  Team,
  TeamId,
} from './people.ts'

const people = z.object({ q: z.string().max(200).optional(), organisation: OrganisationId.optional(), staff: z.stringbool().optional() })

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People, found by name, address or phone',
  access: 'person.read',
  query: PageQuery.extend(people.shape),
  result: pageOf(Person),
})
export const getPerson = endpoint({
  method: 'GET',
  path: '/people/:id',
  summary: 'One person',
  access: 'person.read',
  params: z.object({ id: PersonId }),
  result: Person,
})
export const addPerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Add a person',
  access: 'person.edit',
  body: NewPerson,
  result: Person,
  refusals: ['people.address-taken', 'people.unknown-time-zone', 'forbidden'],
})
export const editPerson = endpoint({
  method: 'PATCH',
  path: '/people/:id',
  summary: 'Change what is known of a person',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  body: z
    .object({
      name: Line,
      organisation: OrganisationId.nullable(),
      language: Language,
      timeZone: z.string().max(60),
      vip: z.boolean(),
      remark: z.string().max(5_000),
      roles: z.array(RoleName),
      teams: z.array(TeamId),
    })
    .partial(),
  result: Person,
  refusals: ['people.unknown-time-zone', 'people.last-administrator', 'forbidden'],
})
export const addAddress = endpoint({
  method: 'POST',
  path: '/people/:id/addresses',
  summary: 'Add an address',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  body: z.object({ kind: AddressKind, value: Line }),
  result: Person,
  refusals: ['people.address-taken'],
})
export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/people/:id/addresses/:address',
  summary: 'Remove an address',
  access: 'person.edit',
  params: z.object({ id: PersonId, address: z.uuid() }),
  result: Person,
})
export const leavePerson = endpoint({
  method: 'POST',
  path: '/people/:id/departure',
  summary: 'The person left: no sign-in any more',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  result: Person,
  refusals: ['people.last-administrator', 'forbidden'],
})

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/organisations',
  summary: 'Organisations',
  access: 'person.read',
  query: PageQuery.extend({ q: z.string().max(200).optional(), kind: OrganisationKind.optional() }),
  result: pageOf(Organisation),
})
export const addOrganisation = endpoint({
  method: 'POST',
  path: '/organisations',
  summary: 'Add an organisation',
  access: 'person.edit',
  body: NewOrganisation,
  result: Organisation,
  refusals: ['people.domain-taken'],
})
export const editOrganisation = endpoint({
  method: 'PATCH',
  path: '/organisations/:id',
  summary: 'Change an organisation',
  access: 'person.edit',
  params: z.object({ id: OrganisationId }),
  body: patchOf(NewOrganisation),
  result: Organisation,
  refusals: ['people.domain-taken'],
})

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  summary: 'Teams',
  access: 'ticket.work',
  result: z.object({ items: z.array(Team) }),
})
export const addTeam = endpoint({
  method: 'POST',
  path: '/teams',
  summary: 'Add a team',
  access: 'settings.edit',
  body: NewTeam,
  result: Team,
})
export const editTeam = endpoint({
  method: 'PATCH',
  path: '/teams/:id',
  summary: 'Change a team',
  access: 'settings.edit',
  params: z.object({ id: TeamId }),
  body: patchOf(NewTeam),
  result: Team,
})
export const listLevels = endpoint({
  method: 'GET',
  path: '/levels',
  summary: 'Support levels',
  access: 'ticket.work',
  result: z.object({ items: z.array(Level) }),
})
export const addLevel = endpoint({
  method: 'POST',
  path: '/levels',
  summary: 'Add a support level',
  access: 'settings.edit',
  body: NewLevel,
  result: Level,
  refusals: ['people.level-taken'],
})
export const editLevel = endpoint({
  method: 'PATCH',
  path: '/levels/:id',
  summary: 'Change a support level',
  access: 'settings.edit',
  params: z.object({ id: LevelId }),
  body: patchOf(NewLevel),
  result: Level,
  refusals: ['people.level-taken'],
})
