import * as z from 'zod'
import { Language, Line, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import {
  AddressKind,
  DeskDefaults,
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
  Permission,
  PersonId,
  Role,
  RoleName,
  Team,
  TeamId,
} from './people.ts'

const people = z.object({
  q: z.string().max(200).optional(),
  organisation: OrganisationId.optional(),
  /** Those who work here, or those who do not. */
  staff: z.stringbool().optional(),
  /** Those who left are shown only when they are asked for. */
  left: z.stringbool().default(false),
  team: TeamId.optional(),
})

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
  refusals: ['not-found'],
})
export const addPerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Add a person',
  access: 'person.edit',
  body: NewPerson,
  result: Person,
  refusals: [
    'people.address-taken',
    'people.not-an-address',
    'people.unknown-time-zone',
    'people.unknown-organisation',
    'people.unknown-team',
    'forbidden',
  ],
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
  refusals: [
    'people.unknown-time-zone',
    'people.unknown-organisation',
    'people.unknown-team',
    'people.last-administrator',
    'people.no-address-to-sign-in',
    'not-found',
    'forbidden',
  ],
})
export const addAddress = endpoint({
  method: 'POST',
  path: '/people/:id/addresses',
  summary: 'Add an address',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  body: z.object({ kind: AddressKind, value: Line }),
  result: Person,
  refusals: ['people.address-taken', 'people.not-an-address', 'not-found', 'forbidden'],
})
export const preferAddress = endpoint({
  method: 'PUT',
  path: '/people/:id/addresses/:address/preference',
  summary: 'Make it the address of its kind that we use first',
  access: 'person.edit',
  params: z.object({ id: PersonId, address: z.uuid() }),
  result: Person,
  refusals: ['not-found', 'forbidden'],
})
export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/people/:id/addresses/:address',
  summary: 'Remove an address',
  access: 'person.edit',
  params: z.object({ id: PersonId, address: z.uuid() }),
  result: Person,
  refusals: ['people.no-address-to-sign-in', 'not-found', 'forbidden'],
})
export const leavePerson = endpoint({
  method: 'POST',
  path: '/people/:id/departure',
  summary: 'The person left: no sign-in any more',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  result: Person,
  refusals: ['people.last-administrator', 'people.already-left', 'not-found', 'forbidden'],
})
export const returnPerson = endpoint({
  method: 'DELETE',
  path: '/people/:id/departure',
  summary: 'The person is back',
  access: 'person.edit',
  params: z.object({ id: PersonId }),
  result: Person,
  refusals: ['people.not-left', 'not-found', 'forbidden'],
})

export const listRoles = endpoint({
  method: 'GET',
  path: '/roles',
  summary: 'Roles and what each may',
  access: 'person.read',
  result: z.object({ items: z.array(Role) }),
})
export const setRole = endpoint({
  method: 'PUT',
  path: '/roles/:name',
  summary: 'Set what a role may',
  access: 'access.edit',
  params: z.object({ name: RoleName }),
  body: z.object({ permissions: z.array(Permission) }),
  result: Role,
  refusals: ['people.administrator-keeps-all', 'forbidden'],
})

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/organisations',
  summary: 'Organisations',
  access: 'person.read',
  query: PageQuery.extend({ q: z.string().max(200).optional(), kind: OrganisationKind.optional() }),
  result: pageOf(Organisation),
})
export const getOrganisation = endpoint({
  method: 'GET',
  path: '/organisations/:id',
  summary: 'One organisation',
  access: 'person.read',
  params: z.object({ id: OrganisationId }),
  result: Organisation,
  refusals: ['not-found'],
})
export const addOrganisation = endpoint({
  method: 'POST',
  path: '/organisations',
  summary: 'Add an organisation',
  access: 'person.edit',
  body: NewOrganisation,
  result: Organisation,
  refusals: ['people.domain-taken', 'people.public-domain', 'people.one-provider', 'forbidden'],
})
export const editOrganisation = endpoint({
  method: 'PATCH',
  path: '/organisations/:id',
  summary: 'Change an organisation',
  access: 'person.edit',
  params: z.object({ id: OrganisationId }),
  body: patchOf(NewOrganisation),
  result: Organisation,
  refusals: ['people.domain-taken', 'people.public-domain', 'people.one-provider', 'not-found', 'forbidden'],
})

const teamRefusals = ['people.unknown-person', 'people.unknown-organisation', 'people.unknown-level']

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
  refusals: teamRefusals,
})
export const editTeam = endpoint({
  method: 'PATCH',
  path: '/teams/:id',
  summary: 'Change a team',
  access: 'settings.edit',
  params: z.object({ id: TeamId }),
  body: patchOf(NewTeam),
  result: Team,
  refusals: [...teamRefusals, 'not-found'],
})
export const getDeskDefaults = endpoint({
  method: 'GET',
  path: '/settings/desk',
  summary: 'The language and the time zone of people of whom nothing else is known',
  access: 'person.read',
  result: DeskDefaults,
})
export const setDeskDefaults = endpoint({
  method: 'PUT',
  path: '/settings/desk',
  summary: 'Set the language and the time zone of the desk',
  access: 'settings.edit',
  body: DeskDefaults,
  result: DeskDefaults,
  refusals: ['people.unknown-time-zone'],
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
  refusals: ['people.level-taken', 'not-found'],
})
